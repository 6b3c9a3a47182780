import type { ActivityWithDates } from '../../plan/index.ts'
import { StatusTag } from '../components/status.tsx'
import { counted, inWords } from '../words/numbers.ts'

/** How many of the audience, and where not all, what became of the others: each figure leads to its rows. */
export function WrittenTo({ line, ledger }: { line: ActivityWithDates; ledger: string }) {
  const { activity, counts, dates } = line
  if (line.putsUp !== null) return <span class="app-quiet">–</span>
  if (dates.length > 1) return <WrittenInAll dates={dates} />
  if (counts.audience === 0) return <span class="app-quiet">nobody yet</span>
  const missed = counts.failed + counts.unknown
  return (
    <>
      <a class="govuk-link app-nowrap" href={ledger} id={`ledger-of-${activity}`}>
        {inWords(counts.sent)} of {inWords(counts.audience)}
        <span class="govuk-visually-hidden"> written to by {activity}</span>
      </a>
      {counts.skipped > 0 && (
        <>
          <br />
          <a class="govuk-link app-quiet" href={`${ledger}?status=skipped`} id={`skipped-of-${activity}`}>
            {inWords(counts.skipped)} skipped<span class="govuk-visually-hidden"> by {activity}</span>
          </a>
        </>
      )}
      {missed > 0 && (
        <>
          <br />
          <a
            class="govuk-link app-quiet"
            href={`${ledger}?status=${counts.failed > 0 ? 'failed' : 'unknown'}`}
            id={`missed-of-${activity}`}
          >
            {counted(missed, 'failed or unknown', 'failed or unknown')}
            <span class="govuk-visually-hidden"> of {activity}</span>
          </a>
        </>
      )}
    </>
  )
}

/** Over all dates; each date leads to its own rows. */
function WrittenInAll({ dates }: Pick<ActivityWithDates, 'dates'>) {
  const sum = (count: (counts: ActivityWithDates['counts']) => number) =>
    dates.reduce((total, date) => total + count(date.counts), 0)
  const audience = sum((counts) => counts.audience)
  if (audience === 0) return <span class="app-quiet">nobody yet</span>
  return (
    <>
      <span class="app-nowrap">
        {inWords(sum((counts) => counts.sent))} of {inWords(audience)}
      </span>
      <br />
      <span class="app-quiet">messages so far</span>
    </>
  )
}

/** How many of its dates stand where. */
export function StatesOf({ dates }: Pick<ActivityWithDates, 'dates'>) {
  const states = Map.groupBy(dates, ({ status }) => status)
  return (
    <ul class="app-states">
      {[...states].map(([status, some]) => (
        <li>
          <StatusTag status={status} /> {counted(some.length, 'date', 'dates')}
        </li>
      ))}
    </ul>
  )
}
