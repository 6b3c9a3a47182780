import { type CheckOverride, MATERIAL_CHECK_NAMES, MATERIAL_CHECKS } from '../../plan/index.ts'
import { languageInWords } from '../words/part-words.ts'

/** Who answers for checks of a material, whatever they find, and why it may be so. */
export function AnsweredChecks({ checks }: { readonly checks: readonly CheckOverride[] }) {
  if (checks.length === 0) return null
  return (
    <ul class="govuk-list govuk-list--bullet">
      {checks.map(({ check, language, name, reason }) => (
        <li>
          <strong>{name}</strong> answers for the check “{checkInWords(check)}”
          {language !== undefined && ` in ${languageInWords(language)}`}: {reason}
        </li>
      ))}
    </ul>
  )
}

function checkInWords(check: string): string {
  const known = MATERIAL_CHECK_NAMES.find((name) => name === check)
  return known === undefined ? check : MATERIAL_CHECKS[known]
}
