import { haveInCommon } from '../../db/queries/clashes.ts'
import type { Ctx } from '../access/index.ts'
import { type AudienceOf, audienceMembers } from './audience-members.ts'
import { keptWhileContactsStay } from './kept-while-contacts-stay.ts'

const answers = keptWhileContactsStay<boolean>()

/** Whether anybody is in both audiences now. */
export async function sharePeople({ db }: Pick<Ctx, 'db'>, one: AudienceOf, other: AudienceOf): Promise<boolean> {
  const ask = () => haveInCommon(db.rows, audienceMembers(one), audienceMembers(other))
  return answers(db, [one, other], ask)
}
