import type { Rows } from '../../../db/index.ts'
import type { PlanRows } from '../../../db/queries/plan.ts'
import { removeMaterialContents } from '../../../db/queries/materials.ts'
import { removeParts, removeVariants } from '../../../db/queries/plan-edits.ts'
import { partChanges, type PlanChange } from './change-sentences.ts'
import { compareRows, type RowDifference } from './compare-rows.ts'
import { hasBegun } from '../dates/dated-occurrence.ts'
import { inKeptOrder } from './keep-order.ts'
import { languageChanges } from './language-changes.ts'
import { contentsAfter } from './rows-of-materials.ts'
import type { RowsOfPlan } from './rows-of-plan.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { keepPictures, writeParts } from './write-parts.ts'

/** How each part of a plan differs from what the database has, and that in sentences. */
export type Parts = ReturnType<typeof partsOf>

/** `author` writes what is new of the materials. */
export function partsOf(before: PlanRows, after: RowsOfPlan, author: string) {
  const kept = keptForEnded(before, after)
  const anchors = compareRows(before.anchors, after.anchors, ({ name }) => name)
  const audiences = keeping(
    compareRows(before.audiences, inKeptOrder(before.audiences, after.audiences), idOf),
    kept.audiences,
  )
  const channels = keeping(compareRows(before.channels, after.channels, idOf), kept.channels)
  const messages = keeping(
    compareRows(before.messages, inKeptOrder(before.messages, after.messages), idOf),
    kept.messages,
  )
  const goals = compareRows(before.goals, inKeptOrder(before.goals, after.goals), idOf)
  const variants = compareRows(
    of(before.variants, after.messages, ({ messageId }) => messageId),
    after.variants,
    ({ messageId, language }) => `${messageId} ${language}`,
  )
  const all = compareRows(before.activities, inKeptOrder(before.activities, after.activities), idOf)
  const activities = { ...all, removed: all.removed.filter(({ endedAt }) => endedAt === null) }
  const materials = keeping(
    compareRows(before.materials, inKeptOrder(before.materials, after.materials), idOf),
    kept.materials,
  )
  const materialContents = compareRows(
    of(before.materialContents, after.materials, ({ materialId }) => materialId),
    contentsAfter(before.materialContents, after.materialContents, after.campaign.languages[0], author),
    ({ materialId, language }) => `${materialId} ${language}`,
  )
  const parts = { anchors, audiences, channels, messages, variants, materials, materialContents, goals, activities }
  const changes: PlanChange[] = [
    ...partChanges('anchor', anchors, ({ name }) => name),
    ...partChanges('audience', audiences, idOf),
    ...partChanges('goal', goals, idOf),
    ...partChanges('channel', channels, idOf),
    ...partChanges('message', messages, idOf),
    ...languageChanges('message', variants, ({ messageId }) => messageId, messages.added.map(idOf)),
    ...partChanges('material', materials, idOf),
    ...languageChanges('material', materialContents, ({ materialId }) => materialId, materials.added.map(idOf)),
    ...partChanges('activity', { ...activities, removed: [] }, idOf),
  ]
  return { ...parts, differ: Object.values(parts).some(isDifferent), changes }
}

/** Writes the differences down, with the pictures that the plan brings; activities that left it are not removed here. */
export async function saveParts(
  tx: Rows,
  campaignId: string,
  parts: Parts,
  pictureFiles: CampaignPlan['pictureFiles'],
): Promise<void> {
  const { anchors, audiences, channels, messages, variants, materials, materialContents, goals, activities } = parts
  await removeVariants(tx, campaignId, variants.removed)
  await removeMaterialContents(tx, campaignId, materialContents.removed)
  await writeParts(tx, campaignId, {
    anchors: wanted(anchors),
    audiences: wanted(audiences),
    channels: wanted(channels),
    messages: wanted(messages),
    variants: wanted(variants),
    materials: wanted(materials),
    materialContents: wanted(materialContents),
    goals: wanted(goals),
    activities: wanted(activities),
  })
  await removeParts(tx, 'goals', campaignId, goals.removed.map(idOf))
  await removeParts(tx, 'messages', campaignId, messages.removed.map(idOf))
  await removeParts(tx, 'materials', campaignId, materials.removed.map(idOf))
  await removeParts(tx, 'audiences', campaignId, audiences.removed.map(idOf))
  await removeParts(tx, 'channels', campaignId, channels.removed.map(idOf))
  if (isDifferent(materials)) await keepPictures(tx, campaignId, pictureFiles)
}

/** Audiences, messages, materials and channels that activities refer to which are not in the file and stay because of what was sent. */
function keptForEnded(
  before: PlanRows,
  after: RowsOfPlan,
): Readonly<Record<'audiences' | 'messages' | 'materials' | 'channels', ReadonlySet<string>>> {
  const inFile = new Set(after.activities.map(idOf))
  const begun = new Set(before.occurrences.filter(hasBegun).map(({ activityId }) => activityId))
  const kept = before.activities.filter(({ id, endedAt }) => !inFile.has(id) && (endedAt !== null || begun.has(id)))
  return {
    audiences: new Set(kept.flatMap(({ audienceId }) => audienceId ?? [])),
    messages: new Set(kept.flatMap(({ messageId }) => messageId ?? [])),
    channels: new Set(kept.map(({ channel }) => channel)),
    materials: new Set(kept.flatMap(({ materialId }) => materialId ?? [])),
  }
}

/** The rows of parts that are in the file; those of others stay or go with them. */
function of<Row>(rows: readonly Row[], parts: readonly { id: string }[], partOf: (row: Row) => string): Row[] {
  const inFile = new Set(parts.map(idOf))
  return rows.filter((row) => inFile.has(partOf(row)))
}

function keeping<Before extends { id: string }, After>(
  difference: RowDifference<Before, After>,
  kept: ReadonlySet<string>,
): RowDifference<Before, After> {
  return { ...difference, removed: difference.removed.filter(({ id }) => !kept.has(id)) }
}

function wanted<Before, After>({ added, changed }: RowDifference<Before, After>): After[] {
  return [...added, ...changed.map(({ after }) => after)]
}

function isDifferent({ added, changed, removed }: RowDifference<unknown, unknown>): boolean {
  return added.length + changed.length + removed.length > 0
}

function idOf({ id }: { id: string }): string {
  return id
}
