import type { PlanRows } from '../../../db/queries/plan.ts'
import { type Anchor, blackoutAt } from '../../schedule/index.ts'
import { isApproved } from '../approval/approval-of.ts'
import { brokenOrder, type BrokenOrder } from '../dates/broken-order.ts'
import { type Meetings, type PlannedDate, plannedDate } from '../dates/clashing-occurrences.ts'
import { hasBegun } from '../dates/dated-occurrence.ts'
import { dateAfter, dateBefore } from '../dates/dates-of-step.ts'
import type { CampaignPlan } from '../campaign-plan.ts'
import { hashAfterMove } from '../approval/hash-of-content.ts'
import { type Anchors, launchOf } from '../dates/plan-anchors.ts'
import { type ActivitySteps, type OccurrenceStep, planOccurrences } from '../dates/plan-occurrences.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'
import { type RowsOfPlan, rowsOfPlan } from '../apply/rows-of-plan.ts'

/** What a move means for one occurrence; where several hold, the one that asks most of a person comes first. */
export type MoveEffect = 'already-sent' | 'pinned' | 'overdue' | 'needs-approval' | 'clashes' | 'compressed' | 'moves'

/** One occurrence before and after a move. Instants are milliseconds; null: it does not happen then. */
export interface MovedOccurrence {
  readonly activity: string
  readonly ordinal: number
  readonly zone: string
  readonly before: { readonly wall: string; readonly instant: number } | null
  readonly after: { readonly wall: string; readonly instant: number } | null
  readonly effect: MoveEffect
  /** All that hold, the first being `effect`. */
  readonly effects: readonly MoveEffect[]
  /** People put it up, and nobody is written to. */
  readonly isOffline: boolean
  /** People it was sent to, or may have been. */
  readonly sent: number
  /** Its new date is over so long that a person has to decide about it. */
  readonly willBeMissed: boolean
  /** What it comes too near to and did not before, such as `fair` or `teaser of another-campaign`. */
  readonly meets: readonly string[]
  /** The blackout that its new date falls into and that holds it, also where the old one did; null: none, or the same date. */
  readonly blackout: string | null
}

/** A move of an anchor worked out in full, before anything is written. */
export interface PlannedMove {
  readonly anchors: Anchors
  readonly rows: RowsOfPlan
  readonly steps: readonly ActivitySteps[]
  /** In the order of the dates they have afterwards, or had. */
  readonly occurrences: readonly MovedOccurrence[]
  /** Activities that were approved, say the old date and are still to go out, so that they need approving again. */
  readonly approvalsLost: readonly string[]
  /** What would go out before what has to go out first; while there is any, the move is refused. */
  readonly brokenOrder: readonly BrokenOrder[]
}

/** What of the given dates meets what too soon. */
type MeetingsOf = (dates: readonly PlannedDate[]) => Promise<Meetings>

/** Works out what moving one anchor of a campaign to `to` would do, at `now` (milliseconds). */
export async function plannedMove(
  before: PlanRows,
  { anchor, to, now }: { anchor: string; to: Anchor; now: number },
  meetingsOf: MeetingsOf,
): Promise<PlannedMove> {
  const plan = planOfRows(before)
  const anchors = { ...plan.anchors, [anchor]: to }
  const rows = rowsOfPlan(plan, anchors, hashAfterMove(before, plan, anchors))
  const going = new Set(before.activities.flatMap(({ id, endedAt }) => (endedAt === null ? [id] : [])))
  const ahead = rows.activities.filter(({ id }) => going.has(id))
  const steps = planOccurrences(before, ahead, { anchors, calendar: plan.calendar, now, movesRest: true })
  const drafts = steps.flatMap((one) => one.steps.map((step) => ({ one, step })))
  const dates = { before: datesOf(before, drafts, 'before'), after: datesOf(before, drafts, 'after') }
  const [old, renewed] = [await meetingsOf(dates.before), await meetingsOf(dates.after)]
  const gaps = { before: gapsOf(dates.before), after: gapsOf(dates.after) }
  const occurrences = drafts.map(({ one, step }): MovedOccurrence => {
    const key = keyOf(step)
    const known = new Set(old.get(key)?.map((date) => date.key))
    const met = renewed.get(key)?.filter((date) => !known.has(date.key)) ?? []
    const meets = [...new Set(met.map((date) => named(date, before)))]
    const [gapBefore, gapAfter] = [gaps.before.get(key), gaps.after.get(key)]
    const isCompressed = gapBefore !== undefined && gapAfter !== undefined && gapAfter * 2 < gapBefore
    return movedOccurrence(one, step, { meets, isCompressed, blackout: blackoutMet(plan, one, step), now })
  })
  return {
    anchors,
    rows,
    steps,
    occurrences: occurrences.toSorted((a, b) => (a.after ?? a.before)!.instant - (b.after ?? b.before)!.instant),
    approvalsLost: [
      ...new Set(
        occurrences.flatMap(({ activity, effects }) => (effects.includes('needs-approval') ? [activity] : [])),
      ),
    ],
    brokenOrder: brokenOrder(steps),
  }
}

