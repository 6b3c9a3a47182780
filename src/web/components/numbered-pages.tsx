import { inWords } from '../words/numbers.ts'

interface Rows {
  readonly href: string
  /** “101–200”. */
  readonly rows: string
}

interface NumberedPagesProps {
  readonly label: string
  readonly total: number
  readonly previous: Rows | undefined
  readonly next: Rows | undefined
}

/** To the rows before and after those shown, of a table whose rows are numbered. */
export function NumberedPages({ label, total, previous, next }: NumberedPagesProps) {
  return (
    <nav class="govuk-pagination govuk-pagination--block" aria-label={label}>
      {previous && <To which="prev" text="Previous" to={previous} total={total} />}
      {next && <To which="next" text="Next" to={next} total={total} />}
    </nav>
  )
}

function To({ which, text, to, total }: { which: 'prev' | 'next'; text: string; to: Rows; total: number }) {
  return (
    <div class={`govuk-pagination__${which}`}>
      <a class="govuk-link govuk-pagination__link" href={to.href} rel={which}>
        <span class="govuk-pagination__link-title">{text}</span>
        <span class="govuk-visually-hidden">: </span>
        <span class="govuk-pagination__link-label">
          {to.rows} of {inWords(total)}
        </span>
      </a>
    </div>
  )
}
