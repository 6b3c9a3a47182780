import type { Child } from 'hono/jsx'

interface FilterProps {
  readonly action: string
  readonly submit: string
  /** Where everything is shown again; absent while nothing is filtered. */
  readonly clear?: string | undefined
  readonly children: Child
}

/** Chooses what a list shows. It asks by GET, so what it holds stands in the address: no personal data. */
export function Filter({ action, submit, clear, children }: FilterProps) {
  return (
    <form method="get" action={action} class="app-filter">
      {children}
      <div class="app-filter__act">
        <button type="submit" class="govuk-button govuk-button--secondary" data-module="govuk-button">
          {submit}
        </button>
        {clear !== undefined && (
          <a class="govuk-link" href={clear}>
            Show everything
          </a>
        )}
      </div>
    </form>
  )
}
