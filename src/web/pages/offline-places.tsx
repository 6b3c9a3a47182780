import { Tag } from '../components/blocks.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { channelInWords } from '../words/launch-words.ts'
import { languageInWords } from '../words/part-words.ts'
import { zonedInWords } from '../words/zoned.ts'
import { fileForPlace } from './material-placements.tsx'
import { materialPath } from './material.tsx'
import type { OfflineShown } from './offline-activity.tsx'

/** Where the material hangs, lies or stands on this channel, and in which version. */
export function OfflinePlaces({ activity, putUp: { next, placements } }: OfflineShown) {
  const { channel, zone, campaign, putsUp } = activity
  const material = materialPath(campaign.id, putsUp?.material ?? '')
  return (
    <section class="app-part" aria-labelledby="places-title">
      <h2 class="govuk-heading-m" id="places-title">
        Where it is put up
      </h2>
      {placements.length === 0 ? (
        <p class="govuk-body">No place is noted for it on the channel {channelInWords(channel)} yet.</p>
      ) : (
        <Table
          caption="Places and what is there now"
          captionHidden
          stacks
          columns={[
            { text: 'Name' },
            { text: 'Place' },
            { text: 'Language' },
            { text: 'There now' },
            { text: 'To print', hidden: true },
          ]}
        >
          {placements.map(({ id, name, place, language, version, placedAt }) => (
            <Row head={name}>
              <Cell label="Place">{place}</Cell>
              <Cell label="Language">{languageInWords(language)}</Cell>
              <Cell label="There now">
                {version === null ? (placedAt === null ? 'nothing yet' : 'nothing any more') : `version ${version}`}{' '}
                {version !== null && next.version !== null && version !== next.version && (
                  <Tag tone="attention">outdated</Tag>
                )}
                {placedAt !== null && (
                  <>
                    <br />
                    <span class="app-quiet">since {zonedInWords(Date.parse(placedAt), zone)}</span>
                  </>
                )}
              </Cell>
              <Cell label="To print">
                {next.version !== null && (
                  <a class="govuk-link" href={fileForPlace(material, next.version, { id, language })} download>
                    PDF for it<span class="govuk-visually-hidden">: {name}</span>
                  </a>
                )}
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </section>
  )
}
