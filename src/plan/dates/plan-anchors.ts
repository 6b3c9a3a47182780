import { type Anchor, DEFAULT_WEEKEND, type WorkingCalendar } from '../../schedule/index.ts'
import type { PlanCalendar } from '../campaign-plan.ts'

export type Anchors = Readonly<Record<string, Anchor>>

export function launchOf(anchors: Anchors): Anchor {
  return anchors.launch!
}

/** Which days of a campaign are working days. */
export function workingCalendar(calendar: PlanCalendar | null | undefined): WorkingCalendar {
  return { weekend: calendar?.weekend ?? DEFAULT_WEEKEND, holidays: calendar?.holidays ?? [] }
}
