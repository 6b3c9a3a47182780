import type { InboxLine } from '../../dispatch/index.ts'
import { Pager, Tag } from '../components/blocks.tsx'
import { Instant } from '../components/instant.tsx'
import { Page } from '../components/page.tsx'
import { SearchBox } from '../components/search-box.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useViewer } from '../show.tsx'

interface InboxProps {
  readonly mails: readonly InboxLine[]
  readonly text: string
  readonly first: string | undefined
  readonly next: string | undefined
  /** Where real campaigns' mail goes; absent: here. */
  readonly provider: string | undefined
  readonly now: Date
}

/** What the built-in inbox caught instead of sending it, the newest first. */
export function InboxPage({ mails, text, first, next, provider, now }: InboxProps) {
  const isBrowsing = text === '' && first === undefined
  return (
    <Page title="Inbox">
      <h1 class="govuk-heading-l">Inbox</h1>
      <WhatItIs provider={provider} />
      {!(mails.length === 0 && isBrowsing) && (
        <SearchBox action="/inbox/search" label="Find mail" hint="Part of a subject or of an address" text={text} />
      )}
      {mails.length === 0 ? (
        <NoMail
          isBrowsing={isBrowsing}
          text={text}
          goesOn={next !== undefined}
          isOnlyExamples={provider !== undefined}
        />
      ) : (
        <Table
          caption="Mail that was caught, the newest first"
          captionHidden
          stacks
          columns={[{ text: 'Subject' }, { text: 'To' }, { text: 'Caught' }]}
        >
          {mails.map((mail) => (
            <MailRow mail={mail} now={now} />
          ))}
        </Table>
      )}
      <Pager label="Pages of the inbox" first={first} next={next} />
    </Page>
  )
}

function WhatItIs({ provider }: { provider: string | undefined }) {
  const hasExamples = useViewer()?.hasExamples === true
  return (
    <p class="govuk-body">
      Mail that stays inside: nobody outside gets what is here.{' '}
      {provider === undefined
        ? 'No mail provider is set up, so every mail is caught here until FANFARE_SMTP_URL or FANFARE_MAIL_URL is set.'
        : hasExamples
          ? `Mail of real campaigns goes out by ${provider}; only that of examples is caught here.`
          : `Mail goes out by ${provider}, so nothing more is caught here.`}
    </p>
  )
}

interface NoMailProps {
  readonly isBrowsing: boolean
  readonly text: string
  readonly goesOn: boolean
  /** No mail of real campaigns is caught. */
  readonly isOnlyExamples: boolean
}

function NoMail({ isBrowsing, text, goesOn, isOnlyExamples }: NoMailProps) {
  const hasExamples = useViewer()?.hasExamples === true
  if (!isBrowsing) {
    return (
      <p class="govuk-body">
        {text === '' ? 'There is no older mail.' : `Nothing with “${text}” among the mail looked through.`}
        {goesOn && ' Choose More to look through older mail.'}
      </p>
    )
  }
  if (isOnlyExamples && !hasExamples) return <p class="govuk-body">There is no mail here.</p>
  return (
    <div class="app-card">
      <h2 class="govuk-heading-s">No mail yet</h2>
      <p class="govuk-body">
        Open an activity of {isOnlyExamples ? 'an example campaign' : 'a campaign'} and send yourself a test: it arrives
        here. What is approved and falls due follows by itself.
      </p>
    </div>
  )
}

function MailRow({ mail, now }: { mail: InboxLine; now: Date }) {
  const { id, at, to, subject, isTest } = mail
  return (
    <Row
      head={
        <>
          <a class="govuk-link app-breaks" href={`/inbox/${id}`}>
            {subject || 'No subject'}
            <span class="govuk-visually-hidden">, mail {id}</span>
          </a>{' '}
          {isTest && <Tag tone="plain">test</Tag>}
        </>
      }
    >
      <Cell label="To">
        <span class="app-breaks">{to}</span>
      </Cell>
      <Cell label="Caught">
        <Instant at={at} now={now} />
      </Cell>
    </Row>
  )
}
