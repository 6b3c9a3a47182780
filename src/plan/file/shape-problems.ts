import { closest, distance } from 'fastest-levenshtein'
import type { z } from 'zod'
import { ANY_OTHER, keysIn } from './file-fields.ts'
import { type FilePath, pathText } from './file-path.ts'
import type { Position } from './yaml-source.ts'

/** Something wrong at a place of the file; its position is found later. */
export interface Finding {
  readonly path: FilePath
  readonly message: string
  readonly severity: 'error' | 'warning'
  /** Whether the key itself is at fault, and not its value. */
  readonly at: 'key' | 'value'
  /** Where in the text it is, counting from 1. */
  readonly inside?: Position
  /** Places that are empty and should not be; a form tells it beside them. */
  readonly lacks?: readonly FilePath[]
  /** The file beside the campaign file that holds the text. */
  readonly file?: string
}

/** More unknown keys in one mapping are not listed; nobody reads so many, and looking for their nearest takes time. */
const MOST_KEYS = 250

/** What the definitions of the file found wrong, in words, one finding per key or value. */
export function shapeFindings(issues: readonly z.core.$ZodIssue[]): Finding[] {
  const findings: Finding[] = []
  for (const issue of issues) {
    const path = issue.path.filter((step) => typeof step !== 'symbol')
    if (issue.code === 'unrecognized_keys') {
      findings.push(
        ...issue.keys.slice(0, MOST_KEYS).map((key) => unknownKey([...path, key], key, keysIn(issue.message))),
      )
    } else if (issue.code === 'invalid_type' && issue.expected === 'never') {
      findings.push(error(path, `\`${path.at(-1)}\` ${LATER}`, 'key'))
    } else if (issue.code === 'invalid_key') {
      findings.push(...issue.issues.map(({ message }) => error(path, message, 'key')))
    } else {
      const missing = issue.message.startsWith('is missing')
      findings.push(
        missing ? error(path, `\`${path.at(-1) ?? 'file'}\` ${issue.message}`, 'key') : error(path, issue.message),
      )
    }
  }
  return withoutConsequences(findings)
}

export function error(path: FilePath, message: string, at: Finding['at'] = 'value'): Finding {
  return { path, message, severity: 'error', at }
}

export function warning(path: FilePath, message: string): Finding {
  return { path, message, severity: 'warning', at: 'value' }
}

/** The nearest of the known names as a question, or the empty text when none is near. */
function didYouMean(name: string, known: readonly string[]): string {
  if (known.length === 0) return ''
  const nearest = closest(name, [...known])
  return distance(name, nearest) <= Math.max(2, Math.floor(name.length / 2)) ? `did you mean \`${nearest}\`? ` : ''
}

/** What there is instead, after the nearest of the known names where one is near; follows a semicolon. */
export function nearestOr(name: string, known: readonly string[], rest: string): string {
  const near = didYouMean(name, known)
  return near === '' ? rest : `${near}${rest.charAt(0).toUpperCase()}${rest.slice(1)}`
}

const NOT_YET = 'is not available yet'
const LATER = `${NOT_YET}; leave it out`

function unknownKey(path: FilePath, key: string, { known, later }: ReturnType<typeof keysIn>): Finding {
  if (later.includes(key)) return error(path, `\`${key}\` ${LATER}`, 'key')
  const near = didYouMean(key, known)
  if (near === '' && later.includes(ANY_OTHER))
    return error(path, `\`${key}\` ${LATER}; available: ${known.join(', ')}`, 'key')
  return error(
    path,
    `\`${key}\` is unknown here; ${nearestOr(key, known, `expected ${known.map((name) => `\`${name}\``).join(', ')}`)}`,
    'key',
  )
}

/** Where something of a later kind stands, what an earlier kind would need is not missing. */
function withoutConsequences(findings: readonly Finding[]): Finding[] {
  const later = new Set(
    findings.filter(({ message }) => message.includes(NOT_YET)).map(({ path }) => pathText(path.slice(0, -1))),
  )
  return findings.filter(
    ({ path, message }) => !message.includes(' is missing;') || !later.has(pathText(path.slice(0, -1))),
  )
}
