import type { Child } from 'hono/jsx'
import type { Crumb } from './breadcrumbs.tsx'

/** Facts by their names; an action leads to where a fact is changed. */
export function SummaryList({ rows }: { rows: readonly { key: Child; value: Child; action?: Child }[] }) {
  return (
    <dl class="govuk-summary-list">
      {rows.map(({ key, value, action }) => (
        <div class="govuk-summary-list__row">
          <dt class="govuk-summary-list__key">{key}</dt>
          <dd class="govuk-summary-list__value">{value}</dd>
          {action !== undefined && <dd class="govuk-summary-list__actions">{action}</dd>}
        </div>
      ))}
    </dl>
  )
}

/** Something that cannot be undone or that people must not miss. */
export function Warning({ children }: { children: Child }) {
  return (
    <div class="govuk-warning-text">
      <span class="govuk-warning-text__icon" aria-hidden="true">
        !
      </span>
      <strong class="govuk-warning-text__text">
        <span class="govuk-visually-hidden">Warning</span>
        {children}
      </strong>
    </div>
  )
}

export function Inset({ children }: { children: Child }) {
  return <div class="govuk-inset-text">{children}</div>
}

interface DetailsProps {
  readonly summary: string
  readonly open?: boolean
  /** Stays as it is, open or not, where the part of the page around it refreshes itself. */
  readonly keptAs?: string
  readonly children: Child
}

/** Opened by whoever wants to know more. */
export function Details({ summary, open, keptAs, children }: DetailsProps) {
  return (
    <details class="govuk-details" open={open} id={keptAs} hx-preserve={keptAs && 'true'}>
      <summary class="govuk-details__summary">
        <span class="govuk-details__summary-text">{summary}</span>
      </summary>
      <div class="govuk-details__text">{children}</div>
    </details>
  )
}

/** The pages of one thing, such as a campaign. */
export function SubPages({ label, pages, here }: { label: string; pages: readonly Crumb[]; here: string }) {
  return (
    <nav aria-label={label}>
      <ul class="app-tabs">
        {pages.map(({ text, href }) => (
          <li>
            <a
              class="govuk-link govuk-link--no-visited-state"
              href={href}
              aria-current={href === here ? 'page' : undefined}
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** To the pages before and after one of a long list. */
export function Pager({
  label,
  first,
  next,
}: {
  label: string
  first?: string | undefined
  next?: string | undefined
}) {
  if (first === undefined && next === undefined) return null
  return (
    <nav class="govuk-pagination govuk-pagination--block" aria-label={label}>
      {first !== undefined && (
        <div class="govuk-pagination__prev">
          <a class="govuk-link govuk-pagination__link" href={first} rel="first">
            <span class="govuk-pagination__link-title">Back to the first</span>
          </a>
        </div>
      )}
      {next !== undefined && (
        <div class="govuk-pagination__next">
          <a class="govuk-link govuk-pagination__link" href={next} rel="next">
            <span class="govuk-pagination__link-title">More</span>
          </a>
        </div>
      )}
    </nav>
  )
}

const TONES = {
  good: 'govuk-tag--green',
  plain: 'govuk-tag--grey',
  busy: 'govuk-tag--blue',
  attention: 'govuk-tag--yellow',
  trouble: 'govuk-tag--red',
} as const

export type Tone = keyof typeof TONES

/** A state in one word; its colour only repeats the word. */
export function Tag({ tone, children }: { tone: Tone; children: Child }) {
  return <strong class={`govuk-tag ${TONES[tone]}`}>{children}</strong>
}
