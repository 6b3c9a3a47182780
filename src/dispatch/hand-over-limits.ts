import type { DueRow } from '../../db/queries/occurrences.ts'
import { type AllowedTimes, parseQuietHours, type QuietDay } from '../schedule/index.ts'

/** When recipients of an occurrence may be written to, by their own clocks and calendars; absent: at any time. */
export function allowedTimesOf({ purpose, quietHours, calendar }: DueRow): AllowedTimes | undefined {
  if (purpose === 'emergency') return undefined
  const { quietDays, holidays }: { quietDays?: QuietDay[]; holidays?: string[] } =
    calendar === null ? {} : JSON.parse(calendar)
  if (quietHours === null && quietDays === undefined) return undefined
  return {
    ...(quietHours !== null && { quietHours: parseQuietHours(JSON.parse(quietHours)) }),
    ...(quietDays && { quietDays, holidays: holidays ?? [] }),
  }
}

/** How many messages a person bears at most, over all campaigns; emergencies are exempt. */
export function capOf({ purpose, frequencyCap }: DueRow): { messages: number; per: string } | undefined {
  if (frequencyCap === null || purpose === 'emergency') return undefined
  return JSON.parse(frequencyCap)
}
