import { stringify } from 'yaml'
import type { Problem } from '../../errors.ts'
import type { Field, FieldType } from './form-fields.ts'
import { withKeptBoundaries, withoutBoundaries } from './boundaries-in-form.ts'
import { readYaml } from '../file/yaml-source.ts'

/** What a form sends, by the names of its fields; what is empty is left out of the plan. */
export type FormValues = Readonly<Record<string, string | readonly string[]>>

/** A value of the file as the text of a form's field; nothing is the empty text. */
export function textOf(value: unknown, type: FieldType): string {
  if (value === undefined || value === null) return ''
  if (type === 'boundaries') return ''
  if (type === 'figures') return textOf(withoutBoundaries(value), 'yaml')
  if (type === 'yaml') return stringify(value, { lineWidth: 0 }).trimEnd()
  // As its hint has them: a time of day behind a blank.
  if (type === 'dates' && Array.isArray(value)) return value.map((date) => String(date).replace('T', ' ')).join(', ')
  if (Array.isArray(value)) return value.map(String).join(type === 'lines' ? '\n' : ', ')
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/**
 * The value that the text of a field stands for. A text that says what is there already keeps that as it is, so that
 * saving a form nobody touched changes nothing, whatever line ends the browser sends. Never throws.
 */
export function valueOf(
  typed: string | readonly string[],
  { name, type }: Field,
  stored: unknown,
): { value: unknown; problems: Problem[] } {
  const text = (typeof typed === 'string' ? typed : typed.join(', ')).replace(/\r\n?/g, '\n')
  const shown = textOf(stored, type).replace(/\r\n?/g, '\n')
  if (text === shown || (type !== 'body' && text.trim() === shown.trim())) return { value: stored, problems: [] }
  if (/[\0\uFFFD]/.test(text)) {
    const message = 'holds a character that cannot be read; type it again'
    return { value: undefined, problems: [{ path: name, message, severity: 'error' }] }
  }
  if (text.trim() === '') return { value: undefined, problems: [] }
  if (type === 'yaml') return yamlOf(text, name)
  if (type === 'figures') {
    const { value, problems } = yamlOf(text, name)
    return { value: withKeptBoundaries(value, stored), problems }
  }
  return { value: plainValue(text, type), problems: [] }
}

function plainValue(text: string, type: Exclude<FieldType, 'yaml' | 'figures'>): unknown {
  if (type === 'body') return text
  const words = text.trim()
  if (type === 'lines') return linesIn(words)
  if (type === 'dates') return datesIn(words)
  if (type === 'list') return words.split(/[\s,;]+/).filter((word) => word !== '')
  return type === 'number' ? (numberIn(words) ?? words) : words
}

function linesIn(words: string): string[] {
  return words.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]))
}

/** Dates apart by commas, lines or spaces; a time of day belongs to the date before it. */
function datesIn(words: string): string[] {
  const joined = words.replaceAll(/(\d{4}-\d\d-\d\d) +(?=\d\d:\d\d\b)/g, '$1T')
  return joined.split(/[\s,;]+/).filter((word) => word !== '')
}

/** A number as people type it, thousands apart or not; nothing where it is another text, such as a share. */
function numberIn(words: string): number | undefined {
  const grouped = /^\d{1,3}(?:[ ,\u00a0\u202f]\d{3})+(?:\.\d+)?$/.test(words)
  const digits = grouped ? words.replace(/[ ,\u00a0\u202f]/g, '') : words
  return /^-?\d+(?:\.\d+)?$/.test(digits) ? Number(digits) : undefined
}

/** One fault of the syntax is enough; the next often only follows from it. */
function yamlOf(text: string, name: string): { value: unknown; problems: Problem[] } {
  const { source, problems } = readYaml(text)
  return { value: source?.value, problems: problems.slice(0, 1).map((problem) => ({ ...problem, path: name })) }
}
