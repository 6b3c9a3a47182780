import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { openDatabase } from '../../db/index.ts'
import { storedPlan } from '../../src/plan/stored/activity-of-plan.ts'
import { addPerson, createSignInToken, type Ctx, signIn } from '../../src/access/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { applyPlan, previewMove, readCampaignFile, showPlan } from '../../src/plan/index.ts'
import { clashesOfPlan } from '../../src/plan/dates/campaign-clashes.ts'
import { datesOfActivities } from '../../src/plan/dates/dates-of-activities.ts'
import { planOfRows } from '../../src/plan/stored/plan-of-rows.ts'
import { migrateDatabase } from '../../src/platform/migrations.ts'
import { isSecretOf } from '../../src/platform/secret-of-database.ts'
import { SESSION_COOKIE } from '../../src/web/session-cookie.ts'
import type { Figure } from './main.ts'
import { median } from './measured-process.ts'
import { served } from './served-process.ts'
import { visitor } from './visitor.ts'

const ACTIVITIES = 2_000
const PEOPLE = 10_000
const ROUNDS = 9
const LIMITS = { shown: 200, previewed: 300, page: 200, kilobytes: 700 }
const CAMPAIGN = 'large'
const SECRET = 'a secret of thirty-two characters and more'

/** A plan of 2,000 activities dated, checked for clashes and shown, a move of its launch previewed, and its page; beside their limits. */
export async function benchLargePlan(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-bench-'))
  const url = `file:${join(folder, 'plan.db')}`
  const client = createClient({ url })
  await client.execute('PRAGMA journal_mode = WAL')
  await migrateDatabase(client)
  const ctx: Ctx = { db: openDatabase(client), actor: { kind: 'command-line' }, now: new Date('2026-11-01T09:00:00Z') }
  try {
    await seed(ctx)
    const shown = await timed(async () => {
      const rows = await storedPlan(ctx.db.rows, CAMPAIGN)
      const { anchors, calendar, activities } = planOfRows(rows)
      const dates = datesOfActivities(activities, { anchors, calendar, now: ctx.now.getTime() })
      const clashes = await clashesOfPlan(ctx, rows)
      const { occurrences } = await showPlan(ctx, { campaignId: CAMPAIGN })
      return dates.size === ACTIVITIES && occurrences.length >= ACTIVITIES && clashes.length > 100
    })
    const previewed = await timed(async () => {
      const { occurrences } = await previewMove(ctx, { campaignId: CAMPAIGN, to: '2027-03-15T09:00' })
      return occurrences.length >= ACTIVITIES
    })
    const page = await pageOfPlan(ctx, url)
    const of = { unit: 'ms', peer: 'its limit', better: 'lower' } as const
    return [
      { name: `plan of ${ACTIVITIES} dated, checked, shown`, value: shown, peerValue: LIMITS.shown, ...of },
      { name: '  a move of its launch previewed', value: previewed, peerValue: LIMITS.previewed, ...of },
      { name: '  its page', value: page.milliseconds, peerValue: LIMITS.page, ...of },
      { name: '  its page, uncompressed', value: page.kilobytes, peerValue: LIMITS.kilobytes, ...of, unit: 'KB' },
    ]
  } finally {
    client.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** The page of the campaign as a planner gets it from a server of its own. */
async function pageOfPlan(ctx: Ctx, url: string): Promise<{ milliseconds: number; kilobytes: number }> {
  const now = { ...ctx, now: new Date() }
  await addPerson(now, { email: 'planner@example.gov', roles: ['planner', 'approver', 'operator'] })
  const token = await createSignInToken(now, { email: 'planner@example.gov' })
  const session = await signIn(ctx.db, token, now.now)
  const app = await served(['src/cli/run.mjs', 'start', '--no-examples'], {
    FANFARE_DATABASE_URL: url,
    FANFARE_SECRET: SECRET,
  })
  const person = visitor(app.port, `${SESSION_COOKIE}=${session}`)
  try {
    let kilobytes = 0
    const milliseconds = await timed(async () => {
      const answer = await person.visit(`/campaigns/${CAMPAIGN}`)
      kilobytes = answer.text().length / 1000
      return answer.status === 200
    })
    return { milliseconds, kilobytes }
  } finally {
    person.leave()
    await app.stop()
  }
}

async function timed(work: () => Promise<boolean>): Promise<number> {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const began = performance.now()
    if (!(await work())) throw new Error('the large plan is not what it should be')
    times.push(performance.now() - began)
  }
  return median(times)
}

async function seed(ctx: Ctx): Promise<void> {
  await isSecretOf(ctx.db, SECRET, ctx.now)
  const lines = Array.from({ length: PEOPLE }, (_, index) => `p${index},p${index}@example.com,${index % 4}`)
  const csv = Buffer.from(`id,email,region\n${lines.join('\n')}\n`)
  await importContacts(ctx, [csv] as never, { list: 'people' }, SECRET)
  const { plan, problems } = readCampaignFile(planText(), { file: 'large.yaml' })
  if (!plan) throw new Error(JSON.stringify(problems.slice(0, 3)))
  await applyPlan(ctx, { plan })
}

/** Some on working days, some in series, some after others; half of the messages say the date. */
function planText(): string {
  const activities = Array.from({ length: ACTIVITIES }, (_, index) => {
    const of = `message: ${index % 2 ? 'dated' : 'plain'}, audience: region-${index % 4}`
    const time = `${String(8 + (index % 10)).padStart(2, '0')}:00`
    const day = (index % 360) - 120
    const offset = `launch${day < 0 ? day : `+${day}`}${index % 5 === 0 ? 'wd' : 'd'} ${time}`
    const repeat = index % 20 === 0 ? ', repeat: "FREQ=WEEKLY;COUNT=4"' : ''
    const when = index % 50 === 49 ? `after: a${index - 1} + 2d` : `when: "${offset}"`
    return `  - { id: a${index}, ${of}, ${when}${repeat} }`
  })
  const audiences = [0, 1, 2, 3].map(
    (region) =>
      `  region-${region}: { title: Region ${region}, list: people, where: { attribute: region, gte: ${region} } }`,
  )
  return `campaign: ${CAMPAIGN}
title: A large plan
service: { name: A public service, url: "https://service.example" }
languages: [en]
anchors: { launch: { at: 2027-03-01T09:00, zone: Europe/London } }
holidays: [2027-03-26, 2027-03-29]
audiences:
${audiences.join('\n')}
messages:
  plain: { channel: email, subject: { en: "News" }, body: { en: "News." } }
  dated: { channel: email, subject: { en: "From {{launch.date}}" }, body: { en: "It opens then." } }
activities:
${activities.join('\n')}
`
}

if (import.meta.main) console.table(await benchLargePlan())
