import type { PublicVersion } from '../../materials/index.ts'
import { Page } from '../components/page.tsx'
import { withdrawnPhrases } from './withdrawn-phrases.ts'

interface WithdrawnProps {
  readonly shown: Extract<PublicVersion, { kind: 'withdrawn' }>
  /** Where the version in force is, where there is one. */
  readonly path: string
}

/** For whoever followed an old code or link, in the language of what they read: this is not to be relied on any more. */
export function WithdrawnPage({ shown: { number, title, language: written, inForce }, path }: WithdrawnProps) {
  const { language, phrases, numbered } = withdrawnPhrases(written)
  const heading = phrases.title(numbered(number))
  return (
    <Page title={heading} language={language} skip={phrases.skip}>
      <span class="govuk-caption-l" lang={written} dir="auto">
        {title}
      </span>
      <h1 class="govuk-heading-l">{heading}</h1>
      <p class="govuk-body">{phrases.noLonger}</p>
      {inForce === undefined ? (
        <p class="govuk-body">{phrases.nothing}</p>
      ) : (
        <p class="govuk-body">
          <a class="govuk-link" href={path}>
            {phrases.read(numbered(inForce))}
          </a>
        </p>
      )}
    </Page>
  )
}
