import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Database } from '../../db/index.ts'
import { occurrenceRows, planRows } from '../../db/queries/plan.ts'
import type { Actor } from '../../src/access/index.ts'
import { applyPlan, approve, type ApplyInput, type CampaignPlan } from '../../src/plan/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { type Piece, planWith } from './sample-campaign.ts'

const NOW = new Date('2027-01-04T10:00:00Z')
const planner: Actor = { kind: 'person', id: 1, email: 'planner@example.gov', roles: ['planner'] }
const approver: Actor = { kind: 'person', id: 2, email: 'approver@example.gov', roles: ['approver'] }
const GOLIVE = '  - { id: golive, message: teaser, audience: due, when: "launch+2h" }\n'
const TEASER_WHEN = 'when: "launch-14d 09:00", owner'

async function story(plan: CampaignPlan = planWith()) {
  const db = await temporaryDatabase()
  const apply = (next: CampaignPlan, { now = NOW, ...rest }: Partial<ApplyInput> & { now?: Date } = {}) =>
    applyPlan({ db, actor: planner, now }, { plan: next, ...rest })
  const occurrence = async (activity: string) =>
    (await occurrenceRows(db.rows, 'renew-online')).find(({ activityId }) => activityId === activity)!
  return { db, apply, occurrence, applied: await apply(plan) }
}

/** Everything the database holds, so that a story can say that nothing was touched. */
async function everything(db: Database): Promise<unknown> {
  const tables = [
    'campaigns',
    'activities',
    'activity_versions',
    'occurrences',
    'messages',
    'message_variants',
    'goals',
    'audit_log',
  ]
  return Promise.all(tables.map((table) => db.rows.all(sql`SELECT * FROM ${sql.identifier(table)} ORDER BY 1, 2, 3`)))
}

/** Puts rows into the ledger of an occurrence as a dispatcher would have left them. */
async function frozen(
  db: Database,
  id: number,
  rows: { queued?: number; sent?: number; handedOff?: number },
): Promise<void> {
  const { queued = 0, sent = 0, handedOff = 0 } = rows
  const statuses = [
    ...Array<string>(queued).fill('queued'),
    ...Array<string>(sent).fill('sent'),
    ...Array<string>(handedOff).fill('handed-off'),
  ]
  for (const [contact, status] of statuses.entries()) {
    await db.rows.run(
      sql`INSERT INTO deliveries (occurrence_id, contact_id, channel, language, status) VALUES (${id}, ${contact}, 'email', 'en', ${status})`,
    )
  }
  await db.rows
    .run(sql`UPDATE occurrences SET status = 'sending', frozen_at = 1, audience = ${statuses.length}, queued = ${queued}, sent = ${sent},
    handed_off = ${handedOff} WHERE id = ${id}`)
}

async function balance(db: Database, id: number): Promise<{ counted: number; rows: number; audience: number }> {
  const [counters] = await db.rows.all<{ audience: number; counted: number }>(
    sql`SELECT audience, queued + handed_off + sent + failed + skipped + unknown + cancelled AS counted FROM occurrences WHERE id = ${id}`,
  )
  const [ledger] = await db.rows.all<{ rows: number }>(
    sql`SELECT count(*) AS rows FROM deliveries WHERE occurrence_id = ${id}`,
  )
  return { ...counters!, ...ledger! }
}

