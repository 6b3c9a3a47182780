import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'

/** Rises with every write to contacts, lists, consents and suppressions; nothing before the installation is set up. */
export async function contactsVersion(rows: Rows): Promise<number | undefined> {
  const found = await rows.all<{ version: number }>(
    sql`SELECT contacts_version AS version FROM installation WHERE id = 1`,
  )
  return found[0]?.version
}

/** Always in the transaction that wrote them. */
export async function noteContactsChanged(rows: Rows): Promise<void> {
  await rows.run(sql`UPDATE installation SET contacts_version = contacts_version + 1 WHERE id = 1`)
}
