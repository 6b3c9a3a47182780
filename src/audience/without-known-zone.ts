import { type PeopleInZone, peopleByZone } from '../../db/queries/audience-people.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { isZone } from '../schedule/index.ts'
import { audienceMembers, audienceOfRow } from './audience-members.ts'
import { audienceNamed } from './audience-people.ts'
import { keptWhileContactsStay } from './kept-while-contacts-stay.ts'

const counts = keptWhileContactsStay<number>()

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
  const of = audienceOfRow({ campaignId, ...(await audienceNamed(db.rows, campaignId, audienceId)) })
  return counts(db, [of], async () => peopleWithoutZone(await peopleByZone(db.rows, audienceMembers(of))))
}

/** How many of these people are in no zone that is known. Pure. */
export function peopleWithoutZone(zones: readonly PeopleInZone[]): number {
  const without = zones.filter(({ timezone }) => timezone === null || !isZone(timezone))
  return without.reduce((sum, { people }) => sum + people, 0)
}
