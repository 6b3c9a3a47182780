import { haveInCommon } from '../../db/queries/clashes.ts'
import { contactsVersion } from '../../db/queries/contacts-version.ts'
import type { Ctx } from '../access/index.ts'
import { answersKept } from '../kept-answers.ts'
import { type AudienceOf, audienceMembers } from './audience-members.ts'

const answers = answersKept<boolean>()

/** Whether anybody is in both audiences now. */
export async function sharePeople({ db }: Pick<Ctx, 'db'>, one: AudienceOf, other: AudienceOf): Promise<boolean> {
  const ask = () => haveInCommon(db.rows, audienceMembers(one), audienceMembers(other))
  const version = await contactsVersion(db.rows)
  return version === undefined ? ask() : answers(db, [version, one, other], ask)
}
