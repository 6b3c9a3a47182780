import type { Child } from 'hono/jsx'
import { Details } from '../components/blocks.tsx'
import { type Filled, type Option, Select, TextArea, TextField } from '../components/fields.tsx'
import { labelOf } from '../words/part-words.ts'

interface Column {
  readonly key: string
  readonly width?: 5 | 10 | 20 | 30
  /** Over several lines. */
  readonly isText?: boolean
  /** One of these. */
  readonly options?: readonly Option[]
  readonly hint?: string
  /** Typed as code: every letter counts. */
  readonly code?: boolean
  readonly suggestions?: readonly string[]
}

interface FieldRowsProps {
  readonly list: string
  /** What one row is called, such as “Step”. */
  readonly one: string
  readonly summary: string
  readonly hint?: string
  readonly columns: readonly Column[]
  readonly language?: string
  /** What is said above a field of a row, by its name. */
  readonly hintOf?: (name: string) => Child | undefined
  /** Open although nothing is in it. */
  readonly open?: boolean
  readonly filled: Filled
}

/** A list of which each row has several fields; two empty rows follow, and after saving there is room for more. */
export function FieldRows({
  list,
  one,
  summary,
  hint,
  columns,
  language,
  hintOf,
  open = false,
  filled,
}: FieldRowsProps) {
  const rows = rowsOf(list, filled)
  const isUsed = rows.some((row) => columns.some(({ key }) => (filled.values[`${list}.${row}.${key}`] ?? '') !== ''))
  const isWrong = filled.problems.some(({ path }) => path.startsWith(`${list}.`))
  return (
    <Details summary={summary} open={open || isUsed || isWrong}>
      {hint !== undefined && <p class="govuk-body">{hint}</p>}
      {rows.map((row) => (
        <fieldset class="govuk-fieldset app-row">
          <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">
            {one} {row + 1}
          </legend>
          <div class="app-fields-beside">
            {columns.map((column) => (
              <RowField
                column={column}
                name={`${list}.${row}.${column.key}`}
                hint={hintOf?.(`${list}.${row}.${column.key}`) ?? column.hint}
                language={language}
                filled={filled}
              />
            ))}
          </div>
        </fieldset>
      ))}
    </Details>
  )
}

interface RowFieldProps {
  readonly column: Column
  readonly name: string
  readonly hint: Child | undefined
  readonly language: string | undefined
  readonly filled: Filled
}

function RowField({ column, name, hint, language, filled }: RowFieldProps) {
  const { isText = false, width, suggestions, options, code } = column
  const [short = name, ...rest] = labelOf(name).split(' of ')
  const label = (
    <>
      {short}
      <span class="govuk-visually-hidden"> of {rest.join(' of ')}</span>
    </>
  )
  const field = { name, label, filled, ...(hint !== undefined && { hint }) }
  if (options !== undefined) return <Select {...field} options={options} />
  const text = { ...field, ...(language !== undefined && { language }), ...(code && { code }) }
  const line = { ...(width !== undefined && { width }), ...(suggestions && { suggestions }) }
  return isText ? <TextArea {...text} rows={2} /> : <TextField {...text} {...line} />
}

function rowsOf(list: string, { values }: Filled): number[] {
  const start = `${list}.`
  const found = Object.keys(values).flatMap((name) =>
    name.startsWith(start) ? [Number.parseInt(name.slice(start.length), 10)] : [],
  )
  return [...new Set(found)].toSorted((one, other) => one - other)
}
