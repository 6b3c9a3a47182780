import type { Problem } from '../errors.ts'
import { type FilePath, pathText } from './file-path.ts'
import type { Field } from './part-fields.ts'
import type { Finding } from './shape-problems.ts'

/** Findings of the checks, told beside the fields of the form of one part. `place` is where the part stands in the file. */
export function problemsBeside(findings: readonly Finding[], place: FilePath, fields: readonly Field[]): Problem[] {
  return findings.flatMap((finding) => {
    const { severity, inside, path, message, lacks } = finding
    const at = { severity, ...inside }
    if (!startsWith(path, place)) return [{ path: '', message: `${pathText(path)}: ${message}`, ...at }]
    return (lacks ?? [path]).map((lacked) => ({ ...told(lacked.slice(place.length), message, fields), ...at }))
  })
}

/**
 * The findings that an edit is to blame for: those in its part, and those elsewhere that were not there before, wherever
 * positions have moved to since.
 */
export function findingsOfEdit(
  before: () => readonly Finding[],
  after: readonly Finding[],
  place: FilePath,
): Finding[] {
  if (after.every(({ path }) => startsWith(path, place))) return [...after]
  const known = new Set(before().map(nameOf))
  return after.filter((finding) => startsWith(finding.path, place) || !known.has(nameOf(finding)))
}

function told(rest: FilePath, message: string, fields: readonly Field[]): { path: string; message: string } {
  const field = fieldAt(rest, fields)
  if (field === undefined) return { path: '', message }
  const deeper = rest.slice(field.path.length)
  const named = deeper.some((step) => typeof step === 'string')
  return { path: field.name, message: named ? `${pathText(deeper)}: ${message}` : message }
}

/** The field that holds this place; for a mapping that is missing as a whole, the first of its fields. */
function fieldAt(path: FilePath, fields: readonly Field[]): Field | undefined {
  const holding = fields.find((field) => startsWith(path, field.path))
  return holding ?? (path.length > 0 ? fields.find((field) => startsWith(field.path, path)) : undefined)
}

function startsWith(path: FilePath, start: FilePath): boolean {
  return start.length <= path.length && start.every((step, index) => path[index] === step)
}

function nameOf({ path, message }: Finding): string {
  return `${path.filter((step) => typeof step === 'string').join('.')} ${message}`
}
