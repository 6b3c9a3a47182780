import type { Client } from '@libsql/client'
import journal from '../../db/migrations/meta/_journal.json' with { type: 'json' }

/** How the database's tables stand beside those this version knows. */
export type Version = 'empty' | 'older' | 'current' | 'newer'

export async function versionOf(client: Client): Promise<Version> {
  const known = journal.entries.map((entry) => entry.when)
  const newest = Math.max(...known)
  const exists = await client.execute("SELECT 1 FROM sqlite_master WHERE name = '__drizzle_migrations'")
  if (exists.rows.length === 0) return 'empty'
  const applied = (await client.execute('SELECT max(created_at) AS at FROM __drizzle_migrations')).rows[0]
  const at = Number(applied?.['at'] ?? 0)
  if (at === 0) return 'empty'
  if (at > newest) return 'newer'
  return at < newest ? 'older' : 'current'
}
