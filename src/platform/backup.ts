import { rename, rm } from 'node:fs/promises'
import { createClient } from '@libsql/client'
import { RetryLater } from '../errors.ts'
import { connect } from './node-database.ts'
import type { NodeSettings } from './settings.ts'

/**
 * Writes a consistent copy of the whole database to `file` (an absolute path), an SQLite file in either case: an embedded
 * database copies itself, a server's is read through its dump. The file appears only when it is complete.
 */
export async function copyDatabase(settings: NodeSettings, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`
  await rm(unfinished, { force: true })
  try {
    if (settings.databaseUrl.startsWith('file:')) await copyEmbedded(settings, unfinished)
    else await copyFromServer(settings, unfinished)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

async function copyEmbedded(settings: NodeSettings, file: string): Promise<void> {
  const client = await connect(settings)
  try {
    await client.execute({ sql: 'VACUUM INTO ?', args: [file] })
  } finally {
    client.close()
  }
}

async function copyFromServer(settings: NodeSettings, file: string): Promise<void> {
  const { databaseUrl, databaseToken } = settings
  const server = databaseUrl.replace(/^(libsql|wss):/, 'https:').replace(/^ws:/, 'http:')
  const response = await fetch(new URL('/dump', server), {
    headers: databaseToken ? { authorization: `Bearer ${databaseToken}` } : {},
  })
  if (!response.ok) {
    throw new RetryLater(
      `the database server answered ${response.status} to the request for a dump; nothing was written`,
      60,
    )
  }
  const copy = createClient({ url: `file:${file}` })
  try {
    await copy.executeMultiple(await response.text())
  } finally {
    copy.close()
  }
}
