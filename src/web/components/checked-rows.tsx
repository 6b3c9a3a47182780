import type { CheckedImport, CheckedRow } from '../../audience/index.ts'
import { Cell, Row, Table } from './table.tsx'

interface CheckedRowsProps {
  readonly caption: string
  readonly columns: CheckedImport['columns']
  readonly rows: readonly CheckedRow[]
}

const KINDS = { field: '', consent: '', attribute: 'attribute', ignored: 'left out' } as const

/** So many characters stay on one line. */
const SHORT = 24

/**
 * Rows of a contacts file as they are in it, with what is wrong marked in its place. Columns with something wrong come
 * first: a file may be wider than the screen.
 */
export function CheckedRows({ caption, columns, rows }: CheckedRowsProps) {
  const width = Math.max(columns.length, ...rows.map(({ cells }) => cells.length))
  const wrong = new Set(rows.flatMap(({ faults }) => faults.map(({ index }) => index)))
  const places = Array.from({ length: width }, (_, index) => index).toSorted(
    (one, other) => Number(wrong.has(other)) - Number(wrong.has(one)),
  )
  return (
    <Table
      caption={caption}
      captionHidden
      dense
      columns={[
        { text: 'Line' },
        ...places.map((index) => ({ text: <ColumnName column={columns[index]} index={index} /> })),
      ]}
    >
      {rows.map((row) => (
        <Row head={<LineHead row={row} columns={columns} />}>
          {places.map((index) => (
            <Cell>
              <CheckedCell row={row} index={index} />
            </Cell>
          ))}
        </Row>
      ))}
    </Table>
  )
}

function ColumnName({ column, index }: { column: CheckedImport['columns'][number] | undefined; index: number }) {
  if (column === undefined) return <span class="app-quiet">column {index + 1}</span>
  const kind = KINDS[column.kind]
  return (
    <>
      {column.name}
      {kind !== '' && (
        <>
          <br />
          <span class="app-quiet">{kind}</span>
        </>
      )}
    </>
  )
}

/** The line's number, what is wrong with the row as a whole, and which cells are wrong: they may be out of sight. */
function LineHead({ row, columns }: { row: CheckedRow } & Pick<CheckedRowsProps, 'columns'>) {
  const whole = row.faults.filter(({ index }) => index < 0)
  const wrong = row.faults.flatMap(({ index }) => (index < 0 ? [] : [columns[index]?.name ?? `column ${index + 1}`]))
  return (
    <>
      {row.line}
      {wrong.length > 0 && <span class="app-bad app-bad--row">{wrong.join(', ')}</span>}
      {whole.map(({ reason }) => (
        <span class="app-bad app-bad--row">{reason}</span>
      ))}
    </>
  )
}

function CheckedCell({ row, index }: { row: CheckedRow; index: number }) {
  const value = row.cells[index] ?? ''
  const faults = row.faults.filter((fault) => fault.index === index)
  const kind = value.length <= SHORT ? 'app-cell-value app-nowrap' : 'app-cell-value'
  if (faults.length === 0) return <span class={kind}>{value}</span>
  return (
    <span class="app-bad">
      <span class={kind}>{value === '' ? <em>empty</em> : value}</span>
      {faults.map(({ reason }) => (
        <strong class="app-bad__why">
          <span class="govuk-visually-hidden">Wrong: </span>
          {reason}
        </strong>
      ))}
    </span>
  )
}
