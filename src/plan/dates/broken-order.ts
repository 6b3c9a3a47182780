import { Conflict } from '../../errors.ts'
import { datedText, hasBegun } from './dated-occurrence.ts'
import { dateAfter, dateBefore, type StepDate } from './dates-of-step.ts'
import type { ActivitySteps } from './plan-occurrences.ts'

/** An activity that would go out before the one that it names as having to go out first. */
export interface BrokenOrder {
  readonly activity: string
  readonly date: StepDate
  readonly first: string
  readonly firstDate: StepDate
}

/**
 * Finds what a change of dates puts before what has to go out first. Not what has gone out, and not what was out of order
 * before and is no more so after it: that is nothing that the change does. Pure.
 */
export function brokenOrder(activities: readonly ActivitySteps[]): BrokenOrder[] {
  const known = new Map(activities.map((one) => [one.activity.id, one]))
  return activities.flatMap((one): BrokenOrder[] => {
    const first = known.get(one.activity.notBeforeActivity ?? '')
    if (first === undefined || letsFollow(first) || isUnderWay(one)) return []
    const is = leadOf(one, first, dateAfter)
    const was = one.old?.notBeforeActivity === first.activity.id ? leadOf(one, first, dateBefore) : undefined
    if (is === undefined || is.lead <= Math.max(0, was?.lead ?? 0)) return []
    return [{ activity: one.activity.id, date: is.date, first: first.activity.id, firstDate: is.firstDate }]
  })
}

/** One of them in words. @example 'activity public would go out on 2027-02-22 09:00 Europe/London, before briefing on …' */
export function brokenOrderText({ activity, date, first, firstDate }: BrokenOrder): string {
  return `activity ${activity} would go out on ${datedText(date)}, before ${first} on ${datedText(firstDate)}, which has to go out first`
}

/** Throws `Conflict` where a hard rule of order would be broken, naming every pair and what to do. */
export function refuseBrokenOrder(broken: readonly BrokenOrder[]): void {
  if (broken.length === 0) return
  const what = broken.map(brokenOrderText).join('; ')
  throw new Conflict(`${what}. Choose another date, or change first when one of them goes out; nothing was changed`)
}

type DateOf = typeof dateBefore

/** How long it goes out before the other, by the first date of each; in milliseconds, and negative where it follows. */
function leadOf(own: ActivitySteps, other: ActivitySteps, dateOf: DateOf) {
  const [date, firstDate] = [firstDateOf(own, dateOf), firstDateOf(other, dateOf)]
  return date && firstDate && { lead: firstDate.instant - date.instant, date, firstDate }
}

/** What was cancelled is no date any more; a new date may be earlier than those there were. */
function firstDateOf({ steps }: ActivitySteps, dateOf: DateOf): StepDate | undefined {
  const open = steps.filter((step) => step.kind === 'add' || step.old.status !== 'cancelled')
  const dates = open.map(dateOf).filter((date) => date !== null)
  return dates.toSorted((one, other) => one.instant - other.instant)[0]
}

/** As a dispatcher asks before it lets follow what waits for it. */
function letsFollow({ steps }: ActivitySteps): boolean {
  return steps.some(
    (step) => step.kind !== 'add' && step.old.finishedAt !== null && (step.old.sent > 0 || step.old.proof !== null),
  )
}

function isUnderWay({ steps }: ActivitySteps): boolean {
  return steps.some((step) => step.kind !== 'add' && hasBegun(step.old))
}
