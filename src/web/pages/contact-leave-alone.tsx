import { Warning } from '../components/blocks.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'

interface LeaveAloneProps {
  readonly id: number
  readonly act: 'suppress' | 'erase'
}

const WORDS = {
  suppress: {
    title: 'Stop writing to this person?',
    happens: [
      'Nothing of any campaign goes to any of their addresses, now or later.',
      'Their consents are withdrawn, and no import brings them back.',
      'What is known of them stays.',
    ],
    warning: 'This cannot be undone here: only they can agree again.',
    button: 'Stop writing to 1 person',
  },
  erase: {
    title: 'Erase this person?',
    happens: [
      'Their names, addresses, id, attributes, consents and lists go, and so does what the inbox caught for them.',
      'Their rows in the ledger stay as counts, without a name.',
      'A fingerprint of their addresses stays, so that nothing reaches them again and no import takes them in.',
    ],
    warning: 'This cannot be undone.',
    button: 'Erase 1 person',
  },
} as const

/** Asks before a person is left alone for good, and says what happens. Their name is not said: it is on their page. */
export function LeaveAlonePage({ id, act }: LeaveAloneProps) {
  const { title, happens, warning, button } = WORDS[act]
  return (
    <Page
      title={title}
      crumbs={[
        { text: 'Contacts', href: '/contacts' },
        { text: `Contact ${id}`, href: `/contacts/${id}` },
      ]}
    >
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">This is about contact {id}.</p>
      <ul class="govuk-list govuk-list--bullet">
        {happens.map((sentence) => (
          <li>{sentence}</li>
        ))}
      </ul>
      <Warning>{warning}</Warning>
      <Form action={`/contacts/${id}/${act}`}>
        <div class="app-actions">
          <Button kind="warning">{button}</Button>
          <a class="govuk-link" href={`/contacts/${id}`}>
            Leave everything as it is
          </a>
        </div>
      </Form>
    </Page>
  )
}
