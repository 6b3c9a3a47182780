import type { SteeringAct, SteeringPreview } from '../../dispatch/index.ts'
import type { ActivityPage } from '../../plan/index.ts'
import { Warning } from '../components/blocks.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Moment } from '../components/moment.tsx'
import { NothingChangedPage } from '../components/nothing-changed.tsx'
import { Page } from '../components/page.tsx'
import { counted } from '../words/numbers.ts'
import { activityPath } from './activity-path.ts'
import { crumbsOf } from './activity.tsx'
import { subjectInWords } from '../../render/index.ts'

interface SteerProps {
  readonly act: SteeringAct
  readonly activity: ActivityPage
  readonly preview: SteeringPreview
  readonly now: Date
}

/** Says what would happen, to how many people, before an activity is paused, resumed or cancelled. */
export function SteerActivityPage({ act, activity, preview, now }: SteerProps) {
  const base = activityPath(activity.campaign.id, activity.activity)
  const subject = subjectInWords(activity.label, activity.activity)
  const shown = preview.activities[0]
  const isLate = shown?.overdue ?? false
  const people = counted(shown?.toGo ?? 0, 'person', 'people')
  const question = QUESTIONS[act](subject, isLate)
  if (shown?.changes !== true) return <NothingToDo activity={activity} act={act} base={base} />
  return (
    <Page title={question} crumbs={[...crumbsOf(activity), { text: subject, href: base }]}>
      <h1 class="govuk-heading-l">{question}</h1>
      <p class="govuk-body-l">
        {shown.isOffline ? OFFLINE[act] : CONSEQUENCES[act](people, isLate)}
        {shown.isEstimate && ' That is how many are in its audience now.'}
      </p>
      {!shown.isOffline && <SoFar preview={preview} />}
      {activity.isOver ? null : act === 'cancel' ? (
        <Warning>This cannot be undone. To stop it for a while, pause it instead.</Warning>
      ) : (
        <p class="govuk-body">
          Planned for <Moment {...activity} now={activity.isPostponed ? undefined : now} />
        </p>
      )}
      <Form>
        <div class="app-actions">
          <Button {...(act === 'cancel' && { kind: 'warning' })}>
            {shown.isOffline ? OFFLINE_BUTTONS[act] : BUTTONS[act](people, isLate)}
          </Button>
          {act === 'cancel' && !activity.isPaused && (
            <ButtonLink href={`${base}/pause`} kind="secondary">
              Pause it instead
            </ButtonLink>
          )}
          <a class="govuk-link" href={base}>
            Leave it as it is
          </a>
        </div>
      </Form>
    </Page>
  )
}

const QUESTIONS: Readonly<Record<SteeringAct, (subject: string, isLate: boolean) => string>> = {
  pause: (subject) => `Pause “${subject}”?`,
  resume: (subject, isLate) => (isLate ? `Send “${subject}” late?` : `Resume “${subject}”?`),
  cancel: (subject) => `Cancel “${subject}”?`,
}

const CONSEQUENCES: Readonly<Record<SteeringAct, (people: string, isLate: boolean) => string>> = {
  pause: (people) => `${people} will not be written to until a person resumes it.`,
  resume: (people, isLate) =>
    isLate
      ? `Its time is over. ${people} will be written to now all the same, outside quiet hours.`
      : `${people} will be written to from its time on.`,
  cancel: (people) => `${people} will never be written to by this activity.`,
}

/** Of what people put up. */
const OFFLINE: Readonly<Record<SteeringAct, string>> = {
  pause: 'It is not to be put up until a person resumes it.',
  resume: 'It is to be put up from its date on.',
  cancel: 'It will never be put up by this activity. What was put up stays.',
}

const OFFLINE_BUTTONS: Readonly<Record<SteeringAct, string>> = {
  pause: 'Pause it',
  resume: 'Resume it',
  cancel: 'Cancel it',
}

const BUTTONS: Readonly<Record<SteeringAct, (people: string, isLate: boolean) => string>> = {
  pause: (people) => `Pause for ${people}`,
  resume: (people, isLate) => (isLate ? `Send to ${people} now` : `Resume for ${people}`),
  cancel: (people) => `Cancel for ${people}`,
}

/** What an act cannot call back. */
function SoFar({ preview: { sent, handedOff } }: { preview: SteeringPreview }) {
  if (sent === 0 && handedOff === 0) return <p class="govuk-body">Nobody has been written to so far.</p>
  const onTheWay =
    handedOff === 0 ? '' : ` ${counted(handedOff, 'mail is', 'mails are')} on the way and cannot be called back.`
  return (
    <p class="govuk-body">
      {counted(sent, 'person has', 'people have')} been written to so far.{onTheWay}
    </p>
  )
}

const ALREADY: Readonly<Record<SteeringAct, string>> = {
  pause: 'It is paused already',
  resume: 'It is not paused',
  cancel: 'It is cancelled already',
}

function NothingToDo({ activity, act, base }: { activity: ActivityPage; act: SteeringAct; base: string }) {
  return (
    <NothingChangedPage
      title={ALREADY[act]}
      crumbs={crumbsOf(activity)}
      back={{ text: 'Back to the activity', href: base }}
    >
      {act === 'resume' && activity.campaign.state === 'paused' && (
        <p class="govuk-body">
          The whole campaign is paused.{' '}
          <a class="govuk-link" href={`/campaigns/${activity.campaign.id}/resume`}>
            Resume the campaign
          </a>
        </p>
      )}
    </NothingChangedPage>
  )
}
