import { dueOccurrences, type DueRow } from '../../db/queries/occurrences.ts'
import { holdBacklog } from '../../db/queries/steering.ts'
import type { Ports } from '../ports.ts'
import { backlogAmong, shownLast } from '../schedule/index.ts'
import { mayFreeze, standingOf } from './standing.ts'
import type { Turn } from './turn.ts'

const LATER_ONE_GOES =
  'missed: a later message to the same people goes out in its place; resume the activity to send it now, or cancel it'

/** Requests with which a backlog is looked at again and held. */
const HOLDING_CALLS = 16

/**
 * Of what is due and may go on at `now` (milliseconds), what goes on without a backlog going out at once, whatever it was that
 * kept it all back. The rest is held for a person to decide on; where no requests are left for that, it waits for the next
 * turn as it is. Decided anew within the transaction, so that what another dispatcher has begun meanwhile, or a person has
 * stopped, does not count.
 */
export async function withoutBacklog(
  ports: Ports,
  due: readonly DueRow[],
  { turn, closing, now }: { turn: Turn; closing: number; now: number },
): Promise<readonly DueRow[]> {
  const going = mayGoOn(due, now)
  const backlog = new Set(backlogOf(going, now))
  if (backlog.size === 0) return going
  await turn.keeping(closing + HOLDING_CALLS, () =>
    ports.db.write(async (tx) => {
      const left = backlogOf(mayGoOn(await dueOccurrences(tx, now), now), now)
      await holdBacklog(
        tx,
        left.map(({ id }) => id),
        LATER_ONE_GOES,
      )
    }),
  )
  return going.filter((row) => !backlog.has(row))
}

/** Of due occurrences, those that nothing keeps back at `now` (milliseconds). Pure. */
export function mayGoOn(due: readonly DueRow[], now: number): DueRow[] {
  return due.filter((row) => mayFreeze(standingOf(row, now)))
}

/**
 * Of occurrences that may go on at `now` (milliseconds), those that have not begun, are late and not the latest for their
 * people. An audience is one of a campaign, whichever of its activities address it. Pure.
 */
export function backlogOf(going: readonly DueRow[], now: number): DueRow[] {
  const dates = going.filter(hasNotBegun).map((row) => ({
    row,
    audience: `${row.campaignId}/${row.audienceId}`,
    instant: row.instant,
    overAt: row.clock === 'recipient' ? shownLast(row.wall) : row.instant,
    isPatient: row.sendLate === 0,
  }))
  return backlogAmong(dates, now).map(({ row }) => row)
}

function hasNotBegun({ frozenAt, frozenTo, audience }: DueRow): boolean {
  return frozenAt === null && frozenTo === 0 && audience === 0
}
