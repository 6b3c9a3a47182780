import { Invalid } from '../errors.ts'
import { floatingOf, isWallTime } from './zone-time.ts'

const WALL = /^(\d{4})-?(\d\d)-?(\d\d)(?:[T ](\d\d):?(\d\d)(?::?(\d\d)(?:\.0+)?)?)?$/

/**
 * Reads `2027-03-01T09:00`, with seconds too, or `20270301T090000` as a floating time in milliseconds; a date alone is its
 * midnight and `wholeDay`. Throws `Invalid`, also for a time in UTC: what is meant here is what clocks show.
 */
export function parseWallText(text: string): { readonly floating: number; readonly wholeDay: boolean } {
  const [, year, month, day, hour, minute = '00', second = '00'] = WALL.exec(text.trim()) ?? []
  const wall = `${year}-${month}-${day}T${hour ?? '00'}:${minute}`
  if (isWallTime(wall) && Number(second) < 60) {
    return { floating: floatingOf(wall) + Number(second) * 1000, wholeDay: hour === undefined }
  }
  throw new Invalid(`“${text}” is no wall time of the calendar; expected one such as 2027-03-01T09:00`)
}
