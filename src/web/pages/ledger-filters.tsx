import { type LedgerFilter, type LedgerPageOf, ROW_STATUSES } from '../../dispatch/index.ts'
import { type Option, Select } from '../components/fields.tsx'
import { Filter } from '../components/filter.tsx'
import { pageAddress } from '../page-address.ts'
import { reasonInWords, statusInWords } from '../words/ledger-words.ts'
import { inWords } from '../words/numbers.ts'
import { languageInWords } from '../words/part-words.ts'

/** Narrows the ledger by what became of people, why, and language; and takes what is shown away as CSV. */
export function LedgerFilters({ base, ledger, filter }: { base: string; ledger: LedgerPageOf; filter: LedgerFilter }) {
  const { status = '', reason = '', language = '' } = filter
  const filled = { values: { status, reason, language }, problems: [] }
  const everything = `${base}/ledger`
  const all = pageAddress(everything, { date: filter.ordinal })
  const isNarrowed = ledgerAddress(everything, filter) !== all
  return (
    <>
      <Filter action={everything} submit="Show these" clear={isNarrowed ? all : undefined}>
        {filter.ordinal !== undefined && <input type="hidden" name="date" value={`${filter.ordinal}`} />}
        <Select name="status" label="What became of it" options={statusOptions(ledger)} filled={filled} />
        {ledger.reasons.length > 0 && (
          <Select name="reason" label="Why" options={reasonOptions(ledger)} filled={filled} />
        )}
        {ledger.languages.length > 1 && (
          <Select name="language" label="Language" options={languageOptions(ledger)} filled={filled} />
        )}
      </Filter>
      <p class="govuk-body">
        <a class="govuk-link" href={ledgerAddress(`${base}/ledger.csv`, filter)} download>
          {isNarrowed ? 'Download these rows (CSV)' : 'Download the ledger (CSV)'}
        </a>
      </p>
    </>
  )
}

/** Where the rows are that a filter lets through, from the beginning or after a row. */
export function ledgerAddress(
  path: string,
  { ordinal, status, reason, language }: LedgerFilter,
  after?: number,
): string {
  return pageAddress(path, { date: ordinal, status, reason, language, after })
}

function statusOptions({ counts }: LedgerPageOf): Option[] {
  const some = ROW_STATUSES.filter((status) => counts[status] > 0)
  return [
    { value: '', text: 'anything' },
    ...some.map((status) => ({ value: status, text: `${statusInWords(status)} (${inWords(counts[status])})` })),
  ]
}

function reasonOptions({ reasons, reasonsAreComplete }: LedgerPageOf): Option[] {
  const people = new Map<string, number>()
  for (const { reason, people: count } of reasons) {
    if (reason !== null) people.set(reason, (people.get(reason) ?? 0) + count)
  }
  const counted = (count: number) => (reasonsAreComplete ? ` (${inWords(count)})` : '')
  return [
    { value: '', text: 'any reason' },
    ...[...people].map(([reason, count]) => ({ value: reason, text: `${reasonInWords(reason)}${counted(count)}` })),
  ]
}

function languageOptions({ languages }: LedgerPageOf): Option[] {
  return [
    { value: '', text: 'any language' },
    ...languages.map((language) => ({ value: language, text: languageInWords(language) })),
  ]
}
