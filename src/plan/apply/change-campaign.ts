import type { Rows } from '../../../db/index.ts'
import { addVersions } from '../../../db/queries/approvals.ts'
import { addMaterialAuthor, versionsInForce } from '../../../db/queries/material-versions.ts'
import { materialsPlaced } from '../../../db/queries/placements.ts'
import type { ActivityRow, PlanRows } from '../../../db/queries/plan.ts'
import { updateCampaign } from '../../../db/queries/plan-edits.ts'
import { actorName, audit, type Ctx } from '../../access/index.ts'
import { Conflict } from '../../errors.ts'
import { anchorsThatCount } from './anchors-that-count.ts'
import type { Applied } from './applied.ts'
import { brokenOrder, refuseBrokenOrder } from '../dates/broken-order.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { needsEpoch, occurrenceSentences, saveOccurrences } from './change-occurrences.ts'
import { fieldChange, type PlanChange } from './change-sentences.ts'
import { changedFields } from './compare-rows.ts'
import { partsOf, saveParts } from './change-parts.ts'
import { hashAfterChange } from '../approval/hash-of-content.ts'
import { leaveActivities } from './leave-activities.ts'
import { activitiesNamed } from '../stored/named-activities.ts'
import { materialsTouched } from './materials-touched.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'
import { planOccurrences } from '../dates/plan-occurrences.ts'
import { rowsOfPlan, type RowsOfPlan } from './rows-of-plan.ts'

/** Under which action and subject of the audit log a change goes. */
export interface AuditEntry {
  readonly action: string
  readonly subject: string
  /** Whose the change is where that is not who does it: of what was written by others and is carried out. */
  readonly author?: string
}

/** Brings a campaign up to a plan, in the caller's write transaction. Touches nothing when nothing differs. */
export async function changeCampaign(
  tx: Rows,
  ctx: Ctx,
  before: PlanRows,
  plan: CampaignPlan,
  { action, subject, author = actorName(ctx.actor) }: AuditEntry = { action: 'plan.apply', subject: plan.id },
): Promise<Applied> {
  const now = ctx.now.getTime()
  const { anchors, notes } = anchorsThatCount(before.anchors, plan)
  const written = rowsOfPlan(plan, anchors, hashAfterChange(before, { ...plan, anchors }))
  const ended = new Map(before.activities.flatMap((old) => (old.endedAt === null ? [] : [[old.id, old]])))
  const rows = { ...written, activities: written.activities.filter(({ id }) => !ended.has(id)) }
  const parts = partsOf(before, rows, author)
  const told = [...notes, ...endedNotes(plan, written, ended), ...reissueNotes(before, parts.activities.removed)]
  const campaignFields = changedFields(before.campaign, rows.campaign)
  if (campaignFields.length === 0 && !parts.differ)
    return { campaign: plan.id, created: false, changes: [], notes: told }
  if (before.campaign.cancelledAt !== null) {
    throw new Conflict(
      `${plan.id} was cancelled and does not resume; give the file another campaign id to plan it anew`,
    )
  }

  await refuseRemovingPublished(tx, plan.id, parts.materials.removed)
  const { calendar } = plan
  const steps = planOccurrences(before, rows.activities, { anchors, calendar, now })
  refuseBrokenOrder(brokenOrder(steps))
  const leaving = parts.activities.removed
  const scheduleEpoch = before.campaign.scheduleEpoch + (needsEpoch(steps) || leaving.length > 0 ? 1 : 0)
  await updateCampaign(tx, { ...rows.campaign, scheduleEpoch }, now)
  await saveParts(tx, plan.id, parts, plan.pictureFiles)
  await addMaterialAuthor(tx, plan.id, materialsTouched(planOfRows(before), plan), author)
  const left = await leaveActivities(tx, before, leaving, { scheduleEpoch, now })
  await saveOccurrences(tx, plan.id, steps, { scheduleEpoch, now })
  const renewed = newContent(before, rows)
  await addVersions(
    tx,
    plan.id,
    renewed.map(({ id, contentHash }) => ({ activityId: id, contentHash })),
    author,
    now,
  )

  const changes = [
    ...campaignChange(before, rows, campaignFields),
    ...parts.changes,
    ...left,
    ...occurrenceSentences(steps),
    ...approvalChanges(before.activities, rows),
  ]
  await audit(tx, ctx, action, subject, sides(changes, 'before'), sides(changes, 'after'))
  return { campaign: plan.id, created: false, changes: changes.map(({ sentence }) => sentence), notes: told }
}

