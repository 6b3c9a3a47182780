import type { InboxMail } from '../../dispatch/index.ts'
import { Details, SummaryList, Tag } from '../components/blocks.tsx'
import { Instant } from '../components/instant.tsx'
import { Page } from '../components/page.tsx'

/** One mail that was caught, as its recipient would have it: both its parts, and its headers. */
export function InboxMailPage({ mail, now }: { mail: InboxMail; now: Date }) {
  const { id, subject, from, to, at, isTest, html, text, headers } = mail
  return (
    <Page title={subject || 'No subject'} crumbs={[{ text: 'Inbox', href: '/inbox' }]}>
      <h1 class="govuk-heading-l app-breaks">
        {subject || 'No subject'} {isTest && <Tag tone="plain">test</Tag>}
      </h1>
      <SummaryList
        rows={[
          { key: 'From', value: <span class="app-breaks">{from}</span> },
          { key: 'To', value: <span class="app-breaks">{to}</span> },
          { key: 'Caught', value: <Instant at={at} now={now} /> },
        ]}
      />
      {html !== '' && (
        <>
          <h2 class="govuk-heading-m">As a page</h2>
          <iframe class="app-frame" sandbox="" src={`/inbox/${id}/mail.html`} title={`The mail “${subject}”`} />
        </>
      )}
      <h2 class="govuk-heading-m app-after-frame">As text</h2>
      {text === '' ? (
        <p class="govuk-body">It has no text part.</p>
      ) : (
        <pre class="app-text" tabindex={0} role="region" aria-label="Text of the mail">
          {text}
        </pre>
      )}
      <Details summary="Headers">
        <dl class="app-differences">
          {headers.map(({ name, value }) => (
            <div>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
      </Details>
    </Page>
  )
}
