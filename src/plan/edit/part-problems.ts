import type { Problem } from '../../errors.ts'
import { type FilePath, pathText } from '../file/file-path.ts'
import type { Field } from './form-fields.ts'
import type { Finding } from '../file/shape-problems.ts'

/** The form of one part: where the part stands in the file, and its fields. */
export interface PlacedForm {
  readonly place: FilePath
  readonly fields: readonly Field[]
}

/** Findings of the checks, told beside the fields of a form; what is elsewhere in the campaign by its path. */
export function problemsBeside(findings: readonly Finding[], form: PlacedForm): Problem[] {
  return findings.flatMap((finding) => {
    const { severity, inside, path, message, lacks } = finding
    const at = { severity, ...inside }
    if (!isInForm(path, form)) return [{ path: '', message: `${pathText(path)}: ${message}`, ...at }]
    return (lacks ?? [path]).map((place) => ({ ...told(place.slice(form.place.length), message, form.fields), ...at }))
  })
}

/**
 * The findings that an edit is to blame for: those in its part, and those elsewhere that were not there before, wherever
 * positions have moved to since.
 */
export function findingsOfEdit(
  before: () => readonly Finding[],
  after: readonly Finding[],
  form: PlacedForm,
): readonly Finding[] {
  const elsewhere = after.filter(({ path }) => !isInForm(path, form))
  if (elsewhere.length === 0) return after
  const known = new Set(before().map(nameOf))
  return after.filter((finding) => !elsewhere.includes(finding) || !known.has(nameOf(finding)))
}

/** The facts of a campaign have no place of their own; theirs is what they have fields for. */
function isInForm(path: FilePath, { place, fields }: PlacedForm): boolean {
  return place.length > 0 ? startsWith(path, place) : fieldAt(path, fields) !== undefined
}

function told(rest: FilePath, message: string, fields: readonly Field[]): { path: string; message: string } {
  const field = fieldAt(rest, fields) ?? (rest.length === 0 ? fieldNamedIn(message, fields) : undefined)
  if (field === undefined) return { path: '', message }
  const deeper = rest.slice(field.path.length)
  const named = deeper.some((step) => typeof step === 'string')
  return { path: field.name, message: named ? `${pathText(deeper)}: ${message}` : message }
}

/** What a whole part lacks is told beside the field of that name. @example fieldNamedIn('`when` is missing; …', fields) */
function fieldNamedIn(message: string, fields: readonly Field[]): Field | undefined {
  const name = /^`(\w+)`/.exec(message)?.[1]
  return fields.find((field) => field.name === name)
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
