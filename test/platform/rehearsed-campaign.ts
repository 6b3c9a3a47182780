import { mkdirSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { vi } from 'vitest'
import type { Database } from '../../db/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { applyPlan, readCampaignFile } from '../../src/plan/index.ts'
import { rehearse, type RehearseInput, type Rehearsal } from '../../src/platform/rehearse.ts'
import { SECRET, type World, world } from '../support/world.ts'

export const NOW = '2027-02-01T12:00:20Z'

interface Activity {
  readonly id: string
  readonly when: string
  readonly audience?: string
  readonly late?: string
  readonly repeat?: string
}

/** A campaign to rehearse, and an installation it is in. */
export interface RehearsedWorld extends World {
  rehearse(input?: Partial<RehearseInput>): Promise<Rehearsal>
  /** Folders in the temporary folder of this test that rehearsals left. */
  leftBehind(): string[]
}

interface Planned {
  readonly activities: readonly Activity[]
  readonly people: string
  readonly rate?: string
  readonly quietHours?: boolean
  readonly purpose?: string
  readonly cap?: string
}

/** A campaign `renew` with these activities for people of made-up files, launched on 1 March 2027 at 09:00 in London. */
export async function rehearsedWorld(plan: Planned): Promise<RehearsedWorld> {
  const here = await world({ at: NOW })
  const temporary = join(here.folder, 'temporary')
  mkdirSync(temporary)
  vi.stubEnv('TMPDIR', temporary)
  const bytes = Buffer.from(plan.people)
  await importContacts(here.as(), [bytes] as never, { list: 'people' }, SECRET)
  const { plan: read, problems } = readCampaignFile(planText(plan), { file: 'renew.yaml' })
  if (!read) throw new Error(JSON.stringify(problems))
  await applyPlan(here.as(), { plan: read })
  return {
    ...here,
    rehearse: (input) => rehearse(here.as(), here.ports, { campaignId: 'renew', seed: 1, ...input }),
    leftBehind: () => readdirSync(temporary),
  }
}

/** The campaign file. */
export function planText(plan: Omit<Planned, 'people'>, campaign = 'renew'): string {
  return `campaign: ${campaign}
title: Renew online
service: { name: Licence renewal, url: "https://renew.example.gov/start" }
languages: [en, cy]
anchors: { launch: { at: 2027-03-01T09:00, zone: Europe/London } }
${plan.quietHours ? 'quiet_hours: { from: "21:00", to: "08:00" }\n' : ''}${plan.cap ? `frequency_cap: ${plan.cap}\n` : ''}audiences:
  everybody: { title: Everybody, list: people, population: { size: 100, source: Register, date: 2026-10-31 } }
  young: { title: The young, list: people, where: { attribute: age, lt: 30 }, population: { size: 100, source: Register, date: 2026-10-31 } }
objectives:
  - { id: know, level: outtake, metric: reach, audience: everybody, target: 5%, by: launch+30d, baseline: { value: 0, date: 2026-11-01, source: None }, measured_by: deliveries }
  - { id: early, level: outtake, metric: reach, audience: everybody, target: 5%, by: launch-20d, baseline: { value: 0, date: 2026-11-01, source: None }, measured_by: deliveries }
  - { id: look, level: outtake, metric: visits, audience: everybody, target: 10, by: launch+30d, baseline: { value: 0, date: 2026-11-01, source: None }, measured_by: visits }
channels: { email: {${plan.rate ? ` rate: ${plan.rate} ` : ''}} }
messages:
  news: { channel: email, purpose: ${plan.purpose ?? 'public-task'}, subject: { en: Renew, cy: Adnewyddwch }, body: { en: "Hello {{first_name}}: {{service.url}}", cy: "Helo {{first_name}}: {{service.url}}" } }
  other: { channel: email, subject: { en: Other, cy: Arall }, body: { en: "Hello {{first_name}}", cy: "Helo {{first_name}}" } }
activities:
${plan.activities
  .map(
    ({ id, when, audience = 'everybody', late = 'ask', repeat }) =>
      `  - { id: ${id}, message: ${id === 'broken' ? 'other' : 'news'}, audience: ${audience}, when: "${when}", late: "${late}"${repeat ? `, repeat: "${repeat}"` : ''} }`,
  )
  .join('\n')}
`
}

/** So many people, everybody in the same place. */
export function peopleFile(count: number, zone = 'Europe/London'): string {
  const lines = Array.from(
    { length: count },
    (_, index) =>
      `p${index},person${index}@example.com,+4479460${String(index).padStart(5, '0')},${zone},Person${index},${20 + index}`,
  )
  return `id,email,phone,timezone,first_name,age\n${lines.join('\n')}\n`
}

/** Everything in a database, table by table. */
export async function everything(db: Database): Promise<Record<string, unknown[]>> {
  const tables = await db.rows.all<{ name: string }>(
    sql`SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name`,
  )
  const content: Record<string, unknown[]> = {}
  for (const { name } of tables) content[name] = await db.rows.all(sql`SELECT * FROM ${sql.identifier(name)}`)
  return content
}
