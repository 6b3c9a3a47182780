import type { ComesToBe, OnceReinstated } from '../../dispatch/index.ts'
import { SummaryList, Warning } from '../components/blocks.tsx'
import { counted } from '../words/numbers.ts'
import { withZoned } from '../words/zoned.ts'
import { activityPath } from './activity-path.ts'

/** What asks most of a person first. */
const WORDS: readonly (readonly [ComesToBe, string])[] = [
  ['goes-now', 'Goes out at once'],
  ['to-do-now', 'Is to do at once'],
  ['late', 'Is late, and waits for a person'],
  ['needs-approval', 'Waits for approval'],
  ['held', 'Is held'],
  ['left-out', 'Is too late for the rest'],
  ['goes-later', 'Goes out on its date'],
  ['to-do-later', 'Is to do on its date'],
]

/** What becomes of each activity once the launch has its date again. */
export function OnceReinstatedList({
  once,
  campaign,
  zone,
}: {
  once: readonly OnceReinstated[]
  campaign: string
  zone: string
}) {
  if (once.length === 0) return <p class="govuk-body">Nothing of it is still to go out or to do.</p>
  const known = Map.groupBy(once, ({ comesToBe }) => comesToBe)
  const atOnce = new Set(known.get('goes-now')?.map(({ activity }) => activity)).size
  return (
    <>
      {atOnce > 0 && (
        <Warning>
          {counted(atOnce, 'activity goes', 'activities go')} out at once when you reinstate the launch.
        </Warning>
      )}
      <h2 class="govuk-heading-m">What happens then</h2>
      <SummaryList
        rows={WORDS.flatMap(([comesToBe, words]) => {
          const these = known.get(comesToBe)
          return these === undefined
            ? []
            : [{ key: words, value: <Activities these={these} campaign={campaign} zone={zone} /> }]
        })}
      />
    </>
  )
}

function Activities({ these, campaign, zone }: { these: readonly OnceReinstated[]; campaign: string; zone: string }) {
  return (
    <ul class="govuk-list">
      {these.map(({ activity, dates, reason }) => (
        <li>
          <a class="govuk-link" href={activityPath(campaign, activity)}>
            {activity}
          </a>
          {dates > 1 && `, ${counted(dates, 'date', 'dates')}`}
          {reason !== null && ` (${withZoned(reason, zone)})`}
        </li>
      ))}
    </ul>
  )
}
