import { languageInWords } from '../words/part-words.ts'
import { Tag } from './blocks.tsx'
import { FirstFew } from './first-few.tsx'
import { Cell } from './table.tsx'

interface LanguagesProps {
  readonly languages: readonly string[]
  /** Languages of the campaign in which it is not written. */
  readonly missing: readonly string[]
}

/** In which languages a message or a material is written. */
export function LanguagesCell({ languages, missing }: LanguagesProps) {
  return (
    <Cell label="Languages">
      {languages.map(languageInWords).join(', ')}{' '}
      {missing.length > 0 && <Tag tone="attention">no {missing.map(languageInWords).join(', ')}</Tag>}
    </Cell>
  )
}

interface UsesProps {
  readonly label: string
  readonly activities: readonly string[]
  /** The path of the campaign. */
  readonly base: string
}

/** The activities that use something, each with its page. */
export function UsesCell({ label, activities, base }: UsesProps) {
  return (
    <Cell label={label}>
      <FirstFew
        of={activities}
        none="nothing yet"
        each={(activity) => (
          <a class="govuk-link" href={`${base}/activities/${activity}`}>
            <span class="govuk-visually-hidden">Activity </span>
            {activity}
          </a>
        )}
      />
    </Cell>
  )
}
