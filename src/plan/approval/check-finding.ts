import type { CheckOverride, PlannedMaterial } from '../campaign-plan.ts'
import type { MaterialCheck } from '../file/material-checks.ts'

/** Something that a check of a material found in one of its languages. */
export interface CheckFinding {
  readonly check: MaterialCheck
  /** An error keeps the material from being approved until somebody answers for it; a note only informs. */
  readonly severity: 'error' | 'warning' | 'note'
  readonly language: string
  readonly message: string
  /** The text it stands in, such as `steps.0.text`, or the form of the material, such as `large-print`. */
  readonly where?: string
  /** Who answers for it, and why it may be so. */
  readonly overriddenBy?: { readonly name: string; readonly reason: string }
}

/** The findings, each with who answers for its check in its language. */
export function withOverrides(
  findings: readonly CheckFinding[],
  overrides: readonly CheckOverride[],
): readonly CheckFinding[] {
  return findings.map((finding) => {
    const { check, language } = finding
    if (check === 'drawing') return finding
    const found = answerFor(overrides, check, language)
    return found === undefined ? finding : { ...finding, overriddenBy: { name: found.name, reason: found.reason } }
  })
}

/** Who answers for a check in a language, if anybody does. */
export function answerFor(
  overrides: readonly CheckOverride[],
  check: MaterialCheck,
  language: string,
): CheckOverride | undefined {
  return overrides.find((override) => override.check === check && (override.language ?? language) === language)
}

/** The checks of a material that somebody answers for. */
export function answeredChecks(
  { materials }: { readonly materials: readonly Pick<PlannedMaterial, 'id' | 'overrides'>[] },
  materialId: string | null,
): readonly CheckOverride[] {
  return materials.find(({ id }) => id === materialId)?.overrides ?? []
}

/** Whether a finding keeps its material from being approved. */
export function isStanding({ severity, overriddenBy }: CheckFinding): boolean {
  return severity === 'error' && overriddenBy === undefined
}