/** A page that everybody reads, or a poster that hangs, would stay behind without anybody to look after it. */
async function refuseRemovingPublished(
  tx: Rows,
  campaignId: string,
  removed: readonly { id: string }[],
): Promise<void> {
  if (removed.length === 0) return
  const isRemoved = ({ material }: { material: string }) => removed.some(({ id }) => id === material)
  const published = (await versionsInForce(tx, campaignId)).find(isRemoved)
  if (published !== undefined) {
    const { material, number } = published
    throw new Conflict(`version ${number} of ${material} is in force; withdraw it before ${material} is taken out`)
  }
  const placed = (await materialsPlaced(tx, campaignId)).find(isRemoved)
  if (placed !== undefined) {
    const { material, places } = placed
    const still = places === 1 ? `1 place still shows ${material}` : `${places} places still show ${material}`
    throw new Conflict(
      `${still}; on its page, say of each that it was taken down before ${material} is taken out of the plan`,
    )
  }
}

function campaignChange(before: PlanRows, rows: RowsOfPlan, fields: readonly string[]): PlanChange[] {
  if (fields.length === 0) return []
  const of = (values: object) => Object.fromEntries(Object.entries(values).filter(([field]) => fields.includes(field)))
  const [was, is] = [of(before.campaign), of(rows.campaign)]
  return [{ sentence: `campaign: ${fieldChange(fields, was, is)}`, subject: 'campaign', before: was, after: is }]
}

/** Activities that are new or whose content is another than before. */
function newContent(before: PlanRows, rows: RowsOfPlan): RowsOfPlan['activities'] {
  const hashes = new Map(before.activities.map(({ id, contentHash }) => [id, contentHash]))
  return rows.activities.filter(({ id, contentHash }) => hashes.get(id) !== contentHash)
}

function approvalChanges(before: readonly ActivityRow[], rows: RowsOfPlan): PlanChange[] {
  return rows.activities.flatMap(({ id, contentHash }) => {
    const old = before.find((activity) => activity.id === id)
    if (old === undefined || old.approvedHash === null || old.contentHash === contentHash) return []
    const wasApproved = old.approvedHash === old.contentHash
    const isApproved = old.approvedHash === contentHash
    if (wasApproved === isApproved) return []
    const sentence = isApproved
      ? `activity ${id} is again what was approved`
      : `activity ${id} is not approved any more: it changed, so it needs approving again`
    return [{ sentence, subject: `activity ${id}` }]
  })
}

/** What has ended, and is still in the file without being needed there, or otherwise than it was. */
function endedNotes(plan: CampaignPlan, { activities }: RowsOfPlan, ended: ReadonlyMap<string, ActivityRow>): string[] {
  const open = new Set(activities.map(({ id }) => id).filter((id) => !ended.has(id)))
  const named = activitiesNamed(plan, open)
  return activities.flatMap((activity) => {
    const old = ended.get(activity.id)
    if (old === undefined || (named.has(old.id) && isAsItWas(old, activity))) return []
    return [`activity ${old.id} has ended and stays so; give it another id to plan it anew`]
  })
}

/** A file from before a version was published does not know of what puts it up. */
function reissueNotes({ occurrences }: PlanRows, removed: readonly ActivityRow[]): string[] {
  const open = new Set(occurrences.filter(({ finishedAt }) => finishedAt === null).map(({ activityId }) => activityId))
  return removed
    .filter(({ id, messageId, materialVersion }) => messageId === null && materialVersion !== null && open.has(id))
    .map(({ id, materialId, materialVersion }) => {
      const what = `version ${materialVersion} of ${materialId}`
      return `activity ${id} is not in the file and left the plan: ${what} is not put up by it`
    })
}

/** What it prints may be another by now, and so may its place among the others. */
function isAsItWas(old: ActivityRow, activity: RowsOfPlan['activities'][number]): boolean {
  return changedFields(old, activity).every((field) => field === 'contentHash' || field === 'position')
}

function sides(changes: readonly PlanChange[], side: 'before' | 'after'): Record<string, unknown[]> {
  const grouped = Map.groupBy(changes, ({ subject }) => subject)
  return Object.fromEntries(
    [...grouped].map(([subject, ofSubject]) => [
      subject,
      ofSubject
        .map((change) => change[side] ?? (side === 'after' ? change.sentence : null))
        .filter((value) => value !== null),
    ]),
  )
}
