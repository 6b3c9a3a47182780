import type { BrokenOrder, Move } from '../../plan/index.ts'
import { Warning } from '../components/blocks.tsx'
import { wallInWords } from '../words/moment.ts'
import { activityPath } from './activity-path.ts'

/** Why a move is not possible, and what makes it so: which activity would go out before one that has to go out first. */
export function MoveRefused({ move }: { move: Move }) {
  const { brokenOrder, campaign, zone } = move
  return (
    <>
      <Warning>
        It cannot be moved to this date: {brokenOrder.length === 1 ? 'an activity' : `${brokenOrder.length} activities`}{' '}
        would go out before one that has to go out first.
      </Warning>
      <ul class="govuk-list govuk-list--bullet">
        {brokenOrder.map(({ activity, date, first, firstDate }) => (
          <li>
            <a class="govuk-link" href={activityPath(campaign, activity)}>
              {activity}
            </a>{' '}
            would go out on {dateIn(date, zone)}, before{' '}
            <a class="govuk-link" href={activityPath(campaign, first)}>
              {first}
            </a>{' '}
            on {dateIn(firstDate, zone)}.
          </li>
        ))}
      </ul>
      <p class="govuk-body">Choose another date, or change first when one of them goes out.</p>
    </>
  )
}

function dateIn({ wall, zone }: BrokenOrder['date'], usual: string): string {
  return zone === usual ? wallInWords(wall) : `${wallInWords(wall)} (${zone})`
}
