import type { Child } from 'hono/jsx'

interface FiguresTableProps {
  readonly title: string
  /** What its figures mean, below its title. */
  readonly note: Child
  /** The column that names the rows, then one of words where there is one, then figures. */
  readonly columns: readonly string[]
  /** Where the figures begin. */
  readonly firstFigure: number
  /** The last row, which stands for all. */
  readonly foot?: Child
  readonly children?: Child
}

/**
 * A table that scrolls by itself where the screen is narrower, also by keyboard; on a phone each row is a block. The roles
 * are said because a table that is laid out as blocks would lose them.
 */
export function FiguresTable({ title, note, columns, firstFigure, foot, children }: FiguresTableProps) {
  return (
    <div class="scroll" role="region" aria-label={title} tabindex={0}>
      <table role="table">
        <caption>
          {title}
          <span>{note}</span>
        </caption>
        <thead role="rowgroup">
          <tr role="row">
            {columns.map((name, index) => (
              <th scope="col" role="columnheader" class={index === 0 ? 'first' : index < firstFigure ? 'when' : 'n'}>
                {name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">{children}</tbody>
        {foot !== undefined && <tfoot role="rowgroup">{foot}</tfoot>}
      </table>
    </div>
  )
}

/** One row; its head names it. */
export function FiguresRow({ head, children }: { head: Child; children?: Child }) {
  return (
    <tr role="row">
      <th scope="row" role="rowheader">
        {head}
      </th>
      {children}
    </tr>
  )
}

/** A cell of words. */
export function Words({ children }: { children?: Child }) {
  return <td role="cell">{children}</td>
}

/** Figures side by side, each with the name of its column, shown before it where rows are blocks. */
export function FigureCells({ figures }: { figures: readonly (readonly [column: string, figure: string])[] }) {
  return (
    <>
      {figures.map(([column, figure]) => (
        <td class="n" role="cell" data-label={column}>
          {figure}
        </td>
      ))}
    </>
  )
}
