import type { ContactPage } from '../../audience/index.ts'
import { reasonInWords, statusInWords } from '../words/ledger-words.ts'
import { Tag, type Tone } from './blocks.tsx'
import { Instant } from './instant.tsx'
import { Cell, Row, Table } from './table.tsx'

const TONES: Readonly<Record<string, Tone>> = {
  sent: 'good',
  failed: 'trouble',
  unknown: 'attention',
  'handed-off': 'busy',
  queued: 'busy',
}

/** What was, or was not, sent to a contact, the newest first. */
export function ContactDeliveries({ facts, now }: { facts: ContactPage; now: Date }) {
  const { deliveries, moreDeliveries } = facts
  return (
    <>
      <h2 class="govuk-heading-m">What was sent to them</h2>
      {deliveries.length === 0 ? (
        <p class="govuk-body">Nothing so far.</p>
      ) : (
        <Table
          caption="What was sent to them"
          captionHidden
          stacks
          columns={[{ text: 'Activity' }, { text: 'Campaign' }, { text: 'What became of it' }, { text: 'When' }]}
        >
          {deliveries.map((delivery) => (
            <DeliveryRow delivery={delivery} now={now} />
          ))}
        </Table>
      )}
      {moreDeliveries && <p class="govuk-body">These are the newest {deliveries.length}; there are more.</p>}
    </>
  )
}

function DeliveryRow({ delivery, now }: { delivery: ContactPage['deliveries'][number]; now: Date }) {
  const { campaign, campaignTitle, activity, channel, language, status, reason, handedOffAt } = delivery
  return (
    <Row
      head={
        <a class="govuk-link" href={`/campaigns/${campaign}/activities/${activity}`}>
          {activity}
          <span class="govuk-visually-hidden"> of {campaignTitle}</span>
        </a>
      }
    >
      <Cell label="Campaign">{campaignTitle}</Cell>
      <Cell label="What became of it">
        <Tag tone={TONES[status] ?? 'plain'}>{statusInWords(status)}</Tag>{' '}
        <span class="app-quiet">
          {reason === null ? `${channel}, ${language}` : `${channel}, ${language}: ${reasonInWords(reason)}`}
        </span>
      </Cell>
      <Cell label="When">{handedOffAt !== null && <Instant at={handedOffAt} now={now} />}</Cell>
    </Row>
  )
}
