import { z } from 'zod'
import { Invalid } from '../../errors.ts'
import { isWallTime } from '../../schedule/index.ts'

/** Marks every key that a mapping does not know and that no nearer reason refuses as not available yet. */
export const ANY_OTHER = '*'

const ID = /^[a-z][a-z0-9]*(?:[-_][a-z0-9]+)*$/
const LANGUAGE = /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/

/** How a value of a file is named in a message. */
export function shown(value: unknown): string {
  if (value === null) return 'nothing'
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object') return 'a mapping'
  if (typeof value !== 'string') return JSON.stringify(value)
  return `“${value.length > 60 ? `${value.slice(0, 60)}…` : value}”`
}

/** The words for a value that is missing or not what was expected. */
export function expecting(expected: string): { error: (issue: { input: unknown }) => string } {
  return {
    error: ({ input }) =>
      input === undefined ? `is missing; expected ${expected}` : `found ${shown(input)}; expected ${expected}`,
  }
}

/**
 * A mapping that refuses other keys; those in `later` belong to the product but are not built yet. Each such key gets a
 * problem of its own, so the message carries what is needed for it: see `keysIn`.
 */
export function mapping<Shape extends z.ZodRawShape>(
  expected: string,
  shape: Shape,
  later: readonly string[] = [],
): z.ZodObject<Shape, z.core.$strict> {
  const keys = [Object.keys(shape), later].map((names) => names.join(' ')).join('\n')
  const wrong = expecting(expected)
  return z.strictObject(shape, { error: (issue) => (issue.code === 'unrecognized_keys' ? keys : wrong.error(issue)) })
}

/** The keys a mapping knows, and those of later work, from the message of an unknown key. */
export function keysIn(message: string): { known: string[]; later: string[] } {
  const [known = '', later = ''] = message.split('\n')
  return { known: known.split(' '), later: later.split(' ') }
}

export function list<Item extends z.ZodType>(expected: string, item: Item): z.ZodArray<Item> {
  return z.array(item, expecting(expected))
}

/** One line of text, not empty. */
export function line(expected: string, longest = 200): z.ZodString {
  const wrong = expecting(expected)
  return z
    .string(wrong)
    .trim()
    .min(1, wrong)
    .max(longest, { error: `is longer than ${longest} characters; shorten it` })
    .refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text), {
      error: 'has a line break or control character; expected one line',
    })
    .describe(expected)
}

/** An id: it is part of addresses and of the command line, so it stays plain. */
export const id = z
  .string(expecting('an id such as two-minutes'))
  .regex(ID, {
    error: ({ input }) =>
      `${shown(input)} is no id; expected small letters, digits and single - or _, such as two-minutes`,
  })
  .max(60, { error: 'is longer than 60 characters; shorten it' })
  .describe('an id: small letters, digits and single - or _')

export const language = z
  .string(expecting('a language such as en or cy'))
  .regex(LANGUAGE, { error: ({ input }) => `${shown(input)} is no language; expected a tag such as en, cy or pt-BR` })
  .describe('a language tag such as en or cy')

/** A text with a grammar of its own, which `parse` knows and reports as `Invalid`. */
export function phrase(expected: string, parse: (text: string) => unknown): z.ZodString {
  return z
    .string(expecting(expected))
    .superRefine((text, context) => {
      for (const message of faultsOf(() => parse(text))) context.addIssue({ code: 'custom', message })
    })
    .describe(expected)
}

/** A day of the calendar. */
export const day = phrase('a date such as 2026-10-31', (text) => {
  if (isDay(text)) return
  const what = /^\d{4}-\d\d-\d\d$/.test(text) ? 'is not in the calendar' : 'is no date'
  throw new Invalid(`“${text}” ${what}; expected a date such as 2026-10-31`)
})

function isDay(text: string): boolean {
  return isWallTime(`${text}T00:00`)
}

/** What `parse` says is wrong, as sentences; nothing when it is content. */
export function faultsOf(parse: () => unknown): string[] {
  try {
    parse()
    return []
  } catch (error) {
    if (error instanceof Invalid) return error.problems.map((problem) => problem.message)
    throw error
  }
}
