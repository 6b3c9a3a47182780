import type { Rows } from '../../../db/index.ts'
import type { PlanRows } from '../../../db/queries/plan.ts'
import { lastChange } from '../../../db/queries/plan-history.ts'
import { contentHash } from '../../access/index.ts'
import { Conflict, NotFound } from '../../errors.ts'
import { formatInstant } from '../../schedule/index.ts'
import { canonicalJson } from '../canonical-json.ts'
import type { WrittenCampaign } from '../file/file-of-plan.ts'
import { valueAt } from './value-at.ts'
import { fieldsOf } from './part-fields.ts'
import { contentPartOf, idsOf, isThereOnce, type Part, partName, placeOf } from './part-of-plan.ts'
import { nearestOr } from '../file/shape-problems.ts'

/** What a part is now, as a token: equal parts have equal tokens. */
export function seenOf(file: WrittenCampaign, part: Part): string {
  const place = placeOf(file, part)
  const content =
    place.length === 0 ? fieldsOf(part, file).map(({ path }) => valueAt(file, path) ?? null) : valueAt(file, place)
  return contentHash(canonicalJson(content))
}

/** Whether a campaign has this part; one that is there once always is. */
export function hasPart(file: WrittenCampaign, { kind, id }: Part): boolean {
  return isThereOnce(kind) || (id !== undefined && idsOf(file, kind).includes(id))
}

/** The error for a part that is not there; says which there are. */
export function noPart(file: WrittenCampaign, part: Part): NotFound {
  const known = idsOf(file, part.kind)
  const choice = known.length > 0 ? `it has ${known.join(', ')}` : 'it has none'
  return new NotFound(`${file.campaign} has no ${partName(part)}; ${nearestOr(part.id ?? '', known, choice)}`)
}

/** Why a part is not to be edited that is there only because others name it; nothing for any other. */
export function whyEnded(activities: PlanRows['activities'], { kind, id }: Part): string | undefined {
  const isEnded = kind === 'activity' && activities.some((one) => one.id === id && one.endedAt !== null)
  return isEnded ? `activity ${id} has ended, and nothing of it changes any more` : undefined
}

/**
 * Throws `Conflict`, and says who did it when, where a part is not as it was seen; `NotFound` where it never was there.
 * An edit that leaves it as it is now overwrites nobody.
 */
export async function refuseChangedMeanwhile(
  tx: Rows,
  now: WrittenCampaign,
  edited: WrittenCampaign,
  part: Part,
  seen: string,
): Promise<void> {
  const isThere = hasPart(now, part)
  // The boundaries of a map are long: each side is hashed once, and what was edited only where it matters.
  const is = isThere ? seenOf(now, part) : undefined
  if (is !== undefined && (is === seen || is === seenOf(edited, part))) return
  const last = await lastChange(tx, now.campaign, part.kind, subjectOf(now.campaign, part), namesInAudit(part))
  if (!isThere && last === undefined) throw noPart(now, part)
  const by = last === undefined ? 'somebody else' : `${last.actor} at ${formatInstant(last.at)}`
  throw new Conflict(
    isThere
      ? `${partName(part)} was changed by ${by} since you opened it, so yours was not saved: look at what is there now, and save again what is still needed`
      : `${partName(part)} was taken out by ${by} since you opened it, so yours was not saved`,
  )
}

/** What an edit of a part is under in the audit log. */
export function subjectOf(campaignId: string, { id }: Part): string {
  return id === undefined ? campaignId : `${campaignId}/${id}`
}

/** How entries of the audit log name a part within a change of a campaign. */
function namesInAudit({ kind, id }: Part): string[] {
  if (['facts', 'core-message', 'material-rules', 'helpline'].includes(kind)) return ['campaign']
  if (kind === 'rate') return ['channel email']
  if (kind === 'material-content') {
    const { material, language } = contentPartOf(id ?? '')
    return [`material ${material} (${language})`]
  }
  return kind === 'message' ? [`message ${id}`, `message ${id} (`] : [`${kind} ${id}`]
}
