import { tickedAt } from '../../db/queries/installation.ts'
import type { Ports } from '../ports.ts'
import { formatInstant } from '../schedule/index.ts'
import { outlook } from './outlook.ts'

export interface Health {
  readonly ok: boolean
  /** There is due work that could go on now. */
  readonly workWaiting: boolean
  readonly lastTurn: string | null
  readonly held: number
}

/** A scheduler takes a turn at least this often while it runs; a Worker's cron comes each minute. Milliseconds. */
const SILENCE = 3 * 60_000

/** Whether due work is being claimed: not healthy when work waits and no scheduler has taken a turn for three minutes. */
export async function healthOf(ports: Ports): Promise<Health> {
  const now = ports.clock.now().getTime()
  const last = await tickedAt(ports.db.rows)
  const { more, held } = await outlook(ports)
  return {
    ok: !more || now - last < SILENCE,
    workWaiting: more,
    lastTurn: last === 0 ? null : formatInstant(last),
    held: held.length,
  }
}
