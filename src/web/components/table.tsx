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
  /** Rows, made of `Row`. */
  readonly children: Child
}

/** A table that scrolls by itself where the screen is narrower, by touch, mouse and keyboard. */
export function Table({ caption, captionHidden, columns, dense, children }: TableProps) {
  return (
    <div
      class={`app-scroll${dense ? ' app-table--dense' : ''}`}
      tabindex={0}
      role="region"
      aria-label={textOf(caption)}
    >
      <table class="govuk-table">
        <caption class={captionHidden ? 'govuk-visually-hidden' : 'govuk-table__caption govuk-table__caption--m'}>
          {caption}
        </caption>
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {columns.map(({ text, numeric, hidden }) => (
              <th scope="col" class={`govuk-table__header${numeric ? ' govuk-table__header--numeric' : ''}`}>
                {hidden ? <span class="govuk-visually-hidden">{text}</span> : text}
              </th>
            ))}
          </tr>
        </thead>
        <tbody class="govuk-table__body">{children}</tbody>
      </table>
    </div>
  )
}

/** One row; the first cell names it. */
export function Row({ head, children }: { head: Child; children?: Child }) {
  return (
    <tr class="govuk-table__row">
      <th scope="row" class="govuk-table__header">
        {head}
      </th>
      {children}
    </tr>
  )
}

export function Cell({ numeric, children }: { numeric?: boolean; children?: Child }) {
  return <td class={`govuk-table__cell${numeric ? ' govuk-table__cell--numeric' : ''}`}>{children}</td>
}

function textOf(caption: Child): string {
  return typeof caption === 'string' ? caption : 'Table'
}
