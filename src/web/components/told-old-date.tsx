import type { ToldOldDate } from '../../plan/index.ts'
import { useMayAct } from '../show.tsx'
import { counted } from '../words/numbers.ts'
import { Button, Form } from './form.tsx'

/** People who know a date that does not hold any more, and the activity that tells them, or the offer of one. */
export function ToldOldDateCard({ told, campaignId }: { told: ToldOldDate; campaignId: string }) {
  const people = counted(told.people, 'person was', 'people were')
  const base = `/campaigns/${campaignId}`
  return (
    <section
      class={`app-card app-card--${told.answeredBy === undefined ? 'attention' : 'good'}`}
      aria-labelledby="told-old"
    >
      <h2 class="govuk-heading-s" id="told-old">
        {people} told the old date
      </h2>
      <p class="govuk-body">
        {told.activities.length === 1 ? 'Activity' : 'Activities'} {told.activities.join(', ')} said it to them before
        the launch was moved.
      </p>
      {told.answeredBy === undefined ? (
        <Offer action={`${base}/launch/tell`} people={counted(told.people, 'person', 'people')} />
      ) : (
        <p class="govuk-body">
          <a class="govuk-link" href={`${base}/activities/${told.answeredBy}`}>
            Activity {told.answeredBy}
          </a>{' '}
          tells exactly them the new date.
        </p>
      )}
    </section>
  )
}

function Offer({ action, people }: { action: string; people: string }) {
  if (!useMayAct('planner')) return null
  return (
    <Form action={action}>
      <p class="govuk-body">
        Exactly they can be written to with the new date: an activity for tomorrow at 10:00, which you edit and an
        approver approves.
      </p>
      <Button kind="secondary">Plan a message to {people}</Button>
    </Form>
  )
}
