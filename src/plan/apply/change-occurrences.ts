import type { Rows } from '../../../db/index.ts'
import type { OccurrenceValues } from '../../../db/queries/plan-edits.ts'
import {
  addOccurrences,
  changeLatestStart,
  removeOccurrence,
  moveRest,
  replanOccurrence,
} from '../../../db/queries/plan-edits.ts'
import { noteRemoved } from '../../../db/queries/launch-moves.ts'
import type { PlanChange } from './change-sentences.ts'
import { datedOccurrence, datedText } from '../dates/dated-occurrence.ts'
import type { ActivitySteps, OccurrenceStep } from '../dates/plan-occurrences.ts'

/**
 * Whether it takes another schedule epoch: what a dispatcher may be at work on is fenced off, and a date that comes in is
 * newer than one that left the plan under the same ordinal.
 */
export function needsEpoch(activities: readonly ActivitySteps[]): boolean {
  return activities.some(({ steps }) => steps.some(({ kind }) => kind !== 'keep'))
}

/** Writes the steps down under the schedule epoch that counts from now on, in the caller's write transaction. */
export async function saveOccurrences(
  tx: Rows,
  campaignId: string,
  activities: readonly ActivitySteps[],
  { scheduleEpoch, now }: { scheduleEpoch: number; now: number },
): Promise<void> {
  const added: OccurrenceValues[] = []
  for (const { activity, old: before, isChanged, steps } of activities) {
    for (const step of steps) {
      if (step.kind === 'add') added.push(step.values)
      else if (step.kind === 'remove') {
        await noteRemoved(tx, campaignId, step.old, scheduleEpoch, now)
        await removeOccurrence(tx, step.old.id)
      } else if (step.kind === 'replan') {
        const { activityId: _, ordinal: __, ...values } = step.values
        await replanOccurrence(tx, step.old.id, { ...values, sendLate: step.sendLate, scheduleEpoch })
      } else if (step.kind === 'move-rest') {
        const { wall, zone, instant, dueAt, latestAt } = step.values
        await moveRest(tx, step.old.id, { wall, zone, instant, dueAt, latestAt, scheduleEpoch })
      } else if (isChanged && step.old.finishedAt === null && before?.late !== activity.late) {
        const { latestAt } = datedOccurrence(activity, step.old, { ordinal: step.old.ordinal, now })
        await changeLatestStart(tx, step.old.id, latestAt)
      }
    }
  }
  await addOccurrences(tx, campaignId, scheduleEpoch, added)
}

/** What becomes of the occurrences, in sentences; nothing of those that stay as they are. */
export function occurrenceSentences(activities: readonly ActivitySteps[]): PlanChange[] {
  return activities.flatMap((one) =>
    sentencesOf(one).map((text) => ({
      sentence: `activity ${one.activity.id} ${text}`,
      subject: `activity ${one.activity.id}`,
    })),
  )
}

function sentencesOf({ activity, old, isChanged, steps }: ActivitySteps): string[] {
  const of = <K extends OccurrenceStep['kind']>(kind: K) =>
    steps.filter((step): step is Extract<OccurrenceStep, { kind: K }> => step.kind === kind)
  const [added, replanned, kept, removed] = [of('add'), of('replan'), of('keep'), of('remove')]
  const moved = replanned.filter((step) => datedText(step.old) !== datedText(step.values))
  const missed = [...added, ...replanned.filter((step) => step.old.status !== 'missed')].filter(
    ({ values }) => values.reason !== null,
  )
  const planned = added.filter(({ values }) => values.reason === null)
  return [
    ...inOne(planned, ({ values }) => `planned for ${datedText(values)}`),
    ...inOne(moved, (step) => `moves from ${datedText(step.old)} to ${datedText(step.values)}`),
    ...inOne(missed, ({ values }) => values.reason!),
    ...inOne(removed, (step) => `does not happen on ${datedText(step.old)} any more`),
    ...(isChanged && old !== undefined ? stayed(old.when !== activity.when, kept) : []),
  ]
}

/** The first of several in words, and how many there are besides. */
function inOne<T>(steps: readonly T[], words: (step: T) => string): string[] {
  const [first, ...others] = steps
  if (first === undefined) return []
  return [others.length === 0 ? words(first) : `${words(first)}; and ${others.length} more like it`]
}

function stayed(hasOtherDate: boolean, kept: readonly Extract<OccurrenceStep, { kind: 'keep' }>[]): string[] {
  const dateOf = (step: (typeof kept)[number]) => `${datedText(step.old)}${hasOtherDate ? ', its date,' : ''}`
  const finished = kept.filter(({ old }) => old.finishedAt !== null)
  const under = kept.filter(({ old }) => old.finishedAt === null)
  return [
    ...inOne(finished, (step) => `finished on ${dateOf(step)} and stays so; the change reaches nobody any more`),
    ...inOne(under, (step) => `already going out since ${dateOf(step)} and keeps the audience it began with`),
  ]
}
