import type { CheckFinding } from '../plan/index.ts'

/** A finding of a check as one line: `error    cy  jargon (steps.0.text): “remittance” …`. */
export function findingLine({ severity, language, check, where, message, overriddenBy }: CheckFinding): string {
  const found = `${language}  ${check}${where === undefined ? '' : ` (${where})`}: ${message}`
  if (overriddenBy === undefined) return `${severity.padEnd(8)} ${found}`
  return `${'allowed'.padEnd(8)} ${found} [${overriddenBy.name}: ${overriddenBy.reason}]`
}

/** The same for programs. */
export function findingAsJson({ check, severity, language, message, where, overriddenBy }: CheckFinding) {
  return {
    check,
    severity,
    language,
    message,
    ...(where !== undefined && { where }),
    ...(overriddenBy !== undefined && { overridden: overriddenBy }),
  }
}
