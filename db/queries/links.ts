import { and, eq, sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { events, links } from '../schema/index.ts'

/** What a tracked link belongs to; it is the same for every recipient of that activity in that language. */
export interface LinkPlace {
  readonly campaignId: string
  readonly activityId: string
  readonly language: string
}

export type LinkRow = { code: string; campaignId: string; activityId: string; language: string; url: string }

export async function linksOf(rows: Rows, place: LinkPlace): Promise<{ code: string; url: string }[]> {
  return rows
    .select({ code: links.code, url: links.url })
    .from(links)
    .where(
      and(
        eq(links.campaignId, place.campaignId),
        eq(links.activityId, place.activityId),
        eq(links.language, place.language),
      ),
    )
}

/** Adds what is not there yet; an address that has a code at this place keeps it. */
export async function addLinks(
  rows: Rows,
  place: LinkPlace,
  added: readonly { code: string; url: string }[],
): Promise<void> {
  await rows.run(sql`
    INSERT INTO links (code, campaign_id, activity_id, language, url)
    SELECT value ->> 'code', ${place.campaignId}, ${place.activityId}, ${place.language}, value ->> 'url'
    FROM json_each(${JSON.stringify(added)}) WHERE true
    ON CONFLICT DO NOTHING`)
}

export async function linkByCode(rows: Rows, code: string): Promise<LinkRow | undefined> {
  const found = await rows
    .select({
      code: links.code,
      campaignId: links.campaignId,
      activityId: links.activityId,
      language: links.language,
      url: links.url,
    })
    .from(links)
    .where(eq(links.code, code))
  return found[0]
}

export async function insertVisit(rows: Rows, link: LinkRow, automated: boolean, at: number): Promise<void> {
  await rows.insert(events).values({
    kind: 'visit',
    campaignId: link.campaignId,
    activityId: link.activityId,
    language: link.language,
    linkCode: link.code,
    automated,
    at,
  })
}
