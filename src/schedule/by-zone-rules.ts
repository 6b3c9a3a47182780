import type { DatedMoment } from './date-of.ts'
import { instantOf, isZone, wallOf } from './zone-time.ts'

/**
 * The instant of a date that was reckoned before, by the zone's rules as this platform knows them now: the wall time
 * counts. It stays what it is where clocks show that wall time then, the second time as well, and in a zone that is not
 * known any more.
 */
export function instantByZoneRules({ wall, zone, instant }: DatedMoment): number {
  if (!isZone(zone) || wallOf(instant, zone) === wall) return instant
  return instantOf(wall, zone)
}
