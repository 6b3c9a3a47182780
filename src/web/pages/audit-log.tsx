import type { AuditEntry } from '../../access/index.ts'
import { Pager } from '../components/blocks.tsx'
import { type Option, Select } from '../components/fields.tsx'
import { Filter } from '../components/filter.tsx'
import { Page } from '../components/page.tsx'
import { useMayAct } from '../show.tsx'
import { AuditEntryItem } from '../components/audit-entry.tsx'

interface AuditProps {
  readonly entries: readonly AuditEntry[]
  readonly campaigns: readonly Option[]
  readonly actors: readonly Option[]
  readonly actions: readonly Option[]
  /** As the address of the page says them. */
  readonly filter: Readonly<Record<'campaign' | 'by' | 'action', string>>
  readonly first: string | undefined
  readonly next: string | undefined
  readonly csv: string
  readonly now: Date
}

/** Who changed what, the newest first. */
export function AuditLogPage({ entries, campaigns, actors, actions, filter, first, next, csv, now }: AuditProps) {
  const filled = { values: filter, problems: [] }
  const anything = { value: '', text: 'Any' }
  return (
    <Page title="Audit log">
      <h1 class="govuk-heading-l">Audit log</h1>
      <p class="govuk-body">
        Everything that people changed: who, what, before and after.
        {!useMayAct('administrator', 'operator') &&
          ' You see what was done to campaigns; operators and administrators see the rest too.'}
      </p>
      <Filter action="/audit-log" submit="Show" clear={Object.values(filter).some(Boolean) ? '/audit-log' : undefined}>
        <Select name="campaign" label="Campaign" options={[anything, ...campaigns]} filled={filled} />
        <Select name="by" label="Who" options={[{ value: '', text: 'Anybody' }, ...actors]} filled={filled} />
        <Select name="action" label="What" options={[anything, ...actions]} filled={filled} />
      </Filter>
      {entries.length === 0 ? (
        <p class="govuk-body">
          Nothing here. {Object.values(filter).some(Boolean) && 'Choose “Any” to see more of the log.'}
        </p>
      ) : (
        <>
          <p class="govuk-body">
            <a class="govuk-link" href={csv} download>
              Download these entries as CSV
            </a>
          </p>
          <ol class="app-log">
            {entries.map((entry) => (
              <AuditEntryItem entry={entry} now={now} />
            ))}
          </ol>
        </>
      )}
      <Pager label="Pages of the audit log" first={first} next={next} />
    </Page>
  )
}
