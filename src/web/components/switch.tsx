import type { Child } from 'hono/jsx'

export interface SwitchChoice {
  readonly text: Child
  readonly href: string
  readonly isChosen: boolean
}

/** A few ways to look at the same thing, one of them chosen. */
export function Switch({ label, choices }: { readonly label: string; readonly choices: readonly SwitchChoice[] }) {
  return (
    <nav aria-label={label}>
      <ul class="app-switch">
        {choices.map(({ text, href, isChosen }) => (
          <li>
            <a class="govuk-link govuk-link--no-visited-state" href={href} aria-current={isChosen ? 'true' : undefined}>
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
