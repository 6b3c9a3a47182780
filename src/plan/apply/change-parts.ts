import type { Rows } from '../../../db/index.ts'
import type { PlanRows } from '../../../db/queries/plan.ts'
import { removeParts, removeVariants } from '../../../db/queries/plan-edits.ts'
import { partChanges, type PlanChange } from './change-sentences.ts'
import { compareRows, type RowDifference } from './compare-rows.ts'
import { hasBegun } from '../dates/dated-occurrence.ts'
import { inKeptOrder } from './keep-order.ts'
import type { RowsOfPlan } from './rows-of-plan.ts'
import { writeParts } from './write-parts.ts'

/** How each part of a plan differs from what the database has, and that in sentences. */
export type Parts = ReturnType<typeof partsOf>

export function partsOf(before: PlanRows, after: RowsOfPlan) {
  const kept = keptForEnded(before, after)
  const anchors = compareRows(before.anchors, after.anchors, ({ name }) => name)
  const audiences = keeping(
    compareRows(before.audiences, inKeptOrder(before.audiences, after.audiences), idOf),
    kept.audiences,
  )
  const channels = compareRows(before.channels, after.channels, idOf)
  const messages = keeping(
    compareRows(before.messages, inKeptOrder(before.messages, after.messages), idOf),
    kept.messages,
  )
  const goals = compareRows(before.goals, inKeptOrder(before.goals, after.goals), idOf)
  const inFile = new Set(after.messages.map(idOf))
  const ofFile = before.variants.filter(({ messageId }) => inFile.has(messageId))
  const variants = compareRows(ofFile, after.variants, ({ messageId, language }) => `${messageId} ${language}`)
  const all = compareRows(before.activities, inKeptOrder(before.activities, after.activities), idOf)
  const activities = { ...all, removed: all.removed.filter(({ endedAt }) => endedAt === null) }
  const parts = { anchors, audiences, channels, messages, variants, goals, activities }
  const changes: PlanChange[] = [
    ...partChanges('anchor', anchors, ({ name }) => name),
    ...partChanges('audience', audiences, idOf),
    ...partChanges('goal', goals, idOf),
    ...partChanges('channel', channels, idOf),
    ...partChanges('message', messages, idOf),
    ...variantChanges(variants, new Set(messages.added.map(idOf))),
    ...partChanges('activity', { ...activities, removed: [] }, idOf),
  ]
  return { ...parts, differ: Object.values(parts).some(isDifferent), changes }
}

/** Writes the differences down; activities that left the plan are not removed here. */
export async function saveParts(tx: Rows, campaignId: string, parts: Parts): Promise<void> {
  const { anchors, audiences, channels, messages, variants, goals, activities } = parts
  await removeVariants(tx, campaignId, variants.removed)
  await writeParts(tx, campaignId, {
    anchors: wanted(anchors),
    audiences: wanted(audiences),
    channels: wanted(channels),
    messages: wanted(messages),
    variants: wanted(variants),
    goals: wanted(goals),
    activities: wanted(activities),
  })
  await removeParts(tx, 'goals', campaignId, goals.removed.map(idOf))
  await removeParts(tx, 'messages', campaignId, messages.removed.map(idOf))
  await removeParts(tx, 'audiences', campaignId, audiences.removed.map(idOf))
  await removeParts(tx, 'channels', campaignId, channels.removed.map(idOf))
}

/** Audiences and messages that activities refer to which are not in the file and stay because of what was sent. */
function keptForEnded(before: PlanRows, after: RowsOfPlan): { audiences: Set<string>; messages: Set<string> } {
  const inFile = new Set(after.activities.map(idOf))
  const begun = new Set(before.occurrences.filter(hasBegun).map(({ activityId }) => activityId))
  const kept = before.activities.filter(({ id, endedAt }) => !inFile.has(id) && (endedAt !== null || begun.has(id)))
  return {
    audiences: new Set(kept.map(({ audienceId }) => audienceId)),
    messages: new Set(kept.map(({ messageId }) => messageId)),
  }
}

function keeping<Before extends { id: string }, After>(
  difference: RowDifference<Before, After>,
  kept: ReadonlySet<string>,
): RowDifference<Before, After> {
  return { ...difference, removed: difference.removed.filter(({ id }) => !kept.has(id)) }
}

function variantChanges(variants: Parts['variants'], newMessages: ReadonlySet<string>): PlanChange[] {
  const of = ({ messageId, language }: { messageId: string; language: string }) => ({ messageId, language })
  return [
    ...variants.added
      .filter(({ messageId }) => !newMessages.has(messageId))
      .map((row) => ({
        sentence: `message ${row.messageId}: ${row.language} added`,
        subject: subjectOf(of(row)),
        after: row,
      })),
    ...variants.changed.map(({ before, after, fields }) => ({
      sentence: `message ${after.messageId}: ${fields.join(' and ')} (${after.language}) changed`,
      subject: subjectOf(of(after)),
      before,
      after,
    })),
    ...variants.removed.map((row) => ({
      sentence: `message ${row.messageId}: ${row.language} removed`,
      subject: subjectOf(of(row)),
      before: row,
    })),
  ]
}

function subjectOf({ messageId, language }: { messageId: string; language: string }): string {
  return `message ${messageId} (${language})`
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
