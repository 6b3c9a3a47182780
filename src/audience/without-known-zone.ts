import { audienceById, peopleByZone } from '../../db/queries/audience-people.ts'
import { contactsVersion } from '../../db/queries/contacts-version.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { answersKept } from '../kept-answers.ts'
import { isZone } from '../schedule/index.ts'
import { audienceMembers, audienceOfRow } from './audience-members.ts'

const counts = answersKept<number>()

/**
 * How many of an audience have no zone that is known, so that what goes out by the recipients' clocks comes to them by the
 * campaign's. Any role. Throws `NotFound`.
 */
export async function withoutKnownZone(
  ctx: Ctx,
  { campaignId, audienceId }: { readonly campaignId: string; readonly audienceId: string },
): Promise<number> {
  requireRole(ctx.actor, ...ROLES)
  const { db } = ctx
  const audience = await audienceById(db.rows, campaignId, audienceId)
  if (!audience) throw new NotFound(`there is no audience ${audienceId} in ${campaignId}`)
  const of = audienceOfRow({ campaignId, ...audience })
  const count = async () => {
    const zones = await peopleByZone(db.rows, audienceMembers(of))
    const without = zones.filter(({ timezone }) => timezone === null || !isZone(timezone))
    return without.reduce((sum, { people }) => sum + people, 0)
  }
  const version = await contactsVersion(db.rows)
  return version === undefined ? count() : counts(db, [version, of], count)
}
