import { type BrokenOrder, brokenOrderText } from '../dates/broken-order.ts'
import type { MoveEffect, MovedOccurrence } from './launch-move.ts'
import type { Move } from './move-launch.ts'

/** One occurrence before and after a move, for programs: instants in ISO 8601, null where it does not happen. */
interface MovedOccurrenceAsJson extends Omit<MovedOccurrence, 'before' | 'after'> {
  readonly before: string | null
  readonly after: string | null
  /** What clocks in its zone show then. */
  readonly wall: { readonly before: string | null; readonly after: string | null }
  readonly effect: MoveEffect
}

/** A move as other programs read it, the same from the command line and over HTTP. `from` and `to` are wall times in `zone`. */
export interface MoveAsJson extends Pick<
  Move,
  'campaign' | 'anchor' | 'zone' | 'from' | 'to' | 'approvalsLost' | 'seen'
> {
  readonly changes: readonly MovedOccurrenceAsJson[]
  readonly brokenOrder: readonly (Pick<BrokenOrder, 'activity' | 'first'> & { readonly message: string })[]
}

export function moveAsJson({ occurrences, brokenOrder, ...move }: Move): MoveAsJson {
  const { campaign, anchor, zone, from, to, approvalsLost, seen } = move
  const changes = occurrences.map(({ before, after, ...rest }) => ({
    ...rest,
    before: instantOrNull(before),
    after: instantOrNull(after),
    wall: { before: before?.wall ?? null, after: after?.wall ?? null },
  }))
  const refusals = brokenOrder.map((one) => ({
    activity: one.activity,
    first: one.first,
    message: brokenOrderText(one),
  }))
  return { campaign, anchor, zone, from, to, changes, approvalsLost, brokenOrder: refusals, seen }
}

function instantOrNull(date: MovedOccurrence['before']): string | null {
  return date === null ? null : new Date(date.instant).toISOString()
}
