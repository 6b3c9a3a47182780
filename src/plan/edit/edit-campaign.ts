import type { Rows } from '../../../db/index.ts'
import { attributeNames } from '../../../db/queries/approvals.ts'
import { planRows } from '../../../db/queries/plan.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { Conflict, Invalid, type Problem } from '../../errors.ts'
import { changeCampaign } from '../apply/change-campaign.ts'
import { checkCampaign } from '../file/check-campaign.ts'
import { editedFile } from './edited-file.ts'
import { refuseExampleLists } from '../apply/example-lists.ts'
import { fileOfPlan } from '../file/file-of-plan.ts'
import { pathOf } from '../file/file-path.ts'
import type { FormValues } from './form-values.ts'
import { fieldsOf } from './part-fields.ts'
import { picturesNamed } from '../stored/pictures-named.ts'
import { bearsOn, type Part, placeOf } from './part-of-plan.ts'
import { findingsOfEdit, problemsBeside } from './part-problems.ts'
import { planAhead } from '../stored/plan-of-rows.ts'
import { refuseChangedMeanwhile, subjectOf, whyEnded } from './seen-part.ts'
import { error } from '../file/shape-problems.ts'
import { noCampaign } from '../stored/no-campaign.ts'

/** What a person does to one part of a campaign. `seen` is what `partForEditing` gave with the values they were shown. */
export type Edit =
  | { readonly act: 'add'; readonly part: Part; readonly values: FormValues }
  | { readonly act: 'change'; readonly part: Part; readonly seen: string; readonly values: FormValues }
  | { readonly act: 'remove'; readonly part: Part; readonly seen: string }

export interface EditInput {
  readonly campaignId: string
  readonly edit: Edit
  /** Only checks it: nothing is written. */
  readonly isTrial?: boolean
}

export interface Edited {
  readonly campaign: string
  /** With its id, also where it is new. */
  readonly part: Part
  /** Sentences for people; empty when nothing was changed. */
  readonly changes: readonly string[]
  readonly notes: readonly string[]
  /** `path` is the name of a field, or empty. */
  readonly warnings: readonly Problem[]
}

/**
 * Adds, changes or removes one part of a campaign with the checks of a campaign file, in one transaction. Role planner.
 *
 * Throws `Invalid`, with the names of the form's fields as paths, `Conflict` when somebody changed the part since it was
 * seen (and says who), or when the campaign was cancelled, and `NotFound`. Nothing is written then.
 */
export async function editCampaign(ctx: Ctx, input: EditInput): Promise<Edited> {
  requireRole(ctx.actor, 'planner')
  const attempt = (attributes?: readonly string[]) =>
    input.isTrial
      ? edited(ctx.db.rows, ctx, input, attributes)
      : ctx.db.write((tx) => edited(tx, ctx, input, attributes))
  return (await attempt()) ?? (await attempt(await attributeNames(ctx.db.rows)))!
}

/** Nothing where a message looks wrong and only the attributes of contacts, which take long to read, can tell. */
async function edited(
  tx: Rows,
  ctx: Ctx,
  { campaignId, edit, isTrial }: EditInput,
  attributes: readonly string[] | undefined,
): Promise<Edited | undefined> {
  const rows = await planRows(tx, campaignId)
  if (rows === undefined) throw await noCampaign(tx, campaignId)
  if (rows.campaign.cancelledAt !== null)
    throw new Conflict(`${campaignId} was cancelled; nothing of it changes any more`)
  const ended = edit.act === 'add' ? undefined : whyEnded(rows.activities, edit.part)
  if (ended !== undefined) throw new Conflict(ended)
  const ahead = planAhead(rows)
  const before = fileOfPlan(ahead)
  const after = editedFile(before, edit)
  const { part, file } = after
  if (edit.act !== 'add') await refuseChangedMeanwhile(tx, before, file, part, edit.seen)

  const isInspected = (messageId: string) => bearsOn(part, messageId, [before, file])
  const known = { knownAttributes: attributes ?? [], isInspected, storedPictures: picturesNamed(ahead) }
  const { plan, findings } = checkCampaign(file, known)
  const form = { place: placeOf(file, part), fields: fieldsOf(part, file) }
  const blamed = findingsOfEdit(() => checkCampaign(before, known).findings, findings, form)
  const wrong = blamed.filter(({ severity }) => severity === 'error')
  if (attributes === undefined && wrong.some(({ path }) => path[0] === 'messages')) return undefined
  const beside = (some: typeof blamed) => problemsBeside(some, form)
  const unread = new Set(after.problems.map(({ path }) => path))
  const problems = [...after.problems, ...beside(wrong).filter(({ path }) => !unread.has(path))]
  if (plan === undefined || problems.length > 0) throw new Invalid(problems)

  await refuseExampleLists(tx, plan, rows.campaign.isExample).catch((refused: unknown) => {
    if (!(refused instanceof Invalid)) throw refused
    throw new Invalid(beside(refused.problems.map(({ path, message }) => error(pathOf(path), message))))
  })
  const warnings = beside(blamed.filter((finding) => !wrong.includes(finding)))
  if (isTrial) return { campaign: campaignId, part, changes: [], notes: [], warnings }
  const record = { action: `${part.kind}.${edit.act}`, subject: subjectOf(campaignId, part) }
  const { changes, notes } = await changeCampaign(tx, ctx, rows, plan, record)
  return { campaign: campaignId, part, changes, notes, warnings }
}
