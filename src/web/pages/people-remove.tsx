import type { KnownPerson } from '../../access/index.ts'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { counted } from '../words/numbers.ts'

/** Asks before a person is removed, and says what happens. */
export function RemovePersonPage({ person }: { person: KnownPerson }) {
  const at = `/people/${person.id}`
  return (
    <Page
      title="Remove a person"
      crumbs={[
        { text: 'People', href: '/people' },
        { text: person.email, href: at },
      ]}
    >
      <h1 class="govuk-heading-l app-breaks">Remove {person.email}?</h1>
      <ul class="govuk-list govuk-list--bullet">
        <li>They can no longer sign in, as {person.roles.join(', ')}.</li>
        <li>
          {person.openSessions === 0
            ? 'They are not signed in at the moment.'
            : `${counted(person.openSessions, 'open session ends', 'open sessions end')} at once.`}
        </li>
        <li>What they planned and approved stays, and so do their entries in the audit log.</li>
        <li>A contacts file that they were just checking is dropped.</li>
      </ul>
      <Form action={`${at}/remove`}>
        <div class="app-actions">
          <Button kind="warning">Remove 1 person</Button>
          <a class="govuk-link" href={at}>
            Keep them
          </a>
        </div>
      </Form>
    </Page>
  )
}
