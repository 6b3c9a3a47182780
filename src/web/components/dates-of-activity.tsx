import type { ActivityWithDates, DatedLine } from '../../plan/index.ts'
import { fromNow, wallInWords } from '../words/moment.ts'
import { counted, inWords } from '../words/numbers.ts'
import { withZoned } from '../words/zoned.ts'
import { Details } from './blocks.tsx'
import { StatusTag } from './status.tsx'

interface DatesProps {
  readonly activity: ActivityWithDates
  /** The address of the activity's page. */
  readonly base: string
  readonly now: Date
  /** Among others in a plan: without reasons, and only so many dates; the rest is on the activity's own page. */
  readonly most?: number
}

/** So many dates are in sight, from the one that is or comes next. */
const IN_SIGHT = 3

/** The dates of an activity that has several: the next few in sight, those before and after behind a summary each. */
export function DatesOfActivity({ activity, base, now, most = Infinity }: DatesProps) {
  const { dates, ordinal } = activity
  const says = most === Infinity ? 'why' : 'state'
  const counting = activity.isPostponed ? undefined : now
  const at = Math.max(
    0,
    Math.min(
      dates.findIndex((date) => date.ordinal === ordinal),
      dates.length - IN_SIGHT,
    ),
  )
  const [earlier, inSight, later] = [dates.slice(0, at), dates.slice(at, at + IN_SIGHT), dates.slice(at + IN_SIGHT)]
  return (
    <div class="app-dates">
      <p class="app-quiet">
        {counted(dates.length, 'date', 'dates')}, {spanOf(dates)}, {activity.zone}
      </p>
      {earlier.length > 0 && (
        <Details summary={`${inWords(earlier.length)} before`} keptAs={`before-of-${activity.activity}`}>
          <DateList dates={earlier.slice(-most)} base={base} says={says} />
          <Rest count={earlier.length - most} base={base} />
        </Details>
      )}
      <DateList dates={inSight} base={base} says={says} now={counting} />
      {later.length > 0 && (
        <Details summary={`and ${inWords(later.length)} more`} keptAs={`after-of-${activity.activity}`}>
          <DateList dates={later.slice(0, most)} base={base} says={says} />
          <Rest count={later.length - most} base={base} />
        </Details>
      )}
    </div>
  )
}

interface ListProps extends Pick<DatesProps, 'base'> {
  readonly dates: readonly DatedLine[]
  /** Besides its state, also the reason for it. */
  readonly says: 'state' | 'why'
  /** Absent: how far they are is not said. */
  readonly now?: Date | undefined
}

function DateList({ dates, base, says, now }: ListProps) {
  return (
    <ul class="app-dates__list">
      {dates.map((date) => (
        <li>
          <time datetime={date.instant}>{wallInWords(date.wall)}</time> <StatusTag status={date.status} />{' '}
          <Written date={date} base={base} />
          {now && <span class="app-quiet app-dates__far"> {fromNow(date.instant, now)}</span>}
          {says === 'why' && date.reason !== null && date.status !== 'sent' && (
            <span class="app-quiet"> {withZoned(date.reason, date.zone)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}

function Written({ date: { counts, ordinal }, base }: { date: DatedLine; base: string }) {
  if (counts.audience === 0) return null
  return (
    <a class="govuk-link app-nowrap" href={`${base}/ledger?date=${ordinal}`}>
      {inWords(counts.sent)} of {inWords(counts.audience)}
      <span class="govuk-visually-hidden"> written to on date {ordinal}</span>
    </a>
  )
}

function Rest({ count, base }: { count: number; base: string }) {
  if (!(count > 0)) return null
  return (
    <a class="govuk-link" href={`${base}#dates`}>
      {inWords(count)} more on the page of the activity
    </a>
  )
}

function spanOf(dates: readonly DatedLine[]): string {
  const [first, last] = [dates[0], dates.at(-1)]
  return first === undefined || last === undefined ? '' : `${dayOf(first)} to ${dayOf(last)}`
}

function dayOf({ wall }: DatedLine): string {
  return wallInWords(wall).replace(/^\w+ /, '').replace(/,.*$/, '')
}
