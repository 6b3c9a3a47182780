import type { OnceReinstated } from '../../dispatch/index.ts'
import type { LaunchOutlook } from '../../plan/index.ts'
import { Inset, Warning } from '../components/blocks.tsx'
import type { Filled } from '../components/fields.tsx'
import { Button, ButtonLink } from '../components/form.tsx'
import { Moment } from '../components/moment.tsx'
import { NothingChangedPage } from '../components/nothing-changed.tsx'
import { useMayAct } from '../show.tsx'
import { wallInWords } from '../words/moment.ts'
import { counted } from '../words/numbers.ts'
import { campaignPath } from './campaign-head.tsx'
import { Asking, crumbsOf, ReasonForm } from './launch-asking.tsx'
import { OnceReinstatedList } from './launch-reinstated.tsx'

interface PostponeProps {
  readonly outlook: LaunchOutlook
  readonly filled: Filled
  readonly now: Date
}

/** Asks whether the launch is to lose its date, and why. */
export function PostponeLaunchPage({ outlook, filled, now }: PostponeProps) {
  const { campaign, launch, ahead } = outlook
  const base = campaignPath(campaign.id)
  if (campaign.isPostponed) return <AsItIs title="The launch is postponed already" outlook={outlook} />
  const underWay = ahead.filter(({ status }) => status === 'sending')
  return (
    <Asking title="Postpone the launch?" outlook={outlook} filled={filled}>
      <p class="govuk-body-l">
        {dates(ahead)} will wait until the launch has a date again. Nothing is lost: give it a new date later, or its
        old one back.
      </p>
      <Inset>
        It is planned for <Moment {...launch} now={now} />.
      </Inset>
      {underWay.length > 0 && (
        <Warning>
          {counted(underWay.length, 'activity is', 'activities are')} going out now and stops within the next batch:{' '}
          {underWay.map(({ activity }) => activity).join(', ')}.
        </Warning>
      )}
      <ReasonForm
        label="Why it is postponed"
        hint="In a sentence. Everybody who looks at the campaign reads it."
        filled={filled}
        leave={base}
      >
        <Button>Postpone the launch</Button>
      </ReasonForm>
    </Asking>
  )
}

interface ReinstateProps extends PostponeProps {
  /** What becomes of its activities then. */
  readonly once: readonly OnceReinstated[]
}

/** Asks whether a postponed launch is to have its old date back. */
export function ReinstateLaunchPage({ outlook, once, filled, now }: ReinstateProps) {
  const { campaign, launch } = outlook
  const base = campaignPath(campaign.id)
  const mayMove = useMayAct('planner')
  if (!campaign.isPostponed) return <AsItIs title="The launch is not postponed" outlook={outlook} />
  return (
    <Asking title="Give the launch its old date back?" outlook={outlook} filled={filled}>
      <p class="govuk-body-l">
        The launch is again <Moment {...launch} now={now} />.
      </p>
      <OnceReinstatedList zone={launch.zone} once={once} campaign={campaign.id} />
      <ReasonForm
        label="Why it is reinstated"
        hint="Everybody who looks at the campaign can read it. May be empty."
        filled={filled}
        leave={base}
      >
        <Button>Reinstate {wallInWords(launch.wall)}</Button>
        {mayMove && (
          <ButtonLink href={`${base}/launch`} kind="secondary">
            Give it a new date instead
          </ButtonLink>
        )}
      </ReasonForm>
    </Asking>
  )
}

function AsItIs({ title, outlook: { campaign } }: Pick<PostponeProps, 'outlook'> & { title: string }) {
  const back = { text: 'Back to the campaign', href: campaignPath(campaign.id) }
  return <NothingChangedPage title={title} crumbs={crumbsOf(campaign)} back={back} />
}

/** “7 activities with 12 dates”. */
function dates(ahead: LaunchOutlook['ahead']): string {
  const activities = new Set(ahead.map(({ activity }) => activity)).size
  const said = counted(activities, 'activity', 'activities')
  return ahead.length === activities ? said : `${said} with ${counted(ahead.length, 'date', 'dates')}`
}
