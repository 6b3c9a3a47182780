import { type SQL, sql } from 'drizzle-orm'
import { countMembers, type Members } from '../../db/queries/members.ts'
import type { Ctx } from '../access/index.ts'
import { audienceCondition } from './audience-condition.ts'
import { keptWhileContactsStay } from './kept-while-contacts-stay.ts'

/** Who belongs to an audience. */
export interface AudienceOf {
  readonly rule?: unknown
  readonly list?: string | undefined
  /**
   * Only those who were sent one of these activities of a campaign from the instant `from` on, before `until`; what was sent
   * in a period of `except`, which is bounded likewise, does not count. Milliseconds.
   */
  readonly received?: {
    readonly campaignId: string
    readonly activities: readonly string[]
    readonly from?: number | undefined
    readonly until: number
    readonly except?: readonly { readonly from: number; readonly until: number }[] | undefined
  }
}

/** An audience as the database has it; rules are JSON. */
export function audienceOfRow({ campaignId, rule, list, received }: AudienceInDatabase): AudienceOf {
  return {
    ...(rule !== null && { rule: JSON.parse(rule) }),
    ...(list !== null && { list }),
    ...(received !== null && { received: { campaignId, ...JSON.parse(received) } }),
  }
}

interface AudienceInDatabase {
  readonly campaignId: string
  readonly rule: string | null
  readonly list: string | null
  readonly received: string | null
}

/**
 * The people of an audience, each once, erased people never. With a list its members; without one everybody who is on a list
 * other than the examples'. Throws `Invalid` for a rule that cannot be read.
 */
export function audienceMembers({ rule, list, received }: AudienceOf): Members {
  const are = sql`c.erased_at IS NULL AND ${audienceCondition(rule)}${received ? sql` AND ${hasReceived(received)}` : sql``}`
  // Who was written to was on a list then, whichever it was.
  if (list === undefined && received) return { from: sql`FROM contacts c WHERE ${are}`, id: sql`c.id` }
  if (list === undefined) {
    // The plus keeps to the one index that holds the lists of a contact.
    const onList = sql`EXISTS (SELECT 1 FROM list_members m WHERE m.contact_id = c.id
      AND +m.list_id IN (SELECT id FROM lists WHERE is_example = 0))`
    return { from: sql`FROM contacts c WHERE ${onList} AND ${are}`, id: sql`c.id` }
  }
  // A list is often small among the contacts, so it leads.
  const from = sql`FROM list_members m CROSS JOIN contacts c ON c.id = m.contact_id
    WHERE m.list_id = (SELECT id FROM lists WHERE name = ${list}) AND ${are}`
  return { from, id: sql`m.contact_id` }
}

/** What may have reached somebody counts as well: they may have been told. */
function hasReceived({
  campaignId,
  activities,
  from = 0,
  until,
  except = [],
}: NonNullable<AudienceOf['received']>): SQL {
  const excepted = sql`SELECT 1 FROM json_each(${JSON.stringify(except)}) e
    WHERE r.handed_off_at >= e.value ->> 'from' AND r.handed_off_at < e.value ->> 'until'`
  return sql`EXISTS (SELECT 1 FROM deliveries r JOIN occurrences p ON p.id = r.occurrence_id
    WHERE r.contact_id = c.id AND r.status IN ('sent', 'unknown') AND r.handed_off_at >= ${from} AND r.handed_off_at < ${until}
      AND p.campaign_id = ${campaignId} AND p.activity_id IN (SELECT value FROM json_each(${JSON.stringify(activities)}))
      ${except.length > 0 ? sql`AND NOT EXISTS (${excepted})` : sql``})`
}

const counts = keptWhileContactsStay<number>()

/** How many people are in an audience now, with or without an address. */
export async function countAudience({ db }: Pick<Ctx, 'db'>, audience: AudienceOf): Promise<number> {
  const { rule, list, received } = audience
  const count = () => countMembers(db.rows, audienceMembers(audience))
  return counts(db, [rule, list, received], count)
}
