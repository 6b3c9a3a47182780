import { Conflict, FanfareError, faultInWords, RetryLater } from '../errors.ts'
import { versionOf } from './database-version.ts'
import { isSecretOf } from './secret-of-database.ts'
import type { WorkerRun } from './worker-ports.ts'

/** What was found is believed for so long, so that not every request asks. Milliseconds. */
const BELIEVED_FOR = 60_000

let readyUntil = 0

/**
 * Makes sure that the database is one this version works with; it is never migrated here, for a request must not hold up
 * others by it. Throws `Conflict` when it does not fit and `RetryLater` when it cannot be reached, without its address.
 */
export async function requireReady({ ports, client }: WorkerRun): Promise<void> {
  const now = ports.clock.now()
  if (now.getTime() < readyUntil) return
  try {
    const version = await versionOf(client)
    if (version === 'newer') {
      throw new Conflict('the database is of a newer version than this Worker; deploy the newer Fanfare')
    }
    if (version !== 'current') {
      const state = version === 'empty' ? 'has no tables yet' : 'is of an older version than this Worker'
      throw new Conflict(`the database ${state}; run the command migrate with its address in FANFARE_DATABASE_URL`)
    }
    if (!(await isSecretOf(ports.db, ports.settings.secret, now))) {
      throw new Conflict('FANFARE_SECRET is not the one the database was set up with; set that one')
    }
  } catch (error) {
    if (error instanceof FanfareError) throw error
    ports.log.error('the database cannot be reached', { why: faultInWords(error) })
    throw new RetryLater('the database cannot be reached; check FANFARE_DATABASE_URL and FANFARE_DATABASE_TOKEN', 30)
  }
  readyUntil = now.getTime() + BELIEVED_FOR
}
