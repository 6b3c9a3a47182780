import { isZone, wallOf, withInstants } from '../../schedule/index.ts'
import { wallInWords } from './moment.ts'

/** An instant (milliseconds) as clocks in `zone` show it: “Mon 1 March 2027, 09:00”. The zone is said beside it. */
export function zonedInWords(instant: number, zone: string): string {
  return isZone(zone) ? wallInWords(wallOf(instant, zone)) : `${wallInWords(wallOf(instant, 'UTC'))} UTC`
}

const PLANNED = /\b(\d{4}-\d\d-\d\d) (\d\d:\d\d)\b/g

/** What the domain says with dates and with instants in UTC, with them as people read them and clocks in `zone` show them. */
export function withZoned(text: string, zone: string): string {
  const planned = text.replaceAll(PLANNED, (_, date: string, time: string) => wallInWords(`${date}T${time}`))
  return withInstants(planned, (instant) => `${zonedInWords(instant, zone)} (${zone})`)
}