describe('a new campaign', () => {
  it('is written down with its dates, in the zone of the launch', async () => {
    const { applied, occurrence } = await story()
    expect(applied).toMatchObject({ campaign: 'renew-online', created: true })
    expect(applied.changes).toContain('activity teaser planned for 2027-02-15 09:00 Europe/London')
    expect(await occurrence('golive')).toMatchObject({
      wall: '2027-03-01T11:00',
      zone: 'Europe/London',
      instant: Date.parse('2027-03-01T11:00Z'),
      latestAt: Date.parse('2027-03-01T12:00Z'),
      status: 'planned',
    })
    expect(await occurrence('teaser')).toMatchObject({ latestAt: Date.parse('2027-02-15T15:00Z') })
    expect(await occurrence('brief-staff')).toMatchObject({ latestAt: null })
  })

  it('takes another launch when told so, and everything hangs on that', async () => {
    const db = await temporaryDatabase()
    await applyPlan({ db, actor: planner, now: NOW }, { plan: planWith(), launch: '2027-07-01T10:00' })
    const [first] = await occurrenceRows(db.rows, 'renew-online')
    expect(first).toMatchObject({
      activityId: 'brief-staff',
      wall: '2027-06-10T09:00',
      instant: Date.parse('2027-06-10T08:00Z'),
    })
  })

  it('launches now, to the minute on the clocks of its zone, when told so', async () => {
    const db = await temporaryDatabase()
    await applyPlan({ db, actor: planner, now: new Date('2027-06-10T08:00:42Z') }, { plan: planWith(), launch: 'now' })
    const plan = await planRows(db.rows, 'renew-online')
    expect(plan?.anchors.find(({ name }) => name === 'launch')).toMatchObject({ wall: '2027-06-10T09:00' })
  })

  it.each([
    ['over an hour past and a person is to be asked: missed', 'ask', '2027-03-01T12:00:01Z', 'missed'],
    ['not an hour past: planned, and due at once', 'ask', '2027-03-01T11:59:00Z', 'planned'],
    ['past the time after which it is skipped: missed', 'skip after 30m', '2027-03-01T11:31:00Z', 'missed'],
    ['past, and to be sent however late: planned', 'send', '2027-03-02T11:00:00Z', 'planned'],
  ])('%s', async (_label, late, now, status) => {
    const db = await temporaryDatabase()
    const plan = planWith([GOLIVE, GOLIVE.replace(' }', `, late: "${late}" }`)])
    await applyPlan({ db, actor: planner, now: new Date(now) }, { plan })
    const golive = (await occurrenceRows(db.rows, 'renew-online')).find(({ activityId }) => activityId === 'golive')
    expect(golive?.status).toBe(status)
    expect(golive?.reason).toEqual(
      status === 'missed' ? expect.stringMatching(/^missed: its date, 2027-03-01 11:00/) : null,
    )
  })

  it('may not write to a list of the examples, unless it is one', async () => {
    const db = await temporaryDatabase()
    await db.rows.run(sql`INSERT INTO lists (name, is_example) VALUES ('staff', 1)`)
    const ctx = { db, actor: planner, now: NOW }
    await expect(applyPlan(ctx, { plan: planWith() })).rejects.toThrow(
      'audiences.staff.list: “staff” is a list of the examples',
    )
    expect(await planRows(db.rows, 'renew-online')).toBeUndefined()
    await expect(applyPlan(ctx, { plan: planWith(), isExample: true })).resolves.toMatchObject({ created: true })
  })

  it('needs the role planner', async () => {
    const db = await temporaryDatabase()
    await expect(applyPlan({ db, actor: approver, now: NOW }, { plan: planWith() })).rejects.toThrow(
      'needs the role planner',
    )
  })
})

describe('the same plan again', () => {
  it('changes nothing and touches no row', async () => {
    const { db, apply } = await story()
    const before = await everything(db)
    expect(await apply(planWith(), { now: new Date('2027-01-05T10:00:00Z') })).toEqual({
      campaign: 'renew-online',
      created: false,
      changes: [],
      notes: [],
    })
    expect(await everything(db)).toEqual(before)
  })

  it('changes nothing either when keys stand in another order or a default is written out', async () => {
    const { apply } = await story()
    const reordered = planWith(
      [
        '{ size: 2400000, source: "Driver records", date: 2026-10-31 }',
        '{ date: 2026-10-31, source: Driver records, size: 2400000 }',
      ],
      [GOLIVE, GOLIVE.replace(' }', ', late: ask }')],
    )
    expect((await apply(reordered)).changes).toEqual([])
  })

  it('does not move a launch: it says what counts, every time', async () => {
    const { apply, occurrence } = await story()
    const moved = planWith(['2027-03-01T09:00', '2027-04-01T09:00'])
    const note =
      "launch in the file is 2027-04-01 09:00 Europe/London; the campaign's is 2027-03-01 09:00 Europe/London and counts; to move it: launch move renew-online 2027-04-01T09:00"
    expect(await apply(moved)).toMatchObject({ changes: [], notes: [note] })
    expect(await apply(moved)).toMatchObject({ changes: [], notes: [note] })
    expect(await occurrence('golive')).toMatchObject({ wall: '2027-03-01T11:00' })
  })

  it('moves the launch to another that is given with it, and takes the same', async () => {
    const { apply, occurrence } = await story()
    const { changes } = await apply(planWith(), { launch: '2027-04-01T09:00' })
    expect(changes[0]).toBe('launch moves from 2027-03-01 09:00 Europe/London to 2027-04-01 09:00 Europe/London')
    expect(await occurrence('golive')).toMatchObject({ wall: '2027-04-01T11:00' })
    expect((await apply(planWith(), { launch: '2027-04-01T09:00' })).changes).toEqual([])
    await expect(apply(planWith(), { launch: '2027-02-30T09:00' })).rejects.toThrow('no date and time of the calendar')
  })
})