function movedOccurrence(
  one: ActivitySteps,
  step: OccurrenceStep,
  { meets, isCompressed, blackout, now }: Circumstances,
): MovedOccurrence {
  const [before, after] = [dateBefore(step), dateAfter(step)]
  const old = step.kind === 'add' ? undefined : step.old
  const stays = before !== null && before.instant === after?.instant
  const isSent = step.kind === 'keep' && (step.old.finishedAt !== null || hasBegun(step.old))
  const isLeft = isSent && step.old.finishedAt === null && step.old.queued > 0
  const isOverdue = after !== null && !isSent && after.instant < now
  const holds: [MoveEffect, boolean][] = [
    ['already-sent', isSent],
    ['overdue', isOverdue && !stays],
    ['needs-approval', losesApproval(one) && (!isSent || isLeft)],
    ['pinned', stays && !isSent],
    ['clashes', meets.length > 0 && !isSent],
    ['compressed', isCompressed && !isSent],
    ['moves', !stays && !isSent],
  ]
  const effects = holds.flatMap(([effect, isSo]) => (isSo ? [effect] : []))
  const { zone, ordinal } = step.kind === 'add' ? step.values : step.old
  const sent = old === undefined ? 0 : old.sent + old.unknown + old.handedOff
  const willBeMissed = isOverdue && 'values' in step && step.values.status === 'missed'
  const held = { willBeMissed, meets: isSent ? [] : meets, blackout: isSent ? null : blackout }
  const what = { effect: effects[0]!, effects, sent, ...held }
  const isOffline = one.activity.messageId === null
  return { activity: one.activity.id, ordinal, isOffline, zone, before, after, ...what }
}

interface Circumstances {
  readonly meets: readonly string[]
  readonly isCompressed: boolean
  readonly blackout: string | null
  readonly now: number
}

/** A blackout that blocks what is planned for its days, where the date is another than before. */
function blackoutMet(plan: CampaignPlan, { activity }: ActivitySteps, step: OccurrenceStep): string | null {
  const message = plan.messages.find(({ id }) => id === activity.messageId)
  if (activity.blackoutOverride !== null || message?.purpose === 'emergency') return null
  const after = dateAfter(step)
  if (after === null || dateBefore(step)?.instant === after.instant) return null
  const met = blackoutAt(after.instant, launchOf(plan.anchors).zone, plan.calendar?.blackouts ?? [])
  return met?.policy === 'block' ? met.name : null
}

interface Draft {
  readonly one: ActivitySteps
  readonly step: OccurrenceStep
}

function named({ activity, campaign }: PlannedDate, { campaign: own }: PlanRows): string {
  return campaign === own.id ? activity : `${activity} of ${campaign}`
}

/** Approved as it was, and another content now that it prints another date. */
function losesApproval({ activity, old }: ActivitySteps): boolean {
  return old !== undefined && isApproved(old) && old.approvedHash !== activity.contentHash
}

function keyOf(step: OccurrenceStep): string {
  const { activityId, ordinal } = step.kind === 'add' ? step.values : step.old
  return `${activityId}#${ordinal}`
}

/** Of what goes to an audience. */
function datesOf(before: PlanRows, drafts: readonly Draft[], side: 'before' | 'after'): PlannedDate[] {
  return drafts.flatMap(({ one, step }) => {
    const date = side === 'before' ? dateBefore(step) : dateAfter(step)
    const { id: activityId, audienceId } = one.activity
    if (date === null || audienceId === null) return []
    const { ordinal } = step.kind === 'add' ? step.values : step.old
    return [plannedDate(before, { activityId, ordinal, audienceId, ...date })]
  })
}

/** How long after the one before it, to the same audience, each occurrence comes. Milliseconds. */
function gapsOf(dates: readonly PlannedDate[]): Map<string, number> {
  const gaps = new Map<string, number>()
  const last = new Map<string, number>()
  for (const { key, audience, instant } of dates.toSorted((a, b) => a.instant - b.instant)) {
    const previous = last.get(audience)
    if (previous !== undefined) gaps.set(key, instant - previous)
    last.set(audience, instant)
  }
  return gaps
}
