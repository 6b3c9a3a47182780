import type { ActivityWithDates } from '../../plan/index.ts'
import { Timeline } from '../components/timeline.tsx'
import { MarkerKey } from '../components/timeline-marker.tsx'
import { NARROW, WIDE } from '../components/timeline-scale.ts'
import type { CampaignShown } from './campaign.tsx'
import { activitiesAddress } from './campaign-activity-pages.tsx'
import { SumsAsTable } from './campaign-sums.tsx'

/** The campaign at one look: what is done and what is to come, before and after the launch. */
export function CampaignAroundLaunch({ plan, timeline }: Pick<CampaignShown, 'plan' | 'timeline'>) {
  const { activities, campaign } = plan
  if (activities.length === 0) return null
  const numbers = numbersOf(activities)
  const addressOf = (activity: string) => activitiesAddress(campaign.id, numbers.get(activity)!, activity)
  return (
    <section aria-labelledby="around" class="app-part" id="timeline-part">
      <div class="app-title">
        <h2 class="govuk-heading-m" id="around">
          Around the launch
        </h2>
        <a class="govuk-link" href="#implementation">
          The same as a table
        </a>
      </div>
      <MarkerKey statuses={activities.flatMap(({ dates }) => dates.map(({ status }) => status))} />
      <div class="app-scroll" tabindex={0} role="region" aria-label="Timeline around the launch">
        {[WIDE, NARROW].map((size) => (
          <Timeline timeline={timeline} numbers={numbers} addressOf={addressOf} size={size} />
        ))}
      </div>
      <SumsAsTable timeline={timeline} addressOf={addressOf} />
    </section>
  )
}

/** The number of each activity on the timeline and in its table: the order of their first dates. */
export function numbersOf(activities: readonly ActivityWithDates[]): ReadonlyMap<string, number> {
  return new Map(activities.map(({ activity }, index) => [activity, index + 1]))
}
