import { NotFound } from '../errors.ts'
import { isThereOnce, type Part, partForEditing, type PartForm } from '../plan/index.ts'
import type { SignedInContext } from './signed-in.ts'
import { isPartKind } from './words/part-words.ts'

/** The form of the part that the address names. Throws `NotFound`. */
export function formFor(c: SignedInContext, part = partIn(c)): Promise<PartForm> {
  return partForEditing(c.var.ctx, { campaignId: c.req.param('campaign')!, part })
}

/** The part that the address names, whether it is there or not. */
export function partIn(c: SignedInContext): Part {
  const { kind = '', id } = c.req.param() as { kind?: string; id?: string }
  if (!isPartKind(kind) || (isThereOnce(kind) && id !== undefined)) {
    throw new NotFound('There is no such form. Go to the campaign and choose what to change there.')
  }
  return { kind, ...(id !== undefined && { id }) }
}

/** Whether the address names no part: one is to be added. */
export function isNewPart({ kind, id }: Part): boolean {
  return id === undefined && !isThereOnce(kind)
}
