import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import { campaignId } from './seed-plans.ts'

const HOUR = 3_600_000
export const DELIVERIES = 1_000_000
/** The campaign with the largest occurrences, and the one that is paused in the middle of one. */
export const BUSIEST = campaignId(50)
export const PAUSED = campaignId(60)

interface Share {
  readonly occurrence: number
  readonly first: number
  readonly size: number
}

/**
 * A million ledger rows over the occurrences whose time is over: one of 200,000, some of 60,000 and 12,000, the rest small;
 * most were sent, some were not, one is paused with people still to go. With the counters of the occurrences to match.
 */
export async function seedLedger(db: Database, now: number, contacts: number): Promise<void> {
  const shares = await sharesOf(db, now, contacts)
  for (const paused of [false, true]) {
    const these = shares.filter((_, index) => (index === PAUSED_INDEX) === paused)
    await db.rows
      .run(sql`INSERT INTO deliveries (occurrence_id, contact_id, channel, language, status, reason, attempts, handed_off_at, settled_at, provider_ref)
      SELECT occurrence, contact, 'email', language, status, ${REASON},
        CASE WHEN status IN ('skipped', 'queued') THEN 0 ELSE 1 END,
        CASE WHEN status IN ('skipped', 'queued') THEN NULL ELSE instant + chance * 500 END,
        CASE WHEN status = 'queued' THEN NULL ELSE instant + chance * 500 + 900 END,
        CASE WHEN status = 'sent' THEN '250 2.0.0 Ok: queued as 4D' || printf('%08X', contact * 7 + occurrence) END
      FROM (SELECT *, ${paused ? PAUSED_STATUS : STATUS} AS status FROM (
        SELECT s.value ->> 'occurrence' AS occurrence, c.id AS contact, o.instant,
          CASE c.language WHEN 'cy' THEN 'cy' ELSE 'en' END AS language,
          (c.id * 2654435761 + (s.value ->> 'occurrence') * 40503) / 7 % 1000 AS chance
        FROM json_each(${JSON.stringify(these)}) s
        CROSS JOIN contacts c ON c.id BETWEEN s.value ->> 'first' AND s.value ->> 'first' + s.value ->> 'size' - 1
        JOIN occurrences o ON o.id = s.value ->> 'occurrence'))`)
  }
  await countAndFinish(db, now)
  await db.rows.run(sql`UPDATE campaigns SET paused_at = ${now - HOUR} WHERE id = ${PAUSED}`)
  await seedEvents(db, now)
}

const STATUS = sql.raw(
  "CASE WHEN chance < 900 THEN 'sent' WHEN chance < 930 THEN 'failed' WHEN chance < 990 THEN 'skipped' ELSE 'unknown' END",
)
const PAUSED_STATUS = sql.raw(
  "CASE WHEN chance < 650 THEN 'sent' WHEN chance < 670 THEN 'failed' WHEN chance < 700 THEN 'skipped' ELSE 'queued' END",
)
const REASON = sql.raw(`CASE status
  WHEN 'failed' THEN '550 5.1.1 no such mailbox'
  WHEN 'skipped' THEN json_extract('["no-address","no-consent","unsubscribed","suppressed"]', '$[' || (chance % 4) || ']')
  WHEN 'unknown' THEN 'no answer: the dispatcher stopped while handing it over' END`)

const PAUSED_INDEX = 1

/** Which contacts stand in which occurrence: the busiest campaign's newest first, then the paused one's newest, then the rest. */
async function sharesOf(db: Database, now: number, contacts: number): Promise<Share[]> {
  const over = await db.rows.all<{ id: number }>(sql`SELECT o.id FROM occurrences o
    JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
    WHERE o.instant <= ${now} AND a.approved_hash = a.content_hash
    ORDER BY row_number() OVER (PARTITION BY o.campaign_id ORDER BY o.instant DESC) > 1,
      o.campaign_id <> ${BUSIEST}, o.campaign_id <> ${PAUSED}, o.instant DESC, o.id`)
  const rest = DELIVERIES - LARGE.reduce((sum, size) => sum + size, 0)
  const small = over.length - LARGE.length
  return over.map(({ id }, index) => {
    const evenly = Math.floor(rest / small) + (index - LARGE.length < rest % small ? 1 : 0)
    const size = LARGE[index] ?? evenly
    return { occurrence: id, size, first: 1 + ((id * 7919) % (contacts - size + 1)) }
  })
}

const LARGE = [200_000, 20_000, ...Array.from({ length: 5 }, () => 60_000), ...Array.from({ length: 15 }, () => 12_000)]

async function countAndFinish(db: Database, now: number): Promise<void> {
  await db.rows
    .run(sql`UPDATE occurrences SET audience = n.audience, queued = n.queued, sent = n.sent, failed = n.failed,
      skipped = n.skipped, unknown = n.unknown, frozen_at = instant, frozen_to = n.last,
      status = CASE WHEN n.queued > 0 THEN 'sending' WHEN n.failed + n.unknown > 0 THEN 'part-sent' ELSE 'sent' END,
      reason = CASE WHEN n.queued > 0 OR n.failed + n.unknown = 0 THEN NULL ELSE n.failed || ' failed, ' || n.unknown || ' unknown' END,
      finished_at = CASE WHEN n.queued > 0 THEN NULL ELSE instant + 600000 END
    FROM (SELECT occurrence_id AS id, count(*) AS audience, max(contact_id) AS last, sum(status = 'queued') AS queued,
        sum(status = 'sent') AS sent, sum(status = 'failed') AS failed, sum(status = 'skipped') AS skipped,
        sum(status = 'unknown') AS unknown FROM deliveries GROUP BY occurrence_id) n
    WHERE occurrences.id = n.id`)
  await db.rows.run(sql`UPDATE occurrences SET status = 'missed', reason = 'not approved in time'
    WHERE finished_at IS NULL AND frozen_at IS NULL AND instant <= ${now}`)
}

/** Visits and unsubscribes for what was sent, in step with how many it was sent to. */
async function seedEvents(db: Database, now: number): Promise<void> {
  await db.rows.run(sql`INSERT INTO links (code, campaign_id, activity_id, language, url)
    SELECT lower(printf('%s%s%s', substr(campaign_id, -3), substr(activity_id, -2), l.value)), campaign_id, activity_id, l.value,
      'https://service.example' FROM occurrences, json_each('["en","cy"]') l`)
  await db.rows.run(sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 4999)
    INSERT INTO events (kind, campaign_id, activity_id, language, link_code, automated, at)
    SELECT iif(i % 40 = 39, 'unsubscribe', 'visit'), o.campaign_id, o.activity_id, l.language, iif(i % 40 = 39, NULL, l.code),
      i % 11 = 0, min(o.instant + i * 37000, ${now})
    FROM occurrences o JOIN n ON i < o.sent / 20 + 2
    JOIN links l ON l.campaign_id = o.campaign_id AND l.activity_id = o.activity_id AND l.language = iif(i % 5 = 0, 'cy', 'en')
    WHERE o.sent > 0`)
}
