import { Invalid } from '../../errors.ts'
import { type PartForm, type ShownDate, workingCalendar } from '../../plan/index.ts'
import { formatInstant, parseDeadline, wallOf } from '../../schedule/index.ts'

type Reckoned = Pick<PartForm['schedule']['frame'], 'anchors' | 'calendar'>

/** The last moment of a `by` such as “launch+30d”, as goals are judged by; nothing while it means none. */
export function deadlineMeant(by: string, { anchors, calendar }: Reckoned): ShownDate | undefined {
  const zone = anchors['launch']?.zone ?? 'UTC'
  try {
    const instant = parseDeadline(by, anchors, zone, workingCalendar(calendar))
    return { wall: wallOf(instant, zone), zone, instant: formatInstant(instant) }
  } catch (error) {
    if (error instanceof Invalid) return undefined
    throw error
  }
}
