import type { ActivityWithDates, CampaignPage, LaunchHistory, ToldOldDate } from '../../plan/index.ts'
import { Details } from '../components/blocks.tsx'
import { ButtonLink } from '../components/form.tsx'
import { LaunchHistoryList } from '../components/launch-history.tsx'
import { Moment } from '../components/moment.tsx'
import { Page } from '../components/page.tsx'
import { ToldOldDateCard } from '../components/told-old-date.tsx'
import { counted, inWords } from '../words/numbers.ts'
import { subjectInWords } from '../../render/index.ts'
import { activityPath } from './activity-path.ts'
import { campaignPath } from './campaign-head.tsx'
import { crumbsOf } from './launch-asking.tsx'

interface MovedProps {
  readonly plan: CampaignPage
  readonly history: LaunchHistory
  readonly told: ToldOldDate | undefined
  readonly now: Date
}

/** What a person has to see to after a move: what waits for an approver, what is over its time, who was told otherwise. */
export function LaunchMovedPage({ plan, history, told, now }: MovedProps) {
  const { campaign, launch, activities } = plan
  const base = campaignPath(campaign.id)
  const open = activities.filter(({ isOver }) => !isOver)
  const lost = open.filter(({ approval }) => approval === 'void')
  const unapproved = open.filter(({ approval }) => approval !== 'approved' && approval !== 'void')
  const missed = open.filter(({ dates }) => dates.some(({ status }) => status === 'missed'))
  const isDone = lost.length === 0 && missed.length === 0 && told === undefined
  return (
    <Page title={`After the move – ${campaign.title}`} crumbs={crumbsOf(campaign)}>
      <span class="govuk-caption-l">{campaign.title}</span>
      <h1 class="govuk-heading-l">
        {isDone ? 'Nothing is left to do after the move' : 'What is left to do after the move'}
      </h1>
      <p class="govuk-body-l">
        {campaign.isPostponed ? 'The launch is postponed. It was planned for ' : 'The launch is '}
        <Moment {...launch} now={campaign.isPostponed ? undefined : now} />.
      </p>
      {told && <ToldOldDateCard told={told} campaignId={campaign.id} />}
      <Matters
        title="Waits to be approved again"
        why={
          lost.length === 1
            ? 'It goes out only once an approver has approved it as it is now.'
            : `${counted(lost.length, 'activity', 'activities')} go out only once an approver has approved them as they are now.`
        }
        act="Go to its approval"
        activities={lost}
        href={(one) => `${activityPath(campaign.id, one.activity)}#approval`}
      />
      <Matters
        title="Over its time"
        why="Nothing was sent on a date that is over now."
        act="Send it late or cancel it"
        activities={missed}
        href={(one) => activityPath(campaign.id, one.activity)}
      />
      <Matters
        title="Not approved yet"
        why={
          unapproved.length === 1
            ? 'This one was not approved before the move either.'
            : `These ${inWords(unapproved.length)} were not approved before the move either.`
        }
        act="Go to its approval"
        activities={unapproved}
        href={(one) => `${activityPath(campaign.id, one.activity)}#approval`}
      />
      <div class="app-actions">
        <ButtonLink href={base} kind="secondary">
          Back to the campaign
        </ButtonLink>
      </div>
      {history.length > 0 && (
        <section aria-labelledby="history" class="app-part">
          <h2 class="govuk-heading-m" id="history">
            What happened to the launch
          </h2>
          <LaunchHistoryList history={history} zone={launch.zone} />
        </section>
      )}
    </Page>
  )
}

/** So many of a kind are in sight; the next kind is below them. */
const FIRST = 10

interface MattersProps {
  readonly title: string
  readonly why: string
  readonly act: string
  readonly activities: readonly ActivityWithDates[]
  readonly href: (activity: ActivityWithDates) => string
}

function Matters({ title, why, act, activities, href }: MattersProps) {
  if (activities.length === 0) return null
  return (
    <section class="app-left">
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body">{why}</p>
      <MatterList activities={activities.slice(0, FIRST)} act={act} href={href} />
      {activities.length > FIRST && (
        <Details summary={`${inWords(activities.length - FIRST)} more`}>
          <MatterList activities={activities.slice(FIRST)} act={act} href={href} />
        </Details>
      )}
    </section>
  )
}

function MatterList({ activities, act, href }: Pick<MattersProps, 'activities' | 'act' | 'href'>) {
  return (
    <ul class="app-matters">
      {activities.map((one) => (
        <li class="app-matters__one">
          <div>
            <strong>{subjectInWords(one.label, one.activity)}</strong> <span class="app-quiet">{one.activity}</span>
          </div>
          <a class="govuk-link" href={href(one)}>
            {act}
            <span class="govuk-visually-hidden"> ({one.activity})</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
