import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Finished, installation } from '../support/fanfare-process.ts'
import { mailServer, timesReceived } from '../support/mail-server.ts'
import { writePeople, writeSmallCampaign } from '../support/small-campaign.ts'

const PEOPLE = 12
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/
const WALL = /^\d{4}-\d\d-\d\dT\d\d:\d\d$/
const LEDGER_KEYS = [
  'activity',
  'attempts',
  'channel',
  'contact',
  'handedOffAt',
  'language',
  'occurrence',
  'providerRef',
  'reason',
  'status',
]

/**
 * The whole of the main job by commands with `--json`, each answer held to its shape: from a campaign file over a real mail
 * server to a review and a backup. `database` is the setting that names it, or nothing for the installation's own file.
 */
export async function mainJob(database: Readonly<Record<string, string>>): Promise<void> {
  const server = await mailServer()
  const fanfare = installation({ FANFARE_SMTP_URL: server.url, ...database })
  const campaign = writeSmallCampaign(fanfare.folder, { late: 'send' })
  appendFileSync(campaign, '  - { id: later, message: news, audience: everybody, when: "launch+7d 10:00" }\n')
  const people = writePeople(fanfare.folder, PEOPLE)
  appendFileSync(people, 'p99,not an address,en,Europe/London,Nobody\n')

  // The plan and the people
  expect(await fanfare.json('plan', 'check', campaign)).toEqual({ ok: true, problems: [] })
  expect(await fanfare.json('person', 'add', 'Sam@example.gov', '--role', 'planner,approver')).toEqual({
    email: 'sam@example.gov',
    roles: ['planner', 'approver'],
  })
  await fanfare.json('person', 'add', 'alex@example.gov', '--role', 'approver')
  expect(await fanfare.json('person', 'link', 'alex@example.gov')).toEqual({
    link: expect.stringMatching(/^http:\/\/127\.0\.0\.1:0\/sign-in\/[\w-]{43}$/),
  })
  const imported = {
    read: PEOPLE + 1,
    created: PEOPLE,
    updated: 0,
    unchanged: 0,
    rejected: [{ line: PEOPLE + 2, column: 'email', value: 'not an address', reason: expect.any(String) }],
  }
  const toPeople = ['contacts', 'import', people, '--list', 'people'] as const
  expect(answered(1, await fanfare.run(...toPeople, '--dry-run', '--json'))).toEqual(imported)
  expect(answered(1, await fanfare.run(...toPeople, '--json'))).toEqual(imported)
  const apply = ['plan', 'apply', campaign, '--as', 'sam@example.gov', '--launch', 'now'] as const
  expect(await fanfare.json(...apply)).toMatchObject({ campaign: 'renew-online', created: true })
  expect(await fanfare.json('plan', 'apply', campaign, '--as', 'sam@example.gov')).toMatchObject({
    campaign: 'renew-online',
    created: false,
    changes: [],
  })
  const date = { wall: expect.stringMatching(WALL), zone: 'Europe/London', instant: expect.stringMatching(INSTANT) }
  const occurrence = { ...date, channel: 'email', audience: 'everybody', status: expect.any(String) }
  expect(await fanfare.json('plan', 'show', 'renew-online')).toMatchObject({
    campaign: 'renew-online',
    launch: date,
    occurrences: [
      { ...occurrence, activity: 'go-live' },
      { ...occurrence, activity: 'later' },
    ],
  })

  // Approval takes a second person
  const byNobody = await fanfare.run('approve', 'renew-online', '--json')
  expect(answered(1, byNobody)).toMatchObject({ error: { kind: 'not-allowed' } })
  expect(byNobody.err).toContain('person with the role approver')
  expect(answered(1, await fanfare.run('approve', 'renew-online', '--as', 'sam@example.gov', '--json'))).toEqual({
    approved: [],
    refused: [
      { activity: 'go-live', reason: expect.stringContaining('sam@example.gov') },
      { activity: 'later', reason: expect.stringContaining('sam@example.gov') },
    ],
  })
  expect(await fanfare.json('dispatch')).toMatchObject({
    due: 1,
    handedOff: 0,
    held: [{ activity: 'go-live', reason: 'not approved' }],
  })
  expect(await fanfare.json('approve', 'renew-online', '--as', 'alex@example.gov')).toEqual({
    approved: ['go-live', 'later'],
    refused: [],
  })

  // Stop, go on, test
  expect(await fanfare.json('pause', 'renew-online')).toEqual({ changed: ['go-live', 'later'] })
  expect(await fanfare.json('dispatch')).toMatchObject({
    handedOff: 0,
    held: [{ activity: 'go-live', reason: expect.stringContaining('paused') }],
  })
  expect(await fanfare.json('resume', 'renew-online')).toEqual({ changed: ['go-live', 'later'] })
  expect(await fanfare.json('cancel', 'renew-online', 'later')).toEqual({ changed: ['later'] })
  expect(await fanfare.json('test-send', 'renew-online', 'go-live', '--to', 'me@example.gov')).toEqual({ sent: 2 })
  expect(server.received.map(({ to }) => to)).toEqual(['me@example.gov', 'me@example.gov'])

  // Everybody once
  const dispatched = { due: 1, handedOff: PEOPLE, sent: PEOPLE, failed: 0, skipped: 0, unknown: 0, deferred: 0 }
  expect(await fanfare.json('dispatch', '--until-idle')).toMatchObject({
    ...dispatched,
    held: [],
    seconds: expect.any(Number),
  })
  expect(await fanfare.json('dispatch', '--until-idle')).toMatchObject({ due: 0, handedOff: 0, sent: 0 })
  expect([...timesReceived(server.received.slice(2)).values()]).toEqual(Array(PEOPLE).fill(1))
  const ledger = await fanfare.run('deliveries', 'renew-online', '--json')
  const rows = ledger.out
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  expect(rows).toHaveLength(PEOPLE)
  for (const row of rows) {
    expect(Object.keys(row).toSorted()).toEqual(LEDGER_KEYS)
    expect(row).toMatchObject({
      occurrence: expect.any(String),
      activity: 'go-live',
      contact: expect.stringMatching(/^p\d+$/),
      channel: 'email',
      language: expect.stringMatching(/^(en|cy)$/),
      status: 'sent',
      reason: null,
      attempts: 1,
      handedOffAt: expect.stringMatching(INSTANT),
      providerRef: expect.stringContaining('taken as'),
    })
  }
  expect(await fanfare.json('inbox')).toEqual([])

  // The review, and looking after the data
  expect(await fanfare.json('review', 'renew-online')).toMatchObject({ campaign: { id: 'renew-online' } })
  const written = (name: string) => readFileSync(join(fanfare.folder, name), 'utf8')
  for (const [name, format] of [
    ['review.html', 'html'],
    ['review.json', 'json'],
    ['review.csv', 'csv'],
  ] as const) {
    const file = join(fanfare.folder, name)
    expect(await fanfare.json('review', 'renew-online', '--out', file)).toEqual({ file, format })
  }
  expect(written('review.html')).toMatch(/^<!doctype html>/i)
  expect(JSON.stringify(JSON.parse(written('review.json')))).toContain('"know"')
  expect(written('review.csv')).toContain('know')
  expect((await fanfare.run('review', 'renew-online', '--format', 'csv')).out).toContain('know')
  expect(await fanfare.json('migrate')).toEqual({ before: 'current', migrated: false })
  const copy = join(fanfare.folder, 'copy.db')
  expect(await fanfare.json('backup', copy)).toEqual({ file: copy, bytes: expect.any(Number) })
  const restored = fanfare.under({ FANFARE_DATABASE_URL: `file:${copy}` })
  const again = await restored.under(secretOf(fanfare.folder)).run('deliveries', 'renew-online', '--json')
  expect(again.out).toBe(ledger.out)
  const onceMore = await fanfare.run('backup', copy)
  expect(onceMore.code).toBe(1)
  expect(onceMore.err).toContain('a backup never overwrites')
}

/** The one document on standard output, of a command that ended so. */
function answered(code: number, finished: Finished): unknown {
  expect(finished.code, finished.err).toBe(code)
  return JSON.parse(finished.out)
}

/** An embedded database keeps its secret beside it, a server's is kept where the command runs. */
function secretOf(folder: string): Record<string, string> {
  const file = [join(folder, 'fanfare.db.secret'), join(folder, '.fanfare/secret')].find((name) => existsSync(name))!
  return { FANFARE_SECRET: readFileSync(file, 'utf8').trim() }
}
