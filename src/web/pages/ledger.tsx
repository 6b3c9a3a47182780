import type { LedgerFilter, LedgerPageOf } from '../../dispatch/index.ts'
import type { ActivityPage } from '../../plan/index.ts'
import { Pager, Tag, type Tone } from '../components/blocks.tsx'
import { Equation } from '../components/counts.tsx'
import { Select } from '../components/fields.tsx'
import { Filter } from '../components/filter.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { reasonInWords, statusInWords } from '../words/ledger-words.ts'
import { wallInWords } from '../words/moment.ts'
import { languageInWords } from '../words/part-words.ts'
import { zonedInWords } from '../words/zoned.ts'
import { activityPath } from './activity-path.ts'
import { ActivityHead, ActivityTabs, crumbsOf } from './activity.tsx'
import { ledgerAddress, LedgerFilters } from './ledger-filters.tsx'
import { subjectInWords } from '../../render/index.ts'

interface LedgerProps {
  readonly activity: ActivityPage
  readonly ledger: LedgerPageOf
  readonly filter: LedgerFilter
  /** Not the first page. */
  readonly isLater: boolean
}

const TONES: Readonly<Record<string, Tone>> = {
  sent: 'good',
  'handed-off': 'busy',
  queued: 'plain',
  failed: 'trouble',
  skipped: 'attention',
  unknown: 'trouble',
  cancelled: 'plain',
}

/** Everybody an activity was for, and what became of each: the rows behind the figures. */
export function LedgerPage({ activity, ledger, filter, isLater }: LedgerProps) {
  const base = activityPath(activity.campaign.id, activity.activity)
  const here = `${base}/ledger`
  const title = subjectInWords(activity.label, activity.activity)
  const date = activity.dates.find(({ ordinal }) => ordinal === ledger.ordinal)
  return (
    <Page title={`Ledger of ${title}`} crumbs={crumbsOf(activity)}>
      <ActivityHead activity={activity} title={title} />
      <ActivityTabs base={base} here={here} />
      <h2 class="govuk-heading-m">Everybody it was for</h2>
      <WhichDate activity={activity} ledger={ledger} here={here} />
      {ledger.counts.audience === 0 ? (
        <p class="govuk-body">
          {date?.isOver
            ? 'It is over, and there was nobody to write to.'
            : 'Nobody is in the ledger yet. When sending begins, everybody in the audience gets a row here, which says what became of them.'}
        </p>
      ) : (
        <>
          <Equation counts={ledger.counts} ledger={here} date={filter.ordinal} />
          <LedgerFilters base={base} ledger={ledger} filter={filter} />
          <LedgerTable activity={activity} ledger={ledger} />
          <Pager
            label="Pages of the ledger"
            first={isLater ? ledgerAddress(here, filter) : undefined}
            next={ledger.next === undefined ? undefined : ledgerAddress(here, filter, ledger.next)}
          />
        </>
      )}
    </Page>
  )
}

/** Of an activity with several dates: whose ledger this is, and the way to the others. */
function WhichDate({ activity, ledger, here }: Pick<LedgerProps, 'activity' | 'ledger'> & { here: string }) {
  const { dates } = activity
  const shown = dates.find(({ ordinal }) => ordinal === ledger.ordinal)
  if (dates.length < 2 || shown === undefined) return null
  const filled = { values: { date: `${shown.ordinal}` }, problems: [] }
  return (
    <Filter action={here} submit="Show this date">
      <Select
        name="date"
        label={`Date ${dates.indexOf(shown) + 1} of ${dates.length}`}
        options={dates.map(({ ordinal, wall }) => ({ value: `${ordinal}`, text: wallInWords(wall) }))}
        filled={filled}
      />
    </Filter>
  )
}

function LedgerTable({ activity: { zone }, ledger: { rows } }: Pick<LedgerProps, 'activity' | 'ledger'>) {
  if (rows.length === 0) {
    return <p class="govuk-body">Nobody is in the ledger with all of this. Show more by choosing less.</p>
  }
  return (
    <Table
      caption={`People in the ledger, times in ${zone}`}
      dense
      stacks
      columns={[
        { text: 'Contact' },
        { text: 'What became of it' },
        { text: 'Why' },
        { text: 'Language' },
        { text: 'Handed over' },
        { text: 'Tries', numeric: true },
      ]}
    >
      {rows.map(({ contact, status, reason, language, handedOffAt, attempts }) => (
        <Row head={contact}>
          <Cell>
            <Tag tone={TONES[status] ?? 'plain'}>{statusInWords(status)}</Tag>
          </Cell>
          <Cell label="Why">{reason === null ? '' : reasonInWords(reason)}</Cell>
          <Cell label="Language">{languageInWords(language)}</Cell>
          <Cell label="Handed over">
            {handedOffAt !== null && <time datetime={handedOffAt}>{zonedInWords(Date.parse(handedOffAt), zone)}</time>}
          </Cell>
          <Cell numeric label="Tries">
            {attempts}
          </Cell>
        </Row>
      ))}
    </Table>
  )
}
