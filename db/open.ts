import type { Client, ResultSet } from '@libsql/client'
import { drizzle } from 'drizzle-orm/libsql/web'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import * as schema from './schema/index.ts'

/** What a query is run on: the database itself, or a transaction of it. */
export type Rows = BaseSQLiteDatabase<'async', ResultSet, typeof schema>

export interface Database {
  /** For reading; what writes goes through `write`, which waits for its turn. */
  readonly rows: Rows
  /**
   * Runs `work` in one write transaction, begun at once. A database that is busy is tried again with growing, jittered
   * waits, so `work` may run more than once and must do nothing but database work.
   */
  write<T>(work: (tx: Rows) => Promise<T>): Promise<T>
  close(): void
}

/**
 * The same database for a verb whose one write becomes part of `tx`, to be committed with what else is written there. What
 * the verb reads besides is as it was before `tx`.
 */
export function joinedTo(db: Database, tx: Rows): Database {
  return { rows: db.rows, write: (work) => work(tx), close: () => undefined }
}

const BUSY_CODES = ['SQLITE_BUSY', 'SQLITE_LOCKED', 'TRANSACTION_TIMEOUT']
const BUSY_PATIENCE_MS = 30_000
/** Short, because the other writer lets go only for moments. */
const LONGEST_WAIT_MS = 20

/** Wraps a libSQL client, local or remote. Writers of one process queue here instead of meeting as `SQLITE_BUSY`. */
export function openDatabase(client: Client): Database {
  const rows = drizzle(client, { schema })
  let lastWriter: Promise<unknown> = Promise.resolve()
  return {
    rows,
    write(work) {
      const turn = lastWriter.then(() => retryWhileBusy(client, () => rows.transaction(work)))
      lastWriter = turn.catch(() => undefined)
      return turn
    },
    close: () => client.close(),
  }
}

async function retryWhileBusy<T>(client: Client, attempt: () => Promise<T>): Promise<T> {
  let waited = 0
  for (let wait = 2; ; wait = Math.min(wait * 2, LONGEST_WAIT_MS)) {
    try {
      return await attempt()
    } catch (error) {
      if (!isBusy(error) || waited > BUSY_PATIENCE_MS) throw error
      // A statement that failed as busy keeps its connection's old snapshot (libsql 0.5), which can never write again.
      if (client.protocol === 'file') client.reconnect()
      const pause = wait * (0.5 + Math.random())
      waited += pause
      await new Promise((resolve) => setTimeout(resolve, pause))
    }
  }
}

/** Whether another writer holds the database just now; drivers wrap the cause, so the whole chain is looked at. */
function isBusy(error: unknown): boolean {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = 'code' in cause ? String(cause.code) : ''
    if (BUSY_CODES.some((busy) => code.startsWith(busy))) return true
  }
  return false
}
