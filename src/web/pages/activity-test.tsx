import { TextField } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { useMayAct } from '../show.tsx'
import { counted } from '../words/numbers.ts'
import type { ActivityShown } from './activity.tsx'

/** Sends the message to an address of one's choosing, outside the ledger. */
export function ActivityTest({ activity, preview, testsAreCaught, filled, base }: ActivityShown & { base: string }) {
  const mayTest = useMayAct('planner', 'approver', 'operator')
  // A test would be of the text as the plan has it now, and not of what is shown.
  if (!mayTest || activity.isAsSent) return null
  const mails = preview.languages.length
  return (
    <section class="app-part" id="test" aria-labelledby="test-title">
      <h2 class="govuk-heading-m" id="test-title">
        Try it out
      </h2>
      <p class="govuk-body">
        {counted(mails, 'mail', 'mails')}
        {mails > 1 && ', one in each language'}, marked as a test, with the values of a made-up person. Nobody is
        counted as written to.
      </p>
      {testsAreCaught && (
        <p class="govuk-body">
          Tests of this campaign are caught by the built-in inbox, whatever the address.{' '}
          <a class="govuk-link" href="/inbox">
            Open the inbox
          </a>
        </p>
      )}
      <Form action={`${base}/test-send`}>
        <TextField name="to" label="Send the test to" type="email" autocomplete="email" width={30} filled={filled} />
        <Button kind="secondary">Send a test</Button>
      </Form>
    </section>
  )
}
