import type { Child } from 'hono/jsx'
import type { Crumb } from './breadcrumbs.tsx'
import { Page } from './page.tsx'

interface NothingChangedProps {
  /** How it stands already. */
  readonly title: string
  /** The last of them is what it is about. */
  readonly crumbs: readonly Crumb[]
  readonly back: Crumb
  readonly children?: Child
}

/** Somebody came to do what is done already: says how it stands, and leads back. */
export function NothingChangedPage({ title, crumbs, back, children }: NothingChangedProps) {
  return (
    <Page title={title} crumbs={crumbs}>
      <h1 class="govuk-heading-l">{title}</h1>
      {children}
      <p class="govuk-body">
        Nothing was changed.{' '}
        <a class="govuk-link" href={back.href}>
          {back.text}
        </a>
      </p>
    </Page>
  )
}
