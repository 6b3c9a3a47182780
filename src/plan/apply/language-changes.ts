import type { PlanChange } from './change-sentences.ts'
import type { RowDifference } from './compare-rows.ts'

/** Fields that follow from others and say nothing by themselves. */
const SILENT: readonly string[] = ['sourceHash', 'author']

/** What is different about what messages or materials say in each language, in sentences; of those that are new nothing is said. */
export function languageChanges<Row extends { readonly language: string }>(
  part: 'message' | 'material',
  { added, changed, removed }: RowDifference<Row, Row>,
  idOf: (row: Row) => string,
  newOnes: readonly string[],
): PlanChange[] {
  const subject = (row: Row): string => `${part} ${idOf(row)} (${row.language})`
  const sentence = (row: Row, what: string): string => `${part} ${idOf(row)}: ${what}`
  return [
    ...added
      .filter((row) => !newOnes.includes(idOf(row)))
      .map((row) => ({ sentence: sentence(row, `${row.language} added`), subject: subject(row), after: row })),
    ...changed.map(({ before, after, fields }) => {
      const told = fields.filter((field) => !SILENT.includes(field)).join(' and ')
      return {
        sentence: sentence(after, `${told} (${after.language}) changed`),
        subject: subject(after),
        before,
        after,
      }
    }),
    ...removed.map((row) => ({
      sentence: sentence(row, `${row.language} removed`),
      subject: subject(row),
      before: row,
    })),
  ]
}
