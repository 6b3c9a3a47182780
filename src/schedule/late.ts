import { Invalid } from '../errors.ts'
import { HOUR, parseDuration } from './duration.ts'

/** What becomes of an occurrence that is over its time: it goes out, a person is asked, or it is left out. */
export type Late =
  | { readonly kind: 'send' }
  | { readonly kind: 'ask' }
  /** Left out when it is more than `after` milliseconds late. */
  | { readonly kind: 'skip'; readonly after: number }

/** An occurrence that waits for a person's word is asked about when it is an hour late. */
const ASK_AFTER = HOUR

/** Reads `send`, `ask` or `skip after DURATION`, such as `skip after 6h`. */
export function parseLate(text: string): Late {
  const words = text.trim()
  if (words === 'send' || words === 'ask') return { kind: words }
  const skip = /^skip +after +(\S+)$/.exec(words)
  if (skip) return { kind: 'skip', after: parseDuration(skip[1]!) }
  throw new Invalid(`“${text}” says nothing about being late; expected send, ask or skip after 6h`)
}

/** The last moment at which an occurrence due at `instant` may still begin by itself; undefined: no limit. */
export function latestStart(late: Late, instant: number): number | undefined {
  if (late.kind === 'send') return undefined
  return instant + (late.kind === 'ask' ? ASK_AFTER : late.after)
}