describe('a changed plan says what changed', () => {
  it.each<[label: string, piece: string, by: string, sentence: string]>([
    ['a subject', 'Adnewyddwch o 1 Mawrth', 'Adnewyddwch nawr', 'message teaser: subject (cy) changed'],
    [
      'a title',
      'title: Renew your',
      'title: Renew a',
      'campaign: title changed from “Renew your driving licence online” to “Renew a driving licence online”',
    ],
    ['a rule', 'lte: 90', 'lte: 60', 'audience due: where changed'],
    ['a rate', '50/s', '20/s', 'channel email: rate changed from “50/s” to “20/s”'],
    ['a target', '60%', '70%', 'goal know: target changed'],
    [
      'an owner',
      'comms@example.gov',
      'press@example.gov',
      'activity teaser: owner changed from “comms@example.gov” to “press@example.gov”',
    ],
    [
      'a new activity',
      GOLIVE,
      `${GOLIVE}  - { id: reminder, message: teaser, audience: due, when: "launch+7d 10:00" }\n`,
      'activity reminder added',
    ],
    ['an activity that is gone', GOLIVE, '', 'activity golive removed'],
    ['a new anchor', '  pilot:', '  closing: { at: 2027-12-31T17:00 }\n  pilot:', 'anchor closing added'],
    [
      'a late policy',
      'late: "skip after 6h"',
      'late: send',
      'activity teaser: late changed from “skip after 6h” to “send”',
    ],
    [
      'a when',
      TEASER_WHEN,
      'when: "launch-7d 09:00", owner',
      'activity teaser moves from 2027-02-15 09:00 Europe/London to 2027-02-22 09:00 Europe/London',
    ],
  ])('%s', async (_label, piece, by, sentence) => {
    const { db, apply } = await story()
    const { changes } = await apply(planWith([piece, by]))
    expect(changes).toContain(sentence)
    expect((await apply(planWith([piece, by]))).changes).toEqual([])
    const audits = await db.rows.all<{ actor: string; action: string }>(
      sql`SELECT actor, action FROM audit_log ORDER BY id`,
    )
    const entry = { actor: 'planner@example.gov', action: 'plan.apply' }
    expect(audits).toEqual([entry, entry])
  })

  it('says of a swap only that the order changed', async () => {
    const { apply } = await story()
    const TEASER = 'audience: due, when: "launch-14d 09:00", owner: comms@example.gov, late: "skip after 6h" }\n'
    const swapped = planWith([
      `  - { id: teaser, message: teaser, ${TEASER}${GOLIVE}`,
      `${GOLIVE}  - { id: teaser, message: teaser, ${TEASER}`,
    ])
    expect((await apply(swapped)).changes).toEqual(['the order of the activities changed'])
  })

  it('writes down what was there and what is there now', async () => {
    const { db, apply } = await story()
    await apply(planWith(['50/s', '20/s']))
    const [entry] = await db.rows.all<{ before: string; after: string }>(
      sql`SELECT before, after FROM audit_log ORDER BY id DESC LIMIT 1`,
    )
    expect(JSON.parse(entry!.before)).toEqual({ 'channel email': [{ rate: '50/s' }] })
    expect(JSON.parse(entry!.after)).toEqual({ 'channel email': [{ rate: '20/s' }] })
  })

  it('refuses to change a cancelled campaign', async () => {
    const { db, apply } = await story()
    await db.rows.run(sql`UPDATE campaigns SET cancelled_at = 1`)
    await expect(apply(planWith(['50/s', '20/s']))).rejects.toThrow('was cancelled and does not resume')
    expect((await apply(planWith())).changes).toEqual([])
  })
})

