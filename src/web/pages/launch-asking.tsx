import type { Child } from 'hono/jsx'
import type { LaunchOutlook } from '../../plan/index.ts'
import type { Crumb } from '../components/breadcrumbs.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, TextArea } from '../components/fields.tsx'
import { Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { CAMPAIGNS, campaignPath } from './campaign-head.tsx'

interface AskingProps {
  readonly title: string
  readonly outlook: Pick<LaunchOutlook, 'campaign'>
  readonly filled: Filled
  /** The pages between the campaign and this one. */
  readonly behind?: readonly Crumb[]
  /** Why what was asked for was not done. */
  readonly refused?: Child
  readonly children: Child
}

/** A page that asks about the launch of a campaign before anything changes. */
export function Asking({ title, outlook: { campaign }, filled, behind = [], refused, children }: AskingProps) {
  return (
    <Page
      title={`${title} – ${campaign.title}`}
      crumbs={[...crumbsOf(campaign), ...behind]}
      hasProblems={refused !== undefined || filled.problems.length > 0}
    >
      <ErrorSummary problems={filled.problems} />
      {refused}
      <span class="govuk-caption-l">{campaign.title}</span>
      <h1 class="govuk-heading-l">{title}</h1>
      {children}
    </Page>
  )
}

/** To the campaign that a page is about. */
export function crumbsOf({ id, title }: LaunchOutlook['campaign']): Crumb[] {
  return [CAMPAIGNS, { text: title, href: campaignPath(id) }]
}

interface ReasonFormProps {
  readonly label: string
  readonly hint: string
  readonly filled: Filled
  /** The button that does it, and other ways on. */
  readonly children: Child
  /** Where it leads who leaves it. */
  readonly leave: string
}

/** Does what the page asks about, with a reason. */
export function ReasonForm({ label, hint, filled, children, leave }: ReasonFormProps) {
  return (
    <Form>
      <div class="app-form">
        <TextArea name="reason" label={label} hint={hint} rows={3} filled={filled} />
      </div>
      <div class="app-actions">
        {children}
        <a class="govuk-link" href={leave}>
          Leave it as it is
        </a>
      </div>
    </Form>
  )
}
