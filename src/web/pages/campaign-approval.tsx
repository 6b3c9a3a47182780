import type { Problem } from '../../errors.ts'
import type { ApprovalOutlook, ApprovalPreview } from '../../plan/index.ts'
import { AnsweredChecks } from '../components/answered-checks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { counted } from '../words/numbers.ts'
import { CAMPAIGNS, campaignPath } from './campaign-head.tsx'
import { subjectInWords } from '../../render/index.ts'

interface ApprovalProps {
  readonly preview: ApprovalPreview
  readonly problems?: readonly Problem[]
}

/** What an approver would approve of a campaign in one step, and what not and why; only what is shown is approved. */
export function CampaignApprovalPage({ preview: { campaign, activities }, problems = [] }: ApprovalProps) {
  const base = campaignPath(campaign.id)
  const judged = (verdict: ApprovalOutlook['verdict']) => activities.filter((one) => one.verdict === verdict)
  const [fit, refused, already] = [judged('approved'), judged('refused'), judged('already')]
  const what = counted(fit.length, 'activity', 'activities')
  const title = fit.length === 0 ? 'There is nothing that you can approve' : `Approve ${what}?`
  return (
    <Page
      title={`${title} – ${campaign.title}`}
      crumbs={[CAMPAIGNS, { text: campaign.title, href: base }]}
      hasProblems={problems.length > 0}
    >
      <ErrorSummary problems={problems} />
      <span class="govuk-caption-l">{campaign.title}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      {fit.length > 0 && (
        <>
          <p class="govuk-body">
            You approve each exactly as it is now: its text in all languages or the material that is put up, its
            audience, its channel and its date. Any later change voids that. Look at each before you approve it.
          </p>
          <Form>
            <Outlooks caption="These will be approved" activities={fit} base={base} />
            {fit.map(({ activity, contentHash }) => (
              <input type="hidden" name={`${SEEN}${activity}`} value={contentHash} />
            ))}
            <div class="app-actions">
              <Button>Approve {what}</Button>
              <a class="govuk-link" href={base}>
                Leave it as it is
              </a>
            </div>
          </Form>
        </>
      )}
      {refused.length > 0 && (
        <Outlooks caption="These cannot be approved by you now" activities={refused} base={base} />
      )}
      {already.length > 0 && <Outlooks caption="These are approved already" activities={already} base={base} />}
      {fit.length === 0 && (
        <p class="govuk-body">
          <a class="govuk-link" href={base}>
            Back to the campaign
          </a>
        </p>
      )}
    </Page>
  )
}

/** Before the name of an activity: the field that says what of it was seen. */
export const SEEN = 'seen.'

interface OutlooksProps {
  readonly caption: string
  readonly activities: readonly ApprovalOutlook[]
  readonly base: string
}

function Outlooks({ caption, activities, base }: OutlooksProps) {
  const hasReasons = activities.some(({ reason }) => reason !== null)
  return (
    <Table
      caption={caption}
      stacks
      columns={[
        { text: 'Activity' },
        { text: 'To' },
        { text: 'Leads to' },
        ...(hasReasons ? [{ text: 'Why not' }] : []),
      ]}
    >
      {activities.map(({ activity, subject, audience, reason, answeredChecks, links }) => (
        <Row
          head={
            <>
              <a class="govuk-link" href={`${base}/activities/${activity}`}>
                {subjectInWords(subject, activity)}
                <span class="govuk-visually-hidden">, {activity}</span>
              </a>
              <br />
              <span class="app-quiet">{activity}</span>
              <AnsweredChecks checks={answeredChecks} />
            </>
          }
        >
          <Cell label="To">{audience ?? 'Put up by people'}</Cell>
          <Cell label="Leads to">
            {links.length === 0
              ? audience !== null && 'no address'
              : links.map((link) => <bdi class="app-address">{link}</bdi>)}
          </Cell>
          {hasReasons && <Cell label="Why not">{reason}</Cell>}
        </Row>
      ))}
    </Table>
  )
}