describe('approval is void as soon as what was approved changes', () => {
  it.each<[label: string, piece: string, by: string]>([
    ['the text in the second language', 'Helo', 'Shwmae'],
    ['the audience', 'lte: 90', 'lte: 60'],
    ['the date', TEASER_WHEN, 'when: "launch-7d 09:00", owner'],
    ['the late policy', 'late: "skip after 6h"', 'late: send'],
    ['the purpose', '    core: [two', '    purpose: service\n    core: [two'],
    ['the address of the service', 'renew.example.gov', 'renew2.example.gov'],
  ])('%s', async (_label, piece, by) => {
    const { db, apply } = await story()
    await approve({ db, actor: approver, now: NOW }, { campaignId: 'renew-online', activityId: 'teaser' })
    const { changes } = await apply(planWith([piece, by]))
    expect(changes).toContain('activity teaser is not approved any more: it changed, so it needs approving again')
    expect((await apply(planWith())).changes).toContain('activity teaser is again what was approved')
  })

  it('stands when something else changes', async () => {
    const { db, apply } = await story()
    await approve({ db, actor: approver, now: NOW }, { campaignId: 'renew-online' })
    const { changes } = await apply(planWith(['comms@example.gov', 'press@example.gov'], ['60%', '70%']))
    expect(changes.filter((change) => change.includes('approved'))).toEqual([])
  })
})

it('an approval does not pass to another date when an anchor leaves the file and comes back with one', async () => {
  const pilot = (at: string): Piece[] => [
    [TEASER_WHEN, 'when: "pilot-1d 09:00", owner'],
    ['2027-02-01T09:00', at],
  ]
  const { db, apply, occurrence } = await story(planWith(...pilot('2027-02-01T09:00')))
  await approve({ db, actor: approver, now: NOW }, { campaignId: 'renew-online', activityId: 'teaser' })
  const PILOT = '  pilot: { at: 2027-02-01T09:00 }\n'
  const without = planWith([PILOT, ''], [TEASER_WHEN, 'when: "launch-1d 09:00", owner'])
  expect((await apply(without)).changes.join('\n')).not.toMatch(/anchor/)
  expect((await apply(without)).changes).toEqual([])
  const { changes, notes } = await apply(planWith(...pilot('2027-06-01T09:00')))
  expect(notes).toEqual([
    "pilot in the file is 2027-06-01 09:00 Europe/London; the campaign's is 2027-02-01 09:00 Europe/London and counts; to move it: launch move renew-online 2027-06-01T09:00 --anchor pilot",
  ])
  expect(changes).toContain('activity teaser is again what was approved')
  expect(await occurrence('teaser')).toMatchObject({ wall: '2027-01-31T09:00' })
})

