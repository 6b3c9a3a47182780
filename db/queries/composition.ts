import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import type { CampaignRow } from './plan.ts'

/** What a message needs of its campaign. */
export interface CompositionFacts {
  title: string
  serviceName: string
  serviceUrl: string
  languages: string[]
  helplines: CampaignRow['helplines']
  launchInstant: number
  launchZone: string
}

export async function compositionFacts(rows: Rows, campaignId: string): Promise<CompositionFacts | undefined> {
  const found = await rows.all<
    Omit<CompositionFacts, 'languages' | 'helplines'> & { languages: string; helplines: string | null }
  >(sql`
    SELECT c.title, c.service ->> 'name' AS serviceName, c.service ->> 'url' AS serviceUrl, c.languages, c.helplines,
      a.instant AS launchInstant, a.zone AS launchZone
    FROM campaigns c JOIN anchors a ON a.campaign_id = c.id AND a.name = 'launch' WHERE c.id = ${campaignId}`)
  if (!found[0]) return undefined
  const { languages, helplines, ...facts } = found[0]
  return { ...facts, languages: JSON.parse(languages), helplines: helplines === null ? null : JSON.parse(helplines) }
}

export async function messageVariantsOf(
  rows: Rows,
  campaignId: string,
  messageId: string,
): Promise<{ language: string; subject: string; body: string }[]> {
  return rows.all(sql`SELECT language, subject, body FROM message_variants
    WHERE campaign_id = ${campaignId} AND message_id = ${messageId}`)
}

/** What a test of an activity is made from, no message where people put something up; nothing when there is no such activity. */
export async function activityForTest(
  rows: Rows,
  campaignId: string,
  activityId: string,
): Promise<{ messageId: string | null; channel: string; isExample: number } | undefined> {
  const found = await rows.all<{ messageId: string | null; channel: string; isExample: number }>(sql`
    SELECT a.message_id AS messageId, a.channel, c.is_example AS isExample
    FROM activities a JOIN campaigns c ON c.id = a.campaign_id WHERE a.campaign_id = ${campaignId} AND a.id = ${activityId}`)
  return found[0]
}
