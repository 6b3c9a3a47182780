import type { PublicVersion } from '../../materials/index.ts'
import { Page } from '../components/page.tsx'

interface WithdrawnProps {
  readonly shown: Extract<PublicVersion, { kind: 'withdrawn' }>
  /** Where the version in force is, where there is one. */
  readonly path: string
}

/** For whoever followed an old code or link: this is not to be relied on any more. */
export function WithdrawnPage({ shown: { number, title, language, inForce }, path }: WithdrawnProps) {
  return (
    <Page title={`Version ${number} is withdrawn`}>
      <span class="govuk-caption-l" lang={language} dir="auto">
        {title}
      </span>
      <h1 class="govuk-heading-l">Version {number} is withdrawn</h1>
      {inForce === undefined ? (
        <p class="govuk-body">What it says does not hold any more, and there is nothing in its place yet.</p>
      ) : (
        <p class="govuk-body">
          What it says does not hold any more.{' '}
          <a class="govuk-link" href={path}>
            Read version {inForce}, which does
          </a>
          .
        </p>
      )}
    </Page>
  )
}
