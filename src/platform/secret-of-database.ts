import type { Database } from '../../db/index.ts'
import { keepSecretCheck, secretCheck } from '../../db/queries/installation.ts'
import { keyedHash, sameHash } from '../access/index.ts'

/**
 * Whether a database is used with the secret of its first use, which is noted then. Links and address hashes made with one
 * secret are void under another.
 */
export async function isSecretOf(db: Database, secret: string, now: Date): Promise<boolean> {
  const check = keyedHash(secret, 'installation', 'secret')
  const kept = (await secretCheck(db.rows)) ?? (await db.write((tx) => keepSecretCheck(tx, check, now.getTime())))
  return sameHash(kept, check)
}
