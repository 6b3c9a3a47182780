import { writtenDate } from '../language/written-date.ts'
import type { LaunchFacts } from './message-variant.ts'

type Written = Parameters<typeof writtenDate>[2]

/**
 * The launch in the words of a language: its date, time and weekday in the launch's zone. English without a country is
 * written as in Britain (1 March 2027, 09:00).
 *
 * @example launchFacts(new Date('2027-03-01T09:00:00Z'), 'Europe/London', 'cy').date // '1 Mawrth 2027'
 */
export function launchFacts(instant: Date, zone: string, language: string): LaunchFacts {
  const written = (options: Omit<Written, 'timeZone'>): string =>
    writtenDate(instant, language, { timeZone: zone, ...options })
  return {
    date: written({ dateStyle: 'long' }),
    time: written({ timeStyle: 'short' }),
    weekday: written({ weekday: 'long' }),
  }
}
