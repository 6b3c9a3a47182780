import { existsSync } from 'node:fs'
import { attributeNames } from '../../db/queries/approvals.ts'
import { faultInWords } from '../errors.ts'
import { openNodeDatabase } from '../platform/node-database.ts'
import { databaseFile, readSettings } from '../platform/settings.ts'

/**
 * The attributes that contacts have, so that a check knows what messages may use. A file can be checked without any
 * database: where there is none yet, or it does not answer, the file's own words have to do.
 */
export async function knownAttributes(): Promise<string[]> {
  const settings = readSettings()
  const { databaseUrl } = settings
  if (databaseUrl.startsWith('file:') && !existsSync(databaseFile(databaseUrl))) return []
  try {
    const db = await openNodeDatabase(settings)
    try {
      return await attributeNames(db.rows)
    } finally {
      db.close()
    }
  } catch (error) {
    process.stderr.write(`checked without the attributes of contacts: ${faultInWords(error)}\n`)
    return []
  }
}
