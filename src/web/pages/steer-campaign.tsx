import type { SteeringAct, SteeringPreview } from '../../dispatch/index.ts'
import type { CampaignPage } from '../../plan/index.ts'
import { Warning } from '../components/blocks.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { NothingChangedPage } from '../components/nothing-changed.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { fromNow } from '../words/moment.ts'
import { counted, inWords } from '../words/numbers.ts'
import { zonedInWords } from '../words/zoned.ts'
import { CAMPAIGNS, campaignPath } from './campaign-head.tsx'
import { subjectInWords } from '../../render/index.ts'

interface SteerProps {
  readonly act: SteeringAct
  readonly plan: CampaignPage
  readonly preview: SteeringPreview
  readonly now: Date
}

/** Says what would happen, activity by activity and to how many people, before a whole campaign is stopped or goes on. */
export function SteerCampaignPage({ act, plan, preview, now }: SteerProps) {
  const { campaign } = plan
  const base = campaignPath(campaign.id)
  const crumbs = [CAMPAIGNS, { text: campaign.title, href: base }]
  const changing = preview.activities.filter(({ changes }) => changes)
  if (changing.length === 0) {
    const back = { text: 'Back to the campaign', href: base }
    return <NothingChangedPage title={ALREADY[act]} crumbs={crumbs} back={back} />
  }
  const activities = counted(changing.length, 'activity', 'activities')
  const messages = counted(preview.toGo, 'message', 'messages')
  const title = `${VERBS[act]} “${campaign.title}”?`
  return (
    <Page title={title} crumbs={crumbs}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body-l">{CONSEQUENCES[act](activities, messages)}</p>
      <p class="govuk-body">
        <SoFar preview={preview} /> {act === 'resume' && <WhatComesNext preview={preview} plan={plan} now={now} />}
      </p>
      <Table
        caption={`What this is about: ${activities}`}
        stacks
        columns={[{ text: 'Activity' }, { text: 'Planned for' }, { text: 'People still to go', numeric: true }]}
      >
        {changing.map((one) => (
          <Row head={subjectOf(plan, one.activity)}>
            <Cell label="Planned for">
              {one.at === null || one.zone === null ? '–' : `${zonedInWords(one.at, one.zone)} (${one.zone})`}
              {one.overdue && act === 'resume' && '. Its time is over: it stays as it is.'}
            </Cell>
            <Cell numeric label="People still to go">
              {inWords(one.toGo)}
              {one.isEstimate && (
                <>
                  <br />
                  <span class="app-quiet">in its audience now</span>
                </>
              )}
            </Cell>
          </Row>
        ))}
      </Table>
      <p class="app-quiet">Somebody whom several activities address is counted in each of them.</p>
      {act === 'cancel' && <Warning>This cannot be undone. To stop it for a while, pause it instead.</Warning>}
      <Form>
        <div class="app-actions">
          <Button {...(act === 'cancel' && { kind: 'warning' })}>
            {VERBS[act]} {activities} with {messages}
          </Button>
          {act === 'cancel' && campaign.state === 'running' && (
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

const VERBS: Readonly<Record<SteeringAct, string>> = { pause: 'Pause', resume: 'Resume', cancel: 'Cancel' }

const CONSEQUENCES: Readonly<Record<SteeringAct, (activities: string, messages: string) => string>> = {
  pause: (activities, messages) => `${activities} with ${messages} still to go will wait until a person resumes them.`,
  resume: (activities, messages) => `${activities} with ${messages} still to go will go on, each at its time.`,
  cancel: (activities, messages) =>
    `${activities} end for good: ${messages} that are still to go will never be sent. What is planned stays readable.`,
}

/** What an act cannot call back. */
function SoFar({ preview: { sent, handedOff } }: { preview: SteeringPreview }) {
  if (sent === 0 && handedOff === 0) return <>Nothing of them has been sent so far.</>
  return (
    <>
      {counted(sent, 'message has', 'messages have')} been sent so far.
      {handedOff > 0 && ` ${counted(handedOff, 'message is', 'messages are')} on the way and cannot be called back.`}
    </>
  )
}

function WhatComesNext({ preview: { nextAt }, plan: { launch }, now }: Pick<SteerProps, 'preview' | 'plan' | 'now'>) {
  if (nextAt === null) return <>What is due begins at once.</>
  const iso = new Date(nextAt).toISOString()
  return (
    <>
      The next one begins {fromNow(iso, now)}, on {zonedInWords(nextAt, launch.zone)} ({launch.zone}).
    </>
  )
}

const ALREADY: Readonly<Record<SteeringAct, string>> = {
  pause: 'The campaign is paused already',
  resume: 'The campaign is not paused',
  cancel: 'There is nothing left to cancel',
}

function subjectOf({ activities }: CampaignPage, id: string): string {
  return subjectInWords(activities.find(({ activity }) => activity === id)?.label ?? '', id)
}
