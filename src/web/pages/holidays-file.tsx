import { ErrorSummary } from '../components/error-summary.tsx'
import { Details } from '../components/blocks.tsx'
import { FileField, type Filled } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { counted } from '../words/numbers.ts'
import { dayInWords } from '../words/moment.ts'
import { CAMPAIGNS, campaignPath } from './campaign-head.tsx'

interface HolidaysFileProps {
  readonly campaign: { readonly id: string; readonly title: string }
  /** Those it has, as `YYYY-MM-DD`. */
  readonly holidays: readonly string[]
  readonly filled: Filled
}

/** Asks for a calendar file. It is only checked by this. */
export function HolidaysFilePage({ campaign, holidays, filled }: HolidaysFileProps) {
  const crumbs = [CAMPAIGNS, { text: campaign.title, href: campaignPath(campaign.id) }]
  return (
    <Page title="Add holidays" crumbs={crumbs} hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <h1 class="govuk-heading-l">Add holidays</h1>
      <p class="govuk-body">
        Choose a calendar file with the public holidays of a country, as governments and calendar programs offer it. You
        see what it would add before anything is changed.
      </p>
      <Form upload>
        <FileField
          name="file"
          label="Calendar file"
          hint="A file that ends in .ics, up to 1 MB"
          accept=".ics,text/calendar"
          filled={filled}
        />
        <Button>Check this file</Button>
      </Form>
      {holidays.length === 0 ? (
        <p class="govuk-body">This campaign has no holidays yet: every day but the weekend is a working day.</p>
      ) : (
        <Details summary={`This campaign has ${counted(holidays.length, 'holiday', 'holidays')}`}>
          <ul class="govuk-list">
            {holidays.map((day) => (
              <li>{dayInWords(day)}</li>
            ))}
          </ul>
        </Details>
      )}
    </Page>
  )
}
