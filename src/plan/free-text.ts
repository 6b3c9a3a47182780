import { Invalid } from '../errors.ts'

/** What a person is asked to write in a field, and how much of it. Lengths are characters. */
interface Asked {
  readonly path: string
  /** Said after “expected”, such as `what is to be changed`. */
  readonly expected: string
  readonly shortest?: number
  /** Absent: 500. */
  readonly longest?: number
}

const USUAL_LONGEST = 500

/**
 * A reason, note or proof as a person wrote it, without space around it and with plain ends of lines. Throws `Invalid` at
 * `path` for one that is missing, too short or too long, or that holds characters nobody can read; its message goes on after
 * the name of the field.
 */
export function readFreeText(typed: string, { path, expected, shortest = 1, longest = USUAL_LONGEST }: Asked): string {
  const text = typed.replace(/\r\n?/g, '\n').trim()
  const fault = (message: string) => new Invalid([{ path, message, severity: 'error' }])
  if (text === '') throw fault(`is missing; expected ${expected}`)
  if (text.length < shortest) throw fault(`is shorter than ${shortest} characters; expected ${expected}`)
  if (text.length > longest) throw fault(`is longer than ${longest} characters; shorten it`)
  if (/[^\P{Cc}\n\t]|\uFFFD/u.test(text)) throw fault('holds a character that cannot be read; type it again')
  return text
}

/** The same of a field that may be left empty, which is null. */
export function readFreeTextOrNone(typed: string, path: string): string | null {
  return typed.trim() === '' ? null : readFreeText(typed, { path, expected: 'a sentence, or nothing' })
}
