import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setImmediate as othersFirst } from 'node:timers/promises'
import { pathToFileURL } from 'node:url'
import { createClient } from '@libsql/client'
import { type Database, openDatabase } from '../../db/index.ts'
import {
  findRecentSooner,
  inAnyOrder,
  ledgerToCopy,
  listsToCopy,
  peopleStillToGo,
  peopleToCopy,
  permissionsToCopy,
  planToCopy,
  putCopied,
  recentToCopy,
  writeSooner,
} from '../../db/queries/copy-campaign.ts'
import { audiencesToCome, frequencyCapOf, frozenOccurrences, settleAndRecount } from '../../db/queries/rehearsal.ts'
import { audienceMembers, audienceOfRow } from '../audience/index.ts'
import { parseDuration } from '../schedule/index.ts'
import { migrateDatabase } from './migrations.ts'

/** A database of its own in the temporary folder. */
export interface TemporaryDatabase {
  readonly db: Database
  /** Closes it and removes its folder. */
  remove(): void
}

/** Rows read and written at a time: short enough for others to have a turn between. */
const PAGE = 10_000

/** One connection for writing and one for reading beside it. */
const CONNECTIONS = 2

/**
 * An empty database in a folder that only this user can read; whatever way the process ends, the folder goes. It is as fast as
 * a file can be, for it need not survive anything.
 */
export async function temporaryDatabase(): Promise<TemporaryDatabase> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-rehearsal-'))
  const removeFolder = () => rmSync(folder, { recursive: true, force: true })
  process.once('exit', removeFolder)
  const client = createClient({ url: pathToFileURL(join(folder, 'rehearsal.db')).href, concurrency: CONNECTIONS })
  const remove = () => {
    client.close()
    removeFolder()
    process.off('exit', removeFolder)
  }
  try {
    // Before anything is in it, for the size of a page is of the file.
    await client.execute('PRAGMA page_size = 16384')
    await client.execute('PRAGMA journal_mode = WAL')
    // Both connections at once, for the setting is of the connection and not of the file.
    await Promise.all(Array.from({ length: CONNECTIONS }, () => client.executeMultiple(FAST)))
    await migrateDatabase(client)
    const db = openDatabase(client)
    await db.write(writeSooner)
    return { db, remove }
  } catch (error) {
    remove()
    throw error
  }
}

const FAST = 'PRAGMA synchronous = OFF; PRAGMA cache_size = -65536; PRAGMA wal_autocheckpoint = 20000;'

/**
 * Copies a campaign as it stands into an empty database: its plan, its ledger, and the people it is still to write to, without
 * their names and addresses, with what other campaigns sent them where a cap looks at it. Only reads from `source`. What is being handed over at `now` (milliseconds) counts as accepted.
 */
export async function copyCampaign(
  source: Database,
  target: Database,
  { campaignId, now, stopping }: { campaignId: string; now: number; stopping: AbortSignal | undefined },
): Promise<void> {
  const { tables, lastDelivery } = await planToCopy(source.rows, campaignId)
  const lists = await listsToCopy(source.rows)
  await target.write(async (tx) => {
    await inAnyOrder(tx)
    for (const table of [...tables, lists]) await putCopied(tx, table)
  })
  const cap = await frequencyCapOf(target.rows, campaignId)
  const since = cap && now - parseDuration(cap.per)
  if (cap) await target.write(findRecentSooner)
  const audiences = await audiencesToCome(target.rows, campaignId)
  const going = audiences.map((audience) => audienceMembers(audienceOfRow(audience)))
  for (const members of [...going, peopleStillToGo(campaignId)]) {
    await pageByPage(stopping, async (after) => {
      const { ids, people } = await peopleToCopy(source.rows, members, after, PAGE)
      const permissions = await permissionsToCopy(source.rows, campaignId, ids)
      const recent = since === undefined ? [] : await recentToCopy(source.rows, campaignId, ids, since)
      await target.write(async (tx) => {
        for (const table of [people, ...permissions, ...recent]) await putCopied(tx, table)
      })
      return ids
    })
  }
  for (const occurrenceId of await frozenOccurrences(target.rows, campaignId)) {
    await pageByPage(stopping, async (after) => {
      const { ids, people } = await ledgerToCopy(source.rows, { occurrenceId, last: lastDelivery }, after, PAGE)
      await target.write((tx) => putCopied(tx, people))
      return ids
    })
  }
  await target.write((tx) => settleAndRecount(tx, now))
}

/** Copies page after page, each after the highest number of the last, until one is not full. */
async function pageByPage(
  stopping: AbortSignal | undefined,
  copyAfter: (after: number) => Promise<readonly number[]>,
): Promise<void> {
  for (let after = 0; ;) {
    const ids = await copyAfter(after)
    await othersFirst()
    stopping?.throwIfAborted()
    if (ids.length < PAGE) return
    after = ids.at(-1)!
  }
}