describe('what is on its way', () => {
  it('an audience frozen for the old content goes when nothing was handed off, under a new epoch', async () => {
    const { db, apply, occurrence } = await story()
    const { id } = await occurrence('teaser')
    await frozen(db, id, { queued: 3 })
    await apply(planWith(['lte: 90', 'lte: 60']))
    expect(await occurrence('teaser')).toMatchObject({ status: 'planned', queued: 0, wall: '2027-02-15T09:00' })
    expect(await balance(db, id)).toEqual({ audience: 0, counted: 0, rows: 0 })
    const epochs = await db.rows.all(
      sql`SELECT c.schedule_epoch AS campaign, o.schedule_epoch AS occurrence FROM campaigns c, occurrences o WHERE o.id = ${id}`,
    )
    expect(epochs).toEqual([{ campaign: 2, occurrence: 2 }])
  })

  it('what was begun keeps its date and its audience, and says so', async () => {
    const { db, apply, occurrence } = await story()
    const { id } = await occurrence('teaser')
    await frozen(db, id, { queued: 3, sent: 2 })
    const { changes } = await apply(planWith([TEASER_WHEN, 'when: "launch-7d 09:00", owner']))
    expect(changes).toContain(
      'activity teaser already going out since 2027-02-15 09:00 Europe/London, its date, and keeps the audience it began with',
    )
    expect(await occurrence('teaser')).toMatchObject({ status: 'sending', wall: '2027-02-15T09:00' })
    expect(await balance(db, id)).toEqual({ audience: 5, counted: 5, rows: 5 })
  })

  it('a date moved into the past is missed, one moved out of it is planned again', async () => {
    const { apply, occurrence } = await story()
    const past = planWith([TEASER_WHEN, 'when: "2027-01-03 09:00", owner'])
    expect((await apply(past)).changes.join('\n')).toMatch(/activity teaser missed: its date, 2027-01-03 09:00/)
    expect(await occurrence('teaser')).toMatchObject({ status: 'missed' })
    await apply(planWith())
    expect(await occurrence('teaser')).toMatchObject({ status: 'planned', reason: null })
  })

  it('a person’s word to send late stands until the date changes', async () => {
    const { db, apply, occurrence } = await story()
    const { id } = await occurrence('teaser')
    await db.rows.run(sql`UPDATE occurrences SET send_late = 1 WHERE id = ${id}`)
    const later = { now: new Date('2027-02-20T10:00:00Z') }
    await apply(planWith(['Helo', 'Shwmae']), later)
    expect(await occurrence('teaser')).toMatchObject({ status: 'planned', sendLate: true })
    await apply(planWith([TEASER_WHEN, 'when: "launch-15d 09:00", owner']), later)
    expect(await occurrence('teaser')).toMatchObject({ status: 'missed', sendLate: false })
  })

  it('an activity taken out is removed with its frozen rows when nothing was handed off', async () => {
    const { db, apply, occurrence } = await story()
    const { id } = await occurrence('golive')
    await frozen(db, id, { queued: 3 })
    await apply(planWith([GOLIVE, '']))
    expect((await planRows(db.rows, 'renew-online'))?.activities.map((activity) => activity.id)).toEqual([
      'brief-staff',
      'teaser',
    ])
    expect(await db.rows.all(sql`SELECT id FROM deliveries`)).toEqual([])
  })

  it.each([
    ['finished when nothing is under way', { queued: 3, sent: 2 }, true],
    ['left to settle what is under way', { queued: 3, sent: 1, handedOff: 1 }, false],
  ])('an activity taken out after something was sent is ended and kept, %s', async (_label, rows, finished) => {
    const { db, apply, occurrence } = await story()
    const { id } = await occurrence('golive')
    await frozen(db, id, rows)
    const { changes } = await apply(planWith([GOLIVE, '']))
    expect(changes).toEqual([
      'activity golive ended: taken out of the plan after it went out; 3 people still to go get nothing',
    ])
    const after = await occurrence('golive')
    expect(after).toMatchObject({ queued: 0, cancelled: 3, status: 'part-sent' })
    expect(after.finishedAt !== null).toBe(finished)
    expect(await balance(db, id)).toEqual({ audience: 5, counted: 5, rows: 5 })
    expect((await apply(planWith([GOLIVE, '']))).changes).toEqual([])
    expect((await apply(planWith())).notes).toEqual([
      'activity golive has ended and stays so; give it another id to plan it anew',
    ])
  })

  it('a message and an audience stay while something that was sent refers to them', async () => {
    const { db, apply, occurrence } = await story()
    await frozen(db, (await occurrence('brief-staff')).id, { sent: 1 })
    const without = planWith(
      ['  staff: { title: Staff at counters, list: staff }\n', ''],
      ['  - { id: brief-staff, message: briefing, audience: staff, when: "launch-21d 09:00", late: send }\n', ''],
    )
    const bare = { ...without, messages: without.messages.filter(({ id }) => id !== 'briefing') }
    await apply(bare)
    const rows = await planRows(db.rows, 'renew-online')
    expect(rows?.messages.map(({ id }) => id).sort()).toEqual(['briefing', 'teaser'])
    expect(rows?.audiences.map(({ id }) => id).sort()).toEqual(['due', 'staff'])
    expect((await apply(bare)).changes).toEqual([])
  })

  it('a message and an audience go when nothing refers to them any more', async () => {
    const { db, apply } = await story()
    const without = planWith(
      ['  staff: { title: Staff at counters, list: staff }\n', ''],
      ['  - { id: brief-staff, message: briefing, audience: staff, when: "launch-21d 09:00", late: send }\n', ''],
    )
    const { changes } = await apply({ ...without, messages: without.messages.filter(({ id }) => id !== 'briefing') })
    expect(changes).toEqual(
      expect.arrayContaining(['audience staff removed', 'message briefing removed', 'activity brief-staff removed']),
    )
    expect((await planRows(db.rows, 'renew-online'))?.variants.map(({ messageId }) => messageId)).toEqual([
      'teaser',
      'teaser',
    ])
  })
})
