import { Warning } from '../components/blocks.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { counted, inWords } from '../words/numbers.ts'

export interface Examples {
  readonly campaigns: readonly { readonly id: string; readonly title: string }[]
  readonly lists: readonly { readonly name: string; readonly people: number }[]
}

/** Asks before the examples go, and says what goes with them. */
export function LeaveExamplesPage({ examples }: { examples: Examples }) {
  const { campaigns, lists } = examples
  const people = lists.reduce((sum, list) => sum + list.people, 0)
  return (
    <Page title="Remove the examples" crumbs={[{ text: 'Campaigns', href: '/campaigns' }]}>
      <h1 class="govuk-heading-l">Remove the examples?</h1>
      <p class="govuk-body">What goes, in one step:</p>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          {counted(campaigns.length, 'example campaign', 'example campaigns')}: {campaigns.map(nameOf).join(', ')}
        </li>
        <li>{counted(people, 'made-up person', 'made-up people')} on the lists of the examples</li>
        <li>everything that was sent to them: their ledgers, visits, and mail in the inbox</li>
      </ul>
      <p class="govuk-body">
        Your own campaigns and contacts stay as they are. A person who is on a list of yours too stays on it.
      </p>
      <Warning>This cannot be undone. An operator can load fresh examples from the command line.</Warning>
      <Form action="/examples/leave">
        <div class="app-actions">
          <Button kind="warning">
            Remove {counted(campaigns.length, 'campaign', 'campaigns')} and {inWords(people)} made-up{' '}
            {people === 1 ? 'person' : 'people'}
          </Button>
          <a class="govuk-link" href="/campaigns">
            Keep the examples
          </a>
        </div>
      </Form>
    </Page>
  )
}

/** Where the examples have gone already. */
export function NoExamplesPage() {
  return (
    <Page title="No examples" crumbs={[{ text: 'Campaigns', href: '/campaigns' }]}>
      <h1 class="govuk-heading-l">There are no examples here</h1>
      <p class="govuk-body">
        They were removed, or never loaded. To look at them again, start with <code>npm start -- --examples</code>.
      </p>
    </Page>
  )
}

function nameOf({ title }: { title: string }): string {
  return `“${title}”`
}
