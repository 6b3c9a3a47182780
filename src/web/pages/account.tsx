import type { OpenSession } from '../../access/index.ts'
import { SummaryList, Tag } from '../components/blocks.tsx'
import { Button, Form } from '../components/form.tsx'
import { Instant } from '../components/instant.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useViewer } from '../show.tsx'
import { counted } from '../words/numbers.ts'
import { ROLE_DUTIES } from '../words/roles.ts'

/** Who you are here, and where you are signed in. */
export function AccountPage({ sessions, now }: { sessions: readonly OpenSession[]; now: Date }) {
  const viewer = useViewer()
  return (
    <Page title="Your account">
      <h1 class="govuk-heading-l">Your account</h1>
      <SummaryList
        rows={[
          { key: 'E-mail address', value: <span class="app-breaks">{viewer?.email}</span> },
          {
            key: 'Roles',
            value: (
              <ul class="govuk-list">
                {viewer?.roles.map((role) => (
                  <li>
                    <strong>{role}</strong> <span class="app-quiet">{ROLE_DUTIES[role]}</span>
                  </li>
                ))}
              </ul>
            ),
          },
        ]}
      />
      <h2 class="govuk-heading-m">Where you are signed in</h2>
      <Table
        caption="Your sessions"
        captionHidden
        stacks
        columns={[{ text: 'Signed in' }, { text: 'Ends by itself' }, { text: 'End it', hidden: true }]}
      >
        {sessions.map((session) => (
          <SessionRow session={session} now={now} />
        ))}
      </Table>
      <Form action="/account/sign-out-everywhere">
        <Button kind="warning">
          Sign out everywhere ({counted(sessions.length, 'session', 'sessions')}, this one too)
        </Button>
      </Form>
    </Page>
  )
}

function SessionRow({ session, now }: { session: OpenSession; now: Date }) {
  return (
    <Row head={<Instant at={session.startedAt} now={now} />}>
      <Cell label="Ends by itself">
        <Instant at={session.endsAt} now={now} />
      </Cell>
      <Cell>
        {session.isCurrent ? (
          <Tag tone="good">This browser</Tag>
        ) : (
          <Form action="/account/sessions/end">
            <button type="submit" class="app-link-button" name="session" value={session.id}>
              End this session
              <span class="govuk-visually-hidden"> of {new Date(session.startedAt).toISOString().slice(0, 16)}</span>
            </button>
          </Form>
        )}
      </Cell>
    </Row>
  )
}
