import type { KnownPerson } from '../../access/index.ts'
import { Details, Tag } from '../components/blocks.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Instant } from '../components/instant.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { RoleDuties } from '../components/roles.tsx'
import { useViewer } from '../show.tsx'
import { counted } from '../words/numbers.ts'

/** Who may sign in, and as what. */
export function PeoplePage({ people, now }: { people: readonly KnownPerson[]; now: Date }) {
  return (
    <Page title="People">
      <div class="app-title">
        <h1 class="govuk-heading-l">People</h1>
        <ButtonLink href="/people/add">Add a person</ButtonLink>
      </div>
      <p class="govuk-body">
        {counted(people.length, 'person works', 'people work')} with this installation. They sign in by a link that
        works once; there are no passwords.
      </p>
      <MissingApprover people={people} />
      <Table
        caption="Everybody who may sign in"
        captionHidden
        stacks
        columns={[{ text: 'Person' }, { text: 'Roles' }, { text: 'Last sign-in' }, { text: 'Signed in now' }]}
      >
        {people.map((person) => (
          <PersonRow person={person} now={now} />
        ))}
      </Table>
      <Details summary="What each role may do">
        <RoleDuties />
      </Details>
    </Page>
  )
}

function PersonRow({ person, now }: { person: KnownPerson; now: Date }) {
  const isViewer = useViewer()?.email === person.email
  return (
    <Row
      head={
        <>
          <a class="govuk-link app-breaks" href={`/people/${person.id}`}>
            {person.email}
          </a>
          {isViewer && <span class="app-quiet"> you</span>}
        </>
      }
    >
      <Cell label="Roles">{person.roles.join(', ')}</Cell>
      <Cell label="Last sign-in">
        {person.lastSignIn === null ? (
          <span class="app-quiet">never</span>
        ) : (
          <Instant at={person.lastSignIn} now={now} />
        )}
      </Cell>
      <Cell label="Signed in now">
        {person.openSessions === 0 ? (
          <span class="app-quiet">no</span>
        ) : (
          <Tag tone="busy">{counted(person.openSessions, 'session', 'sessions')}</Tag>
        )}
      </Cell>
    </Row>
  )
}

/** Without an approver nothing is ever sent, and an author cannot approve what they wrote. */
function MissingApprover({ people }: { people: readonly KnownPerson[] }) {
  if (people.some(({ roles }) => roles.includes('approver'))) return null
  return (
    <div class="app-card app-card--attention">
      <h2 class="govuk-heading-s">Nobody can approve yet</h2>
      <p class="govuk-body">
        Nothing is sent before somebody approves it, and nobody approves what they wrote themselves.{' '}
        <a class="govuk-link" href="/people/add">
          Add an approver
        </a>
        .
      </p>
    </div>
  )
}
