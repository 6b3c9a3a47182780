import type { CheckedHolidays, WhyLeftOut } from '../../calendar/index.ts'
import { Details } from '../components/blocks.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { dayInWords } from '../words/moment.ts'
import { counted, inWords } from '../words/numbers.ts'
import { CAMPAIGNS, campaignPath } from './campaign-head.tsx'

interface HolidaysCheckProps {
  readonly checked: CheckedHolidays
  readonly fileName: string
}

const LEFT_OUT: Readonly<Record<WhyLeftOut, string>> = {
  timed: 'with a time of day, so no whole day off',
  cancelled: 'cancelled',
  'not yearly': 'that come back in another rhythm than yearly',
  'other years': 'in other years only',
}

/** What a calendar file would add, before it is added. */
export function HolidaysCheckPage({ checked, fileName }: HolidaysCheckProps) {
  const { campaign, added, known, onWeekends, years, warnings } = checked
  const path = `${campaignPath(campaign.id)}/holidays`
  const crumbs = [
    CAMPAIGNS,
    { text: campaign.title, href: campaignPath(campaign.id) },
    { text: 'Add holidays', href: path },
  ]
  return (
    <Page title="Check the holidays" crumbs={crumbs}>
      <h1 class="govuk-heading-l">Check the holidays</h1>
      <p class="govuk-body app-breaks">
        <strong>{fileName}</strong>, from {years.from.slice(0, 4)} to {years.to.slice(0, 4)}. Nothing has been changed
        yet.
      </p>
      <ul class="app-counts">
        <li>
          <b>{inWords(added.length)}</b> would be added
        </li>
        <li>
          <b>{inWords(onWeekends.length)}</b> of them on weekends
        </li>
        <li>
          <b>{inWords(known)}</b> known already
        </li>
      </ul>
      {warnings.map(({ message }) => (
        <p class="govuk-body">{message}</p>
      ))}
      {added.length === 0 ? (
        <p class="govuk-body">
          <strong>There is nothing to add.</strong>{' '}
          {known > 0 ? 'The campaign has all of these holidays.' : 'The file has no whole days in these years.'}
        </p>
      ) : (
        <p class="govuk-body">What is planned by working days moves with them; an activity that is sent stays.</p>
      )}
      <div class="app-actions">
        {added.length > 0 && (
          <Form action={`${path}/add`}>
            <input type="hidden" name="days" value={added.map(({ day }) => day).join(' ')} />
            <Button>Add {counted(added.length, 'holiday', 'holidays')}</Button>
          </Form>
        )}
        <a class="govuk-link" href={path}>
          Choose another file
        </a>
      </div>
      {added.length > 0 && <AddedDays checked={checked} />}
      <LeftOut checked={checked} />
    </Page>
  )
}

function AddedDays({ checked: { added, onWeekends } }: { checked: CheckedHolidays }) {
  const weekends = new Set(onWeekends)
  return (
    <Table caption="Would be added" columns={[{ text: 'Day' }, { text: 'Holiday' }]} dense stacks>
      {added.map((one) => (
        <Row
          head={
            <>
              {dayInWords(one.day)}
              {weekends.has(one) && <span class="app-quiet"> weekend</span>}
            </>
          }
        >
          <Cell>{one.name}</Cell>
        </Row>
      ))}
    </Table>
  )
}

function LeftOut({ checked: { leftOut } }: { checked: CheckedHolidays }) {
  if (leftOut.length === 0) return null
  const events = leftOut.reduce((sum, { names }) => sum + names.length, 0)
  return (
    <Details summary={`${counted(events, 'other event', 'other events')} in the file, left out`}>
      {leftOut.map(({ why, names }) => (
        <p class="govuk-body app-breaks">
          {counted(names.length, 'event', 'events')} {LEFT_OUT[why]}: {names.slice(0, 20).join(', ')}
          {names.length > 20 && ` and ${inWords(names.length - 20)} more`}
        </p>
      ))}
    </Details>
  )
}
