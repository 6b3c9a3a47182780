import { wallOf } from '../schedule/index.ts'

const INSTANT = /\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?Z/g

/** An instant (ISO 8601, UTC) as clocks in `zone` show it, to the minute: `2027-03-01 09:00 Europe/London`. */
export function wallWithZone(instant: string, zone: string): string {
  return `${wallOf(Date.parse(instant), zone).replace('T', ' ')} ${zone}`
}

/** A text with every instant in it as clocks in `zone` show it. */
export function withWalls(text: string, zone: string): string {
  return text.replaceAll(INSTANT, (instant) => wallWithZone(instant, zone))
}
