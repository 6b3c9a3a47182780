import { Invalid } from '../errors.ts'
import { DAY } from './duration.ts'
import { parseWhen, type When } from './when.ts'
import { floatingOf, isWallTime } from './zone-time.ts'

/** The last moment a rule may give, itself included. */
export type Until =
  /** What clocks in the rule's zone show, as milliseconds counted as if it were UTC. */
  | { readonly kind: 'wall'; readonly floating: number }
  | { readonly kind: 'instant'; readonly instant: number }
  | { readonly kind: 'anchor'; readonly when: Extract<When, { kind: 'offset' }> }

const RFC_DATE = /^(\d{4})-?(\d\d)-?(\d\d)(?:T(\d\d):?(\d\d)(?::?(\d\d))?(Z)?)?$/i

/**
 * Reads `20271231` (through that day), `20271231T170000` (wall time), `20271231T170000Z` (UTC), each also with dashes and
 * colons, or an anchor such as `launch-1d`. Throws `Invalid`.
 */
export function parseUntil(text: string): Until {
  const parts = RFC_DATE.exec(text)
  if (!parts) return untilAnchor(text)
  const [, year, month, day, hour, minute = '00', second = '00', utc] = parts
  const wall = `${year}-${month}-${day}T${hour ?? '00'}:${minute}`
  if (!isWallTime(wall) || Number(second) > 59) throw new Invalid(`“${text}” is not in the calendar; ${EXPECTED}`)
  if (hour === undefined) return { kind: 'wall', floating: floatingOf(wall) + DAY - 1 }
  const floating = floatingOf(wall) + Number(second) * 1000
  return utc ? { kind: 'instant', instant: floating } : { kind: 'wall', floating }
}

const EXPECTED = 'expected such as 20271231, 20271231T170000Z or launch+30d'

function untilAnchor(text: string): Until {
  if (!/^[a-z]/.test(text)) throw new Invalid(`“${text}” is no end of a rule; ${EXPECTED}`)
  const when = parseWhen(text)
  if (when.kind === 'offset') return { kind: 'anchor', when }
  throw new Invalid(`“${text}” is no end of a rule; ${EXPECTED}`)
}
