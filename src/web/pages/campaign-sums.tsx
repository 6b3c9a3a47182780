import type { CampaignTimeline } from '../../plan/index.ts'
import { Details } from '../components/blocks.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { WIDE } from '../components/timeline-scale.ts'
import { isSummed, sumsOf } from '../components/timeline-sums.ts'
import { channelInWords } from '../words/launch-words.ts'
import { inWords } from '../words/numbers.ts'

interface SumsProps {
  readonly timeline: CampaignTimeline
  /** Of an activity in the table of them. */
  readonly addressOf: (activity: string) => string
}

/** The channels that the timeline sums, week by week as it does; nothing where it shows each activity. */
export function SumsAsTable({ timeline, addressOf }: SumsProps) {
  const summed = timeline.rows.filter(({ items }) => isSummed(items))
  if (summed.length === 0) return null
  return (
    <Details summary="How many go out when" keptAs="sums">
      {summed.map(({ channel, items }) => (
        <Table
          caption={channelInWords(channel)}
          dense
          columns={[
            { text: 'When' },
            { text: 'Activities', numeric: true },
            { text: 'Done', numeric: true },
            { text: 'To come', numeric: true },
            { text: 'Cancelled', numeric: true },
            { text: 'Paused, missed or failed' },
          ]}
        >
          {sumsOf(items, timeline, WIDE).map(({ when, activities, kinds, troubles, firstActivity }) => (
            <Row
              head={
                <a class="govuk-link" href={addressOf(firstActivity)}>
                  {when}
                  <span class="govuk-visually-hidden">, {channelInWords(channel)}</span>
                </a>
              }
            >
              <Cell numeric>{inWords(activities)}</Cell>
              <Cell numeric>{inWords(kinds.done)}</Cell>
              <Cell numeric>{inWords(kinds['to-come'])}</Cell>
              <Cell numeric>{inWords(kinds.cancelled)}</Cell>
              <Cell>{troubles.length === 0 ? 'none' : troubles.join(', ')}</Cell>
            </Row>
          ))}
        </Table>
      ))}
    </Details>
  )
}
