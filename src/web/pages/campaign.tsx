import type { GoalSoFar } from '../../measure/index.ts'
import type { Attention, CampaignPage, CampaignTimeline, LaunchHistory, ToldOldDate } from '../../plan/index.ts'
import { ButtonLink } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { ToldOldDateCard } from '../components/told-old-date.tsx'
import { useMayAct } from '../show.tsx'
import { inWords } from '../words/numbers.ts'
import { CampaignAroundLaunch } from './campaign-around-launch.tsx'
import { CampaignAudiences } from './campaign-audiences.tsx'
import { CampaignCalendar } from './campaign-calendar.tsx'
import { CampaignFacts } from './campaign-facts.tsx'
import { CAMPAIGNS, CampaignHead, campaignPath, CampaignTabs, LaunchActs } from './campaign-head.tsx'
import { CampaignImplementation } from './campaign-implementation.tsx'
import { CampaignObjectives, CampaignScoring } from './campaign-objectives.tsx'
import { CampaignMatters } from './campaign-matters.tsx'
import { CampaignPostponed } from './campaign-postponed.tsx'
import { CampaignStrategy } from './campaign-strategy.tsx'

export interface CampaignShown {
  readonly plan: CampaignPage
  readonly timeline: CampaignTimeline
  readonly matters: readonly Attention[]
  readonly goals: readonly GoalSoFar[]
  /** The address of its calendar feed. */
  readonly calendar: string
  readonly history: LaunchHistory
  /** People who know a launch date that does not hold any more; of planners' concern. */
  readonly told: ToldOldDate | undefined
  /** The number of an activity that the table is to show; absent: those that go out next. */
  readonly from: number | undefined
  readonly now: Date
}

/** One campaign: what needs a person, then its plan in the order of OASIS with the timeline around its launch. */
export function OneCampaignPage(shown: CampaignShown) {
  const { plan, history, told } = shown
  // The card above says it, with what to do.
  const matters = shown.matters.filter(({ what }) => what !== 'postponed')
  const { campaign, launch } = plan
  const base = campaignPath(campaign.id)
  return (
    <Page title={campaign.title} crumbs={[CAMPAIGNS]}>
      <CampaignHead campaign={campaign} launch={launch} now={shown.now} />
      <LaunchActs campaign={campaign} />
      <CampaignTabs campaignId={campaign.id} here={base} />
      <CampaignPostponed campaign={campaign} launch={launch} history={history} />
      {told && told.answeredBy === undefined && <ToldOldDateCard told={told} campaignId={campaign.id} />}
      <CampaignActions {...shown} base={base} />
      {campaign.state !== 'cancelled' && (matters.length > 0 || !campaign.isPostponed) && (
        <section aria-labelledby="attention" class="app-part app-part--first">
          <h2 class="govuk-heading-m" id="attention">
            Needs attention{matters.length > 0 && ` (${inWords(matters.length)})`}
          </h2>
          <CampaignMatters matters={matters} />
        </section>
      )}
      <CampaignAroundLaunch {...shown} />
      <CampaignCalendar campaignId={campaign.id} address={shown.calendar} />
      <PartsOfPlan />
      <CampaignFacts plan={plan} history={history} now={shown.now} />
      <CampaignObjectives plan={plan} />
      <CampaignAudiences plan={plan} />
      <CampaignStrategy plan={plan} />
      <CampaignImplementation {...shown} />
      <CampaignScoring {...shown} />
      <p class="govuk-body app-part">
        <a class="govuk-link" href={`${base}/campaign.yaml`} download>
          Download this campaign as a file
        </a>{' '}
        <span class="app-quiet">YAML, to keep, review or apply from the command line</span>
      </p>
    </Page>
  )
}

const PARTS = ['Objectives', 'Audience insight', 'Strategy', 'Implementation', 'Scoring'] as const
const IDS: Readonly<Record<string, string>> = { 'Audience insight': 'audiences' }

function PartsOfPlan() {
  return (
    <nav aria-label="Parts of the plan" class="app-parts">
      <ol>
        {PARTS.map((part) => (
          <li>
            <a class="govuk-link" href={`#${IDS[part] ?? part.toLowerCase()}`}>
              {part}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** What may be done with the whole campaign now, by whoever looks. */
function CampaignActions({ plan, base }: CampaignShown & { base: string }) {
  const maySteer = useMayAct('operator', 'planner')
  const mayApprove = useMayAct('approver')
  const { state } = plan.campaign
  const isOpen = state !== 'cancelled' && plan.activities.some(({ isOver }) => !isOver)
  const waiting = plan.activities.filter(({ approval, isOver }) => !isOver && approval !== 'approved').length
  const offersApproval = mayApprove && isOpen && waiting > 0
  const offersSteering = maySteer && isOpen
  if (!offersApproval && !offersSteering) return null
  return (
    <div class="app-actions">
      {offersApproval && (
        <ButtonLink href={`${base}/approve`}>
          Approve {waiting === 1 ? 'the activity' : `the ${inWords(waiting)} activities`} in review
        </ButtonLink>
      )}
      {offersSteering && state === 'running' && (
        <ButtonLink href={`${base}/pause`} kind="secondary">
          Pause the campaign
        </ButtonLink>
      )}
      {offersSteering && state === 'paused' && <ButtonLink href={`${base}/resume`}>Resume the campaign</ButtonLink>}
      {offersSteering && (
        <a class="govuk-link app-danger-link" href={`${base}/cancel`}>
          Cancel the campaign
        </a>
      )}
    </div>
  )
}
