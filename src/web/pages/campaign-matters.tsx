import type { Attention } from '../../plan/index.ts'
import { AttentionList } from '../components/attention.tsx'
import { Details } from '../components/blocks.tsx'
import { inWords } from '../words/numbers.ts'

/** So many matters are shown at once; more would push the timeline out of sight. */
const FIRST = 4

/** Nobody works through more from one page: what is dealt with makes room for the next. */
const MOST = 20

/** What of a campaign needs a person: the first few in sight, some more behind a summary, of the rest how many of which kind. */
export function CampaignMatters({ matters }: { matters: readonly Attention[] }) {
  if (matters.length === 0) return <p class="govuk-body">Nothing needs a person now.</p>
  const rest = matters.slice(MOST)
  return (
    <>
      <AttentionList matters={matters.slice(0, FIRST)} />
      {matters.length > FIRST && (
        <Details summary={`${inWords(matters.length - FIRST)} more that need attention`}>
          <AttentionList matters={matters.slice(FIRST, MOST)} />
          {rest.length > 0 && (
            <p class="govuk-body">
              And {inWords(rest.length)} more: {kindsOf(rest)}. They come up here as those before them are dealt with.
            </p>
          )}
        </Details>
      )}
    </>
  )
}

function kindsOf(matters: readonly Attention[]): string {
  const kinds = Map.groupBy(matters, ({ what }) => what)
  return [...kinds].map(([what, some]) => `${what} (${inWords(some.length)})`).join(', ')
}
