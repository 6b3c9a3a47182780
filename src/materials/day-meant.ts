import { workingCalendar } from '../plan/index.ts'
import { parseDeadline, wallOf } from '../schedule/index.ts'
import type { CampaignOfMaterial } from './drawing.ts'

/** The day, `YYYY-MM-DD` in the launch's zone, of what is written as a date or hangs on an anchor: `launch+90d`. */
export function dayMeant(written: string, { anchors, calendar }: Pick<CampaignOfMaterial, 'anchors' | 'calendar'>) {
  const { zone } = anchors['launch']!
  return wallOf(parseDeadline(written, anchors, zone, workingCalendar(calendar)), zone).slice(0, 10)
}
