import { DAY } from './duration.ts'

/** The days of the week as RFC 5545 writes them; the first is the one its weeks begin with. */
export const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const
export type Weekday = (typeof WEEKDAYS)[number]

export function isWeekday(text: unknown): text is Weekday {
  return WEEKDAYS.some((day) => day === text)
}

/** The weekday of a wall time given as if it were UTC, in milliseconds. */
export function weekdayOf(floating: number): Weekday {
  return WEEKDAYS[weekdayNumber(floating)]!
}

/** 0 for a Monday to 6 for a Sunday; 1 January 1970 was a Thursday. */
export function weekdayNumber(floating: number): number {
  return (((Math.floor(floating / DAY) + 3) % 7) + 7) % 7
}
