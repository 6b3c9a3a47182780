import type { ContactPage as ContactFacts } from '../../audience/index.ts'
import { SummaryList } from '../components/blocks.tsx'
import { ContactDeliveries } from '../components/contact-deliveries.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Instant } from '../components/instant.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { pageAddress } from '../page-address.ts'
import { useMayAct } from '../show.tsx'
import { consentSourceInWords, suppressionInWords } from '../words/permission-words.ts'
import { reasonInWords } from '../words/ledger-words.ts'

/** Everything that is known of one contact. */
export function ContactPage({ facts, now }: { facts: ContactFacts; now: Date }) {
  const { contact } = facts
  const title = contact.erasedAt === null ? contact.name || `Contact ${contact.id}` : `Contact ${contact.id}, erased`
  return (
    <Page title={`Contact ${contact.id}`} crumbs={[{ text: 'Contacts', href: '/contacts' }]}>
      <h1 class="govuk-heading-l app-breaks">{title}</h1>
      <MayBeWritten contact={contact} />
      <h2 class="govuk-heading-m">What is known</h2>
      <SummaryList rows={knownOf(contact, now)} />
      <Permissions facts={facts} now={now} />
      <ContactDeliveries facts={facts} now={now} />
      {contact.erasedAt === null && <Actions id={contact.id} />}
    </Page>
  )
}

function MayBeWritten({ contact }: { contact: ContactFacts['contact'] }) {
  const { whyNot, leftCampaigns } = contact
  const left = leftCampaigns.length > 0 && ` They unsubscribed from ${leftCampaigns.join(', ')}.`
  return whyNot === null ? (
    <p class="app-card app-card--good">
      <strong>E-mail may be sent to this person.</strong>
      {left}
    </p>
  ) : (
    <p class="app-card app-card--attention">
      <strong>No e-mail is sent to this person:</strong> {reasonInWords(whyNot)}.{left}
    </p>
  )
}

function knownOf(contact: ContactFacts['contact'], now: Date) {
  const lists = (
    <ul class="govuk-list app-list">
      {contact.lists.map((list) => (
        <li>
          <a class="govuk-link" href={pageAddress('/contacts/people', { list })}>
            {list}
          </a>
        </li>
      ))}
    </ul>
  )
  const rows = [
    { key: 'E-mail', value: contact.email },
    { key: 'Phone', value: contact.phone },
    { key: 'Id', value: contact.key },
    { key: 'Language', value: contact.language },
    { key: 'Time zone', value: contact.timezone },
    ...Object.entries(contact.attributes).map(([key, value]) => ({ key, value })),
    { key: 'Lists', value: contact.lists.length > 0 ? lists : null },
    { key: 'Added', value: <Instant at={contact.addedAt} now={now} /> },
    { key: 'Changed', value: <Instant at={contact.changedAt} now={now} /> },
    { key: 'Erased', value: contact.erasedAt === null ? null : <Instant at={contact.erasedAt} now={now} /> },
  ]
  return rows.flatMap(({ key, value }) =>
    value === null || value === '' ? [] : [{ key, value: <span class="app-breaks">{value}</span> }],
  )
}

function Permissions({ facts, now }: { facts: ContactFacts; now: Date }) {
  const { consents, suppressions } = facts
  return (
    <>
      <h2 class="govuk-heading-m">What they agreed to and asked for</h2>
      {consents.length + suppressions.length === 0 ? (
        <p class="govuk-body">Nothing is noted: neither a consent nor a wish to be left alone.</p>
      ) : (
        <Table
          caption="Consents and suppressions"
          captionHidden
          stacks
          columns={[{ text: 'Channel' }, { text: 'What' }, { text: 'When' }]}
        >
          {suppressions.map(({ channel, campaign, reason, at }) => (
            <Row head={channel}>
              <Cell label="What">
                Nothing more {campaign === null ? 'from any campaign' : `from ${campaign}`}:{' '}
                {suppressionInWords(reason)}
              </Cell>
              <Cell label="When">
                <Instant at={at} now={now} />
              </Cell>
            </Row>
          ))}
          {consents.map(({ channel, granted, source, at }) => (
            <Row head={channel}>
              <Cell label="What">
                {granted ? 'Agreed' : 'Did not agree'}: {consentSourceInWords(source)}
              </Cell>
              <Cell label="When">
                <Instant at={at} now={now} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </>
  )
}

function Actions({ id }: { id: number }) {
  const maySuppress = useMayAct('operator', 'planner')
  const mayErase = useMayAct('operator', 'administrator')
  return (
    <div class="app-part app-actions">
      {maySuppress && (
        <ButtonLink href={`/contacts/${id}/suppress`} kind="secondary">
          Stop writing to this person
        </ButtonLink>
      )}
      {mayErase && (
        <ButtonLink href={`/contacts/${id}/erase`} kind="warning">
          Erase this person
        </ButtonLink>
      )}
    </div>
  )
}
