import { contentHash } from '../access/index.ts'

type Values = Readonly<Record<string, string>>

/** What the fields of a form were when it was opened, as short marks that the form carries along. */
export function openedOf(values: Values): string {
  return JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, markOf(value)])))
}

/**
 * What a person typed, with what others saved meanwhile in the fields that this person left as they were. `opened` is what
 * the form carried along; without it everything counts as typed.
 */
export function mergedWith(typed: Values, opened: string, saved: Values): Record<string, string> {
  const marks = marksIn(opened)
  const left = Object.keys(saved).filter((name) => marks.get(name) === markOf(typed[name] ?? ''))
  return { ...typed, ...Object.fromEntries(left.map((name) => [name, saved[name] ?? ''])) }
}

/** Spaces around a text and its line ends are not a change of it. */
function markOf(text: string): string {
  return contentHash(text.replace(/\r\n?/g, '\n').trim()).slice(0, 16)
}

function marksIn(opened: string): Map<string, unknown> {
  try {
    const read: unknown = JSON.parse(opened)
    return new Map(typeof read === 'object' && read !== null ? Object.entries(read) : [])
  } catch {
    return new Map()
  }
}
