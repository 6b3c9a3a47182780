import type { CheckedImport } from '../../audience/index.ts'
import { CheckedRows } from '../components/checked-rows.tsx'
import { Button, ButtonLink, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { counted, inWords } from '../words/numbers.ts'

/** What an import would do, before it is done: counts, bad cells in their places, a look at the good rows. */
export function ImportCheckPage({ checked }: { checked: CheckedImport }) {
  const { fileName, list, isNewList, rejected, badRows, goodRows } = checked
  return (
    <Page title="Check the file" crumbs={[{ text: 'Import contacts', href: '/contacts/import' }]}>
      <h1 class="govuk-heading-l">Check the file</h1>
      <p class="govuk-body app-breaks">
        <strong>{fileName}</strong> for the {isNewList && 'new '}list <strong>{list}</strong>. Nothing has been changed
        yet.
      </p>
      <Counts checked={checked} />
      <ImportButtons checked={checked} />
      {rejected > 0 && (
        <section class="app-part" aria-labelledby="bad-rows">
          <h2 class="govuk-heading-m" id="bad-rows">
            {counted(rejected, 'row', 'rows')} that would not go in
          </h2>
          <p class="govuk-body">
            {badRows.length < rejected && `Here are the first ${inWords(badRows.length)}. `}
            Columns with something wrong come first here. Download the rows, put right what their last column says, and
            import that file again.
          </p>
          <ButtonLink href={`/contacts/import/${checked.uploadId}/rejected.csv`} kind="secondary">
            Download {counted(rejected, 'bad row', 'bad rows')} as CSV
          </ButtonLink>
          <CheckedRows caption="Rows that would not go in" columns={checked.columns} rows={badRows} />
        </section>
      )}
      {goodRows.length > 0 && (
        <section class="app-part" aria-labelledby="good-rows">
          <h2 class="govuk-heading-m" id="good-rows">
            Rows that would go in
          </h2>
          <p class="govuk-body">
            {goodRows.length === 1 ? 'The first one' : `The first ${goodRows.length}`}, so that you can see whether the
            columns are read as you meant them.
          </p>
          <CheckedRows caption="Rows that would go in" columns={checked.columns} rows={goodRows} />
        </section>
      )}
    </Page>
  )
}

function Counts({ checked }: { checked: CheckedImport }) {
  const { read, wouldCreate, wouldUpdate, unchanged, rejected } = checked
  const counts = [
    [read, read === 1 ? 'row read' : 'rows read'],
    [wouldCreate, 'would be added'],
    [wouldUpdate, 'would be changed'],
    [unchanged, 'as they are'],
    [rejected, 'would not go in'],
  ] as const
  return (
    <ul class="app-counts">
      {counts.map(([count, what]) => (
        <li class={what === 'would not go in' && count > 0 ? 'app-counts__bad' : undefined}>
          <b>{inWords(count)}</b> {what}
        </li>
      ))}
    </ul>
  )
}

function ImportButtons({ checked }: { checked: CheckedImport }) {
  const { uploadId, wouldCreate, wouldUpdate, unchanged, rejected } = checked
  const people = wouldCreate + wouldUpdate
  const at = `/contacts/import/${uploadId}`
  return (
    <>
      {people === 0 && (
        <p class="govuk-body">
          <strong>There is nothing to import.</strong>{' '}
          {unchanged > 0 ? 'Everybody whose row is right is there already, with the same facts.' : 'No row is right.'}
        </p>
      )}
      <div class="app-actions">
        {people > 0 && (
          <Form action={at}>
            <Button>Import {counted(people, 'person', 'people')}</Button>
          </Form>
        )}
        <Form action={`${at}/drop`}>
          <Button kind="secondary">Choose another file</Button>
        </Form>
      </div>
      {people > 0 && rejected > 0 && (
        <p class="govuk-body">
          The {counted(rejected, 'bad row is', 'bad rows are')} left out. Download {rejected === 1 ? 'it' : 'them'}{' '}
          before you import: the file is forgotten then.
        </p>
      )}
    </>
  )
}
