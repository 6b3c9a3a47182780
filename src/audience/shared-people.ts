import { peopleInBoth } from '../../db/queries/clashes.ts'
import { contactsVersion } from '../../db/queries/contacts-version.ts'
import type { Ctx } from '../access/index.ts'
import { answersKept } from '../kept-answers.ts'
import { type AudienceOf, audienceMembers, countAudience } from './audience-members.ts'

const counts = answersKept<number>()

/** How many people are in both audiences now. */
export async function sharedPeople(ctx: Pick<Ctx, 'db'>, one: AudienceOf, other: AudienceOf): Promise<number> {
  const [first, second] = [JSON.stringify(one), JSON.stringify(other)].toSorted()
  if (first === second) return countAudience(ctx, one)
  const { rows } = ctx.db
  const count = () => peopleInBoth(rows, audienceMembers(one), audienceMembers(other))
  const version = await contactsVersion(rows)
  return version === undefined ? count() : counts(ctx.db, [version, first, second], count)
}
