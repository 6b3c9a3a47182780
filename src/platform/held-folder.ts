import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createClient, LibsqlError } from '@libsql/client'
import { Conflict } from '../errors.ts'

/**
 * Keeps a folder for this process alone. The lock is the operating system's, so it is gone when the process is, however
 * it ends. Answers how to let go. Throws `Conflict` where another process holds the folder.
 */
export async function holdFolder(folder: string, what: string): Promise<() => void> {
  mkdirSync(folder, { recursive: true })
  const client = createClient({ url: `file:${join(folder, 'held')}`, timeout: 0 })
  try {
    // The lock lives as long as this object, so what lets go keeps it.
    const held = await client.transaction('write')
    return () => {
      held.close()
      client.close()
    }
  } catch (error) {
    client.close()
    if (!(error instanceof LibsqlError && error.code.startsWith('SQLITE_BUSY'))) throw error
    throw new Conflict(`${what} runs already over ${folder}; stop it first, or start this one in another folder`)
  }
}
