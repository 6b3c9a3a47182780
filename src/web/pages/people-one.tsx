import type { KnownPerson, OpenSession } from '../../access/index.ts'
import { Inset, SummaryList } from '../components/blocks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { Filled } from '../components/fields.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Instant } from '../components/instant.tsx'
import { Page } from '../components/page.tsx'
import { RoleFields } from '../components/roles.tsx'
import { useViewer } from '../show.tsx'
import { counted } from '../words/numbers.ts'

interface PersonProps {
  readonly person: KnownPerson
  readonly sessions: readonly OpenSession[]
  readonly mailsLinks: boolean
  readonly filled: Filled
  readonly now: Date
}

/** One person: their roles, a way in, their sessions. */
export function PersonPage({ person, sessions, mailsLinks, filled, now }: PersonProps) {
  const at = `/people/${person.id}`
  const isViewer = useViewer()?.email === person.email
  return (
    <Page title={person.email} crumbs={[{ text: 'People', href: '/people' }]} hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <h1 class="govuk-heading-l app-breaks">{person.email}</h1>
      <SummaryList
        rows={[
          { key: 'Added', value: <Instant at={person.addedAt} now={now} /> },
          {
            key: 'Last sign-in',
            value: person.lastSignIn === null ? 'never' : <Instant at={person.lastSignIn} now={now} />,
          },
        ]}
      />
      <section class="app-part" aria-labelledby="a-way-in">
        <h2 class="govuk-heading-m" id="a-way-in">
          A way in
        </h2>
        <p class="govuk-body">
          A sign-in link works once, and for 15 minutes.{' '}
          {mailsLinks
            ? 'It is mailed to them, and shown to you.'
            : 'No mail provider is set up, so you see it here and hand it over yourself.'}
        </p>
        <Form action={`${at}/link`}>
          <Button kind="secondary">Make a sign-in link</Button>
        </Form>
      </section>
      <Sessions at={at} sessions={sessions} now={now} />
      <section class="app-part" aria-labelledby="change-roles">
        <h2 class="govuk-heading-m" id="change-roles">
          Change roles
        </h2>
        <Inset>
          {isViewer
            ? 'Changing your own roles signs you out; you sign in again at once.'
            : 'A change of roles ends their sessions and API tokens: they sign in again with the new ones.'}
        </Inset>
        <Form action={at}>
          <RoleFields filled={filled} />
          <Button>Save roles</Button>
        </Form>
      </section>
      {!isViewer && (
        <section class="app-part" aria-labelledby="remove">
          <h2 class="govuk-heading-m" id="remove">
            Remove
          </h2>
          <p class="govuk-body">They can no longer sign in. What they did stays in the audit log.</p>
          <ButtonLink href={`${at}/remove`} kind="warning">
            Remove this person
          </ButtonLink>
        </section>
      )}
    </Page>
  )
}

function Sessions({ at, sessions, now }: { at: string; sessions: readonly OpenSession[]; now: Date }) {
  return (
    <section class="app-part" aria-labelledby="sessions">
      <h2 class="govuk-heading-m" id="sessions">
        Signed in now
      </h2>
      {sessions.length === 0 ? (
        <p class="govuk-body">Nowhere.</p>
      ) : (
        <>
          <ul class="govuk-list govuk-list--bullet">
            {sessions.map(({ startedAt }) => (
              <li>
                since <Instant at={startedAt} now={now} />
              </li>
            ))}
          </ul>
          <Form action={`${at}/sign-out`}>
            <Button kind="secondary">End {counted(sessions.length, 'session', 'sessions')}</Button>
          </Form>
        </>
      )}
    </section>
  )
}
