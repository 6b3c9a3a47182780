import { Details } from '../components/blocks.tsx'
import { Button, Form } from '../components/form.tsx'
import { useMayAct } from '../show.tsx'
import { campaignPath } from './campaign-head.tsx'

interface CalendarProps {
  readonly campaignId: string
  /** Of its feed; opens it without a session. */
  readonly address: string
}

/** How the dates of a campaign come into the calendar somebody uses anyway. */
export function CampaignCalendar({ campaignId, address }: CalendarProps) {
  const mayRenew = useMayAct('planner', 'administrator')
  const mayPlan = useMayAct('planner')
  return (
    <>
      <Details summary="Subscribe to the calendar">
        <p class="govuk-body">
          The dates of this campaign in the calendar you use: they move there when they move here. Every program looks
          again when it likes; Google may take a day.
        </p>
        <p class="app-text app-secret" id="calendar-address">
          {address}
        </p>
        <p class="govuk-body">
          <a class="govuk-link" href={address.replace(/^https?:/, 'webcal:')}>
            Open it in the calendar of this computer
          </a>
        </p>
        <p class="govuk-body">
          Whoever has this address sees the dates and the owners without signing in.
          {mayRenew && ' If it came into the wrong hands, make a new one; whoever subscribed has to do it again.'}
        </p>
        {mayRenew && (
          <Form action={`${campaignPath(campaignId)}/calendar`}>
            <Button kind="secondary">Make a new address</Button>
          </Form>
        )}
        <dl class="app-duties">
          <dt>Outlook</dt>
          <dd>Add calendar, Subscribe from web, and paste the address.</dd>
          <dt>Google Calendar</dt>
          <dd>Other calendars, the plus sign, From URL, and paste the address.</dd>
          <dt>Apple Calendar</dt>
          <dd>File, New Calendar Subscription, and paste the address.</dd>
        </dl>
      </Details>
      {mayPlan && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${campaignPath(campaignId)}/holidays`}>
            Add holidays from a calendar file
          </a>
        </p>
      )}
    </>
  )
}
