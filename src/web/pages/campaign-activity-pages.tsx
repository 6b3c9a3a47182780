import { NumberedPages } from '../components/numbered-pages.tsx'
import { pageAddress } from '../page-address.ts'
import { counted, inWords } from '../words/numbers.ts'
import { campaignPath } from './campaign-head.tsx'
import { type PageOfActivities, ROWS } from './page-of-activities.ts'

interface PagesProps {
  readonly campaignId: string
  readonly page: PageOfActivities
}

/** Which of the activities the table shows, and the way back to those that go out next. */
export function ActivitiesShown({
  campaignId,
  page: { first, last, total, holdsNext },
  isPostponed,
}: PagesProps & { isPostponed: boolean }) {
  const next = isPostponed ? 'that was planned to go out' : 'to go out'

  if (total <= ROWS) return null
  return (
    <p class="govuk-body">
      <strong>{between(first, last)}</strong> of {counted(total, 'activity', 'activities')}
      {holdsNext ? (
        `, with the next ${next}.`
      ) : (
        <>
          .{' '}
          <a class="govuk-link" href={`${campaignPath(campaignId)}#implementation`}>
            {isPostponed ? 'Those that were planned to go out next' : 'Those that go out next'}
          </a>
        </>
      )}
    </p>
  )
}

/** To the activities before and after those in the table. */
export function ActivityPages({ campaignId, page: { previous, next, total } }: PagesProps) {
  if (previous === undefined && next === undefined) return null
  const to = (from: number | undefined) =>
    from === undefined
      ? undefined
      : { href: activitiesAddress(campaignId, from), rows: between(from, Math.min(from + ROWS - 1, total)) }
  return <NumberedPages label="Pages of the activities" total={total} previous={to(previous)} next={to(next)} />
}

/** The page of a campaign whose table holds the activity with this number, at that activity or at the head of the table. */
export function activitiesAddress(campaignId: string, from: number, activity?: string): string {
  const at = activity === undefined ? 'implementation' : `to-${activity}`
  return `${pageAddress(campaignPath(campaignId), { from })}#${at}`
}

function between(first: number, last: number): string {
  return first === last ? inWords(first) : `${inWords(first)}–${inWords(last)}`
}
