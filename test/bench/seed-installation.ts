import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { sql } from 'drizzle-orm'
import { contactLines } from '../../campaigns/make-contacts.ts'
import type { Database } from '../../db/index.ts'
import { insertSession } from '../../db/queries/sessions.ts'
import { addPerson, contentHash, type Ctx, personActor, ROLES } from '../../src/access/index.ts'
import { importContacts } from '../../src/audience/index.ts'
import { openNodeDatabase } from '../../src/platform/node-database.ts'
import { readSettings } from '../../src/platform/settings.ts'
import { BUSIEST, seedLedger } from './seed-ledger.ts'
import { seedPlans } from './seed-plans.ts'

const DAY = 86_400_000
/** More than promised: the largest occurrence alone has as many. */
const CONTACTS = 200_000
const LISTS = ['drivers', 'families', 'newsletter', 'partners']
const SESSIONS = Array.from({ length: 20 }, (_, index) => `session-of-person-${index + 1}`)

/** A large installation, and what is needed to look at it. */
export interface Seeded {
  /** Tokens of sessions, one for each of the people. */
  readonly sessions: readonly string[]
  /** Where most is to be seen: the occurrence of 200,000. */
  readonly busiest: { readonly campaign: string; readonly activity: string }
}

/**
 * Fills an empty database file: 100 campaigns with 5,000 activities in two languages, approved and sent; 200,000 contacts
 * on five lists; a million ledger rows; visits, caught mails, an audit log; 20 people with sessions of a day. Plans, contacts
 * and approvals come in by the verbs, the rest by the million by SQL. The same for the same `now`.
 */
export async function seedInstallation(file: string, now: Date): Promise<Seeded> {
  if (existsSync(file)) throw new Error(`${file} is there already; name a new file`)
  const settings = readSettings({ FANFARE_DATABASE_URL: `file:${file}` })
  const db = await openNodeDatabase(settings)
  try {
    await db.rows.run(sql`PRAGMA synchronous = OFF`)
    const ctx: Ctx = { db, actor: { kind: 'command-line' }, now }
    await seedPeople(ctx)
    // Plans first: an approval looks at the attributes of every contact.
    await seedPlans(ctx, { planner: personEmail(1), approver: personEmail(2) })
    await seedContacts(ctx, settings.secret)
    await seedLedger(db, now.getTime(), CONTACTS)
    await seedTraces(db, now.getTime())
    await db.rows.run(sql`PRAGMA wal_checkpoint(TRUNCATE)`)
  } finally {
    db.close()
  }
  return seededIn(file)
}

/** What is needed to look at a file that was filled before; its sessions last a day. */
export async function seededIn(file: string): Promise<Seeded> {
  const db = await openNodeDatabase(readSettings({ FANFARE_DATABASE_URL: `file:${file}` }))
  try {
    const found = await db.rows.all<{ activity: string }>(
      sql`SELECT activity_id AS activity FROM occurrences WHERE campaign_id = ${BUSIEST} ORDER BY audience DESC LIMIT 1`,
    )
    return { sessions: SESSIONS, busiest: { campaign: BUSIEST, activity: found[0]!.activity } }
  } finally {
    db.close()
  }
}

function personEmail(number: number): string {
  return `person-${number}@service.example`
}

/** Everybody holds every role, so that everybody's pages hold everything there is. */
async function seedPeople(ctx: Ctx): Promise<void> {
  for (const [index, token] of SESSIONS.entries()) {
    const email = personEmail(index + 1)
    await addPerson(ctx, { email, roles: ROLES })
    const person = await personActor(ctx.db, email)
    if (person.kind !== 'person') throw new Error(`${email} is no person`)
    const [createdAt, expiresAt] = [ctx.now.getTime(), ctx.now.getTime() + DAY]
    await insertSession(ctx.db.rows, { tokenHash: contentHash(token), personId: person.id, createdAt, expiresAt })
  }
}

async function seedContacts(ctx: Ctx, secret: string): Promise<void> {
  const [header, ...lines] = contactLines(CONTACTS)
  const each = CONTACTS / LISTS.length
  for (const [index, list] of LISTS.entries()) {
    const text = [header, ...lines.slice(index * each, (index + 1) * each)].join('\n')
    await importContacts(ctx, chunks(text), { list }, secret)
  }
  await ctx.db.rows.run(sql`INSERT INTO lists (name, is_example) VALUES ('everybody', 0)`)
  await ctx.db.rows.run(
    sql`INSERT INTO list_members (list_id, contact_id) SELECT l.id, c.id FROM lists l, contacts c WHERE l.name = 'everybody'`,
  )
  await ctx.db.rows.run(sql`INSERT INTO suppressions (channel, address_hash, campaign_id, reason, at)
    SELECT 'email', email_hash, '', 'unsubscribed', ${ctx.now.getTime()} FROM contacts WHERE id % 100 = 7 AND email_hash IS NOT NULL`)
}

async function* chunks(text: string): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += 65_536) yield await Promise.resolve(bytes.subarray(at, at + 65_536))
}

/** What gathers in a year: earlier versions and decisions, the audit log, the mails the built-in inbox caught. */
async function seedTraces(db: Database, now: number): Promise<void> {
  const numbers = (count: number) =>
    sql`WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < ${count - 1})`
  await db.rows.run(sql`INSERT INTO approvals (campaign_id, activity_id, content_hash, approver, at, decision, reason)
    SELECT campaign_id, id, lower(hex(id || position)), ${personEmail(2)}, ${now - 200 * DAY} + position * 60000, 'changes-asked',
      'Please say in the first sentence what people can do, and shorten the list.' FROM activities WHERE position % 3 = 0`)
  await db.rows.run(sql`${numbers(30_000)} INSERT INTO audit_log (at, actor, action, subject, before, after)
    SELECT ${now - 200 * DAY} + i * 550000, 'person-' || (i % 20 + 1) || '@service.example',
      json_extract('["pause","resume","cancel","test-send"]', '$[' || (i % 4) || ']'),
      printf('campaign-%03d/step-%02d', i % 100 + 1, i % 50 + 1), '{"paused":false}', '{"paused":true}' FROM n`)
  const raw = `From: service@service.example\r\nSubject: Apply online\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n${'You can apply online now. '.repeat(200)}`
  await db.rows.run(sql`${numbers(3_000)} INSERT INTO inbox (at, "to", subject, raw)
    SELECT ${now - 20 * DAY} + i * 500000, 'somebody.' || i || '@mail.example', 'Step ' || (i % 50 + 1) || ': apply online', ${raw} FROM n`)
}

/** Such as `node test/bench/seed-installation.ts /tmp/large.db`; prints a cookie to look at it with. */
if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const file = process.argv[2]
  if (file === undefined) throw new Error('expected the name of a new database file')
  const began = performance.now()
  const seeded = await seedInstallation(file, new Date())
  const seconds = ((performance.now() - began) / 1000).toFixed(1)
  console.log(JSON.stringify({ seconds, cookie: `fanfare_session=${seeded.sessions[0]}`, ...seeded.busiest }, null, 2))
}
