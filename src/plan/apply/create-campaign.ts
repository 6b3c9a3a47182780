import type { Rows } from '../../../db/index.ts'
import { addVersions } from '../../../db/queries/approvals.ts'
import { addMaterialAuthor } from '../../../db/queries/material-versions.ts'
import { insertCampaign } from '../../../db/queries/plan-edits.ts'
import { actorName, audit, type Ctx } from '../../access/index.ts'
import type { Applied } from './applied.ts'
import { brokenOrder, refuseBrokenOrder } from '../dates/broken-order.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { occurrenceSentences, saveOccurrences } from './change-occurrences.ts'
import { datedText } from '../dates/dated-occurrence.ts'
import { hashOfContent } from '../approval/hash-of-content.ts'
import { launchOf } from '../dates/plan-anchors.ts'
import { planOccurrences } from '../dates/plan-occurrences.ts'
import { contentsAfter } from './rows-of-materials.ts'
import { rowsOfPlan } from './rows-of-plan.ts'
import { keepPictures, writeParts } from './write-parts.ts'

const FIRST_EPOCH = 1
const NOTHING = { campaign: { calendar: null }, anchors: [], activities: [], occurrences: [] }

/** Writes a plan down as a new campaign, with the dates of its activities, in the caller's write transaction. */
export async function createCampaign(
  tx: Rows,
  ctx: Ctx,
  plan: CampaignPlan,
  isExample: boolean,
  action = 'plan.apply',
): Promise<Applied> {
  const now = ctx.now.getTime()
  const rows = rowsOfPlan(plan, plan.anchors, hashOfContent(plan))
  const steps = planOccurrences(NOTHING, rows.activities, { anchors: plan.anchors, calendar: plan.calendar, now })
  refuseBrokenOrder(brokenOrder(steps))
  const drawn = { scheduleEpoch: FIRST_EPOCH, calendarKey: crypto.randomUUID() }
  await insertCampaign(tx, { ...rows.campaign, isExample, ...drawn }, now)
  const contents = contentsAfter([], rows.materialContents, plan.languages[0], actorName(ctx.actor))
  await writeParts(tx, plan.id, { ...rows, materialContents: contents })
  await addMaterialAuthor(tx, plan.id, plan.materials.map(({ id }) => id), actorName(ctx.actor)) // prettier-ignore
  if (plan.materials.length > 0) await keepPictures(tx, plan.id, plan.pictureFiles)
  await saveOccurrences(tx, plan.id, steps, { scheduleEpoch: FIRST_EPOCH, now })
  await addVersions(
    tx,
    plan.id,
    rows.activities.map(({ id, contentHash }) => ({ activityId: id, contentHash })),
    actorName(ctx.actor),
    now,
  )
  const changes = [
    `campaign ${plan.id} created, with its launch on ${datedText(launchOf(plan.anchors))}`,
    ...occurrenceSentences(steps).map(({ sentence }) => sentence),
  ]
  await audit(tx, ctx, action, plan.id, null, { changes, anchors: plan.anchors, isExample })
  return { campaign: plan.id, created: true, changes, notes: [] }
}
