import { sql } from 'drizzle-orm'
import type { Rows } from '../open.ts'
import { noteContactsChanged } from './contacts-version.ts'

const ofExamples = sql`IN (SELECT id FROM campaigns WHERE is_example = 1)`

export async function exampleCampaigns(rows: Rows): Promise<string[]> {
  const found = await rows.all<{ id: string }>(sql`SELECT id FROM campaigns WHERE is_example = 1 ORDER BY id`)
  return found.map(({ id }) => id)
}

export async function hasExampleRows(rows: Rows): Promise<boolean> {
  const found = await rows.all(sql`SELECT 1 FROM campaigns WHERE is_example = 1
    UNION ALL SELECT 1 FROM lists WHERE is_example = 1 LIMIT 1`)
  return found.length > 0
}

/** Ends the example campaigns, so that nothing of them is begun while they are being removed. */
export async function endExamples(rows: Rows, at: number): Promise<void> {
  await rows.run(sql`UPDATE campaigns SET cancelled_at = ${at} WHERE is_example = 1 AND cancelled_at IS NULL`)
}

/** Removes some rows of the ledger of examples, with what the inbox caught for them; answers how many of each. */
export async function removeExampleDeliveries(
  rows: Rows,
  limit: number,
): Promise<{ deliveries: number; mails: number }> {
  const found = await rows.all<{ id: number; ref: string | null }>(sql`SELECT d.id, d.provider_ref AS ref
    FROM occurrences o CROSS JOIN deliveries d ON d.occurrence_id = o.id WHERE o.campaign_id ${ofExamples} LIMIT ${limit}`)
  const mails = found.flatMap(
    ({ ref }) =>
      /^inbox (\d+)$/
        .exec(ref ?? '')
        ?.slice(1)
        .map(Number) ?? [],
  )
  const among = (ids: readonly number[]) => sql`IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`
  const caught = await rows.run(sql`DELETE FROM inbox WHERE id ${among(mails)}`)
  await rows.run(sql`DELETE FROM deliveries WHERE id ${among(found.map(({ id }) => id))}`)
  return { deliveries: found.length, mails: caught.rowsAffected }
}

/** Removes what the inbox caught for deliveries that are not there any more: they were on their way when they were removed. */
export async function removeCaughtForNobody(
  rows: Rows,
  caught: readonly { readonly delivery: number; readonly ref: string }[],
): Promise<void> {
  await rows.run(sql`DELETE FROM inbox WHERE id IN (SELECT CAST(substr(s.value ->> 'ref', 7) AS INTEGER)
    FROM json_each(${JSON.stringify(caught)}) s WHERE s.value ->> 'ref' LIKE 'inbox %'
      AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.id = s.value ->> 'delivery'))`)
}

/** Removes some of the people who are on lists of the examples only, and in nobody else's ledger; answers how many. */
export async function removeExampleContacts(rows: Rows, limit: number): Promise<number> {
  const found = await rows.all<{ id: number }>(sql`SELECT DISTINCT m.contact_id AS id
    FROM lists l CROSS JOIN list_members m ON m.list_id = l.id WHERE l.is_example = 1
      AND NOT EXISTS (SELECT 1 FROM list_members o JOIN lists r ON r.id = o.list_id WHERE o.contact_id = m.contact_id AND r.is_example = 0)
      AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.contact_id = m.contact_id) LIMIT ${limit}`)
  const among = sql`IN (SELECT value FROM json_each(${JSON.stringify(found.map(({ id }) => id))}))`
  await rows.run(sql`DELETE FROM consents WHERE contact_id ${among}`)
  await rows.run(sql`DELETE FROM list_members WHERE contact_id ${among}`)
  await rows.run(sql`DELETE FROM contacts WHERE id ${among}`)
  await noteContactsChanged(rows)
  return found.length
}

/** Tests of example messages in the inbox; `testHeader` says what a test is of. Answers how many. */
export async function removeExampleTests(
  rows: Rows,
  campaigns: readonly string[],
  testHeader: string,
): Promise<number> {
  const starts = campaigns.map((campaign) => `${testHeader}: ${campaign}/`)
  const removed = await rows.run(sql`DELETE FROM inbox WHERE subject LIKE '[Test %'
    AND EXISTS (SELECT 1 FROM json_each(${JSON.stringify(starts)}) WHERE instr(substr(raw, 1, 4000), value) > 0)`)
  return removed.rowsAffected
}

/** Removes what is left of the examples once their ledger is gone: plans, links, events, decisions, lists. */
export async function removeExamplePlans(rows: Rows): Promise<void> {
  const tables = [
    'occurrences',
    'removed_occurrences',
    'launch_moves',
    'links',
    'events',
    'approvals',
    'activity_versions',
    'activities',
    'goals',
    'message_variants',
    'material_visits',
    'material_links',
    'placements',
    'index_answers',
    'material_pages',
    'material_versions',
    'pictures',
    'material_translation_checks',
    'material_checks',
    'material_contents',
    'materials',
    'messages',
    'channels',
    'audiences',
    'anchors',
  ]
  for (const table of tables) await rows.run(sql`DELETE FROM ${sql.identifier(table)} WHERE campaign_id ${ofExamples}`)
  await rows.run(sql`DELETE FROM suppressions WHERE campaign_id ${ofExamples}`)
  await rows.run(sql`DELETE FROM list_members WHERE list_id IN (SELECT id FROM lists WHERE is_example = 1)`)
  await rows.run(sql`DELETE FROM lists WHERE is_example = 1`)
  await noteContactsChanged(rows)
  await rows.run(sql`DELETE FROM campaigns WHERE is_example = 1`)
}

/** When a person removed the examples; nothing where nobody did, or they were asked for again. */
export async function examplesLeftAt(rows: Rows): Promise<number | undefined> {
  const found = await rows.all<{ at: number | null }>(sql`SELECT examples_left_at AS at FROM installation WHERE id = 1`)
  return found[0]?.at ?? undefined
}

export async function noteExamplesLeft(rows: Rows, at: number | null): Promise<void> {
  await rows.run(sql`UPDATE installation SET examples_left_at = ${at}`)
}
