import type { Child } from 'hono/jsx'

interface Column {
  readonly text: Child
  /** Figures stand to the right, under each other. */
  readonly numeric?: boolean
  /** Read out only: the column needs no visible heading. */
  readonly hidden?: boolean
}

interface TableProps {
  readonly caption: Child
  /** The caption is read out only, because a heading above says it. */
  readonly captionHidden?: boolean
  readonly columns: readonly Column[]
  readonly dense?: boolean
  /** On a phone each row becomes a block of its own, its cells named by their `label`; for few columns of words. */
  readonly stacks?: boolean
  /** Rows, made of `Row`. */
  readonly children: Child
}

/**
 * A table that scrolls by itself where the screen is narrower, by touch, mouse and keyboard, or stacks. The roles are said
 * because a table that is laid out as blocks would lose them.
 */
export function Table({ caption, captionHidden, columns, dense, stacks, children }: TableProps) {
  const kind = `${dense ? ' app-table--dense' : ''}${stacks ? ' app-table--stacks' : ''}`
  return (
    <div class={`app-scroll${kind}`} tabindex={0} role="region" aria-label={textOf(caption)}>
      <table class="govuk-table" role="table">
        <caption class={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}>
          {caption}
        </caption>
        <thead class="govuk-table__head" role="rowgroup">
          <tr class="govuk-table__row" role="row">
            {columns.map(({ text, numeric, hidden }) => (
              <th
                scope="col"
                role="columnheader"
                class={`govuk-table__header${numeric ? ' govuk-table__header--numeric' : ''}`}
              >
                {hidden ? <span class="govuk-visually-hidden">{text}</span> : text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body" role="rowgroup">
          {children}
        </tbody>
      </table>
    </div>
  )
}

/** One row; the first cell names it. */
export function Row({ head, children }: { head: Child; children?: Child }) {
  return (
    <tr class="govuk-table__row" role="row">
      <th scope="row" role="rowheader" class="govuk-table__header">
        {head}
      </th>
      {children}
    </tr>
  )
}

interface CellProps {
  readonly numeric?: boolean
  /** Its column's heading, shown before it where rows are stacked. */
  readonly label?: string
  readonly children?: Child
}

export function Cell({ numeric, label, children }: CellProps) {
  return (
    <td class={`govuk-table__cell${numeric ? ' govuk-table__cell--numeric' : ''}`} role="cell" data-label={label}>
      {children}
    </td>
  )
}

function textOf(caption: Child): string {
  return typeof caption === 'string' ? caption : 'Table'
}
