import { rename, rm, writeFile } from 'node:fs/promises'
import { createClient } from '@libsql/client'
import { RetryLater } from '../errors.ts'
import { cannotWrite } from './cannot-write.ts'
import { connect } from './node-database.ts'
import type { NodeSettings } from './settings.ts'

/**
 * Writes a consistent copy of the whole database to `file` (an absolute path), an SQLite file in either case: an embedded
 * database copies itself, a server's is read through its dump. The file appears only when it is complete.
 * Throws `NotFound` or `Invalid` when its folder is not there or takes no files, and `RetryLater` when the server does not answer.
 */
export async function copyDatabase(settings: NodeSettings, file: string): Promise<void> {
  const unfinished = `${file}.unfinished`
  await begin(unfinished, file)
  try {
    if (settings.databaseUrl.startsWith('file:')) await copyEmbedded(settings, unfinished)
    else await copyFromServer(settings, unfinished)
    await rename(unfinished, file)
  } finally {
    await rm(unfinished, { force: true })
  }
}

/** An empty file, which the copy then fills: whether it may be written is known before anything is copied. */
async function begin(unfinished: string, file: string): Promise<void> {
  try {
    await rm(unfinished, { force: true })
    await writeFile(unfinished, '', { flag: 'wx' })
  } catch (error) {
    throw cannotWrite(file, error)
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
