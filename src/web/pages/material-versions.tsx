import type { PublishedVersion } from '../../materials/index.ts'
import { Tag } from '../components/blocks.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Instant } from '../components/instant.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useMayAct } from '../show.tsx'
import { languageInWords } from '../words/part-words.ts'
import type { MaterialAt } from './material.tsx'

/** The versions that were published, the newest first, and the way to the next. */
export function MaterialVersions({ versions, base, now }: MaterialAt) {
  const next = (versions[0]?.number ?? 0) + 1
  return (
    <section class="app-part" aria-labelledby="versions">
      <div class="app-title">
        <h2 class="govuk-heading-m" id="versions">
          Published versions
        </h2>
        {useMayAct('approver') && (
          <ButtonLink href={`${base}/publish`} kind="secondary">
            Publish version {next}
          </ButtonLink>
        )}
      </div>
      {versions.length === 0 ? (
        <p class="govuk-body">
          None yet. What is shown above is being written: an approver publishes it as version 1, which then stays as it
          is.
        </p>
      ) : (
        <Table
          caption="Published versions"
          captionHidden
          stacks
          columns={[
            { text: 'Version' },
            { text: 'State' },
            { text: 'What is new' },
            { text: 'Clear Communication Index' },
          ]}
        >
          {versions.map((version) => (
            <Row
              head={
                <a class="govuk-link" href={versionPath(base, version.number)}>
                  Version {version.number}
                </a>
              }
            >
              <Cell label="State">
                <VersionState version={version} />
                <br />
                <span class="app-quiet">
                  Published by {version.publishedBy}, <Instant at={version.publishedAt} now={now} />
                </span>
              </Cell>
              <Cell label="What is new">{version.note}</Cell>
              <Cell label="Clear Communication Index">
                <Scores version={version} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </section>
  )
}

export function versionPath(base: string, number: number): string {
  return `${base}/versions/${number}`
}

export function VersionState({ version: { withdrawn } }: { readonly version: Pick<PublishedVersion, 'withdrawn'> }) {
  if (withdrawn === undefined) return <Tag tone="good">in force</Tag>
  return (
    <>
      <Tag tone="plain">withdrawn</Tag> {withdrawn.reason}
    </>
  )
}

function Scores({ version: { index } }: { readonly version: PublishedVersion }) {
  if (index.length === 0) return <span class="app-quiet">not answered</span>
  return (
    <ul class="govuk-list">
      {index.map(({ language, score }) => (
        <li>
          {languageInWords(language)}: {score.complete ? `${Math.round(score.score)} of 100` : 'begun'}
        </li>
      ))}
    </ul>
  )
}
