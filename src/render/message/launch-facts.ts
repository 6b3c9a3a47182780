import { keptDateFormat } from '../language/kept-formats.ts'
import { isWelsh, welshDate } from '../language/welsh-formats.ts'
import type { LaunchFacts } from './message-variant.ts'

type Written = Parameters<typeof welshDate>[1]

/**
 * The launch in the words of a language: its date, time and weekday in the launch's zone. English without a country is
 * written as in Britain (1 March 2027, 09:00).
 *
 * @example launchFacts(new Date('2027-03-01T09:00:00Z'), 'Europe/London', 'cy').date // '1 Mawrth 2027'
 */
export function launchFacts(instant: Date, zone: string, language: string): LaunchFacts {
  const written = (options: Omit<Written, 'timeZone'>): string =>
    isWelsh(language)
      ? welshDate(instant, { timeZone: zone, ...options })
      : keptDateFormat(language, { timeZone: zone, ...options }).format(instant)
  return {
    date: written({ dateStyle: 'long' }),
    time: written({ timeStyle: 'short' }),
    weekday: written({ weekday: 'long' }),
  }
}
