import type { Database } from '../../db/index.ts'
import { contactsVersion } from '../../db/queries/contacts-version.ts'
import { answersKept } from '../kept-answers.ts'

/** Answers about contacts, lists, consents and suppressions that are kept until anything of those is written; see `answersKept`. */
export function keptWhileContactsStay<T>() {
  const kept = answersKept<T>()
  return async (db: Database, question: readonly unknown[], ask: () => Promise<T>): Promise<T> => {
    const version = await contactsVersion(db.rows)
    return version === undefined ? ask() : kept(db, [version, ...question], ask)
  }
}
