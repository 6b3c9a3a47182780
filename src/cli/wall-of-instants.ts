import { wallOf, withInstants } from '../schedule/index.ts'

/** An instant (ISO 8601, UTC) as clocks in `zone` show it, to the minute: `2027-03-01 09:00 Europe/London`. */
export function wallWithZone(instant: string, zone: string): string {
  return shown(Date.parse(instant), zone)
}

/** A text with every instant in it as clocks in `zone` show it. */
export function withWalls(text: string, zone: string): string {
  return withInstants(text, (instant) => shown(instant, zone))
}

function shown(instant: number, zone: string): string {
  return `${wallOf(instant, zone).replace('T', ' ')} ${zone}`
}
