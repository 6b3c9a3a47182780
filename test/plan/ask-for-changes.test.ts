import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../src/access/index.ts'
import { applyPlan, approvalHistory, approve, askForChanges } from '../../src/plan/index.ts'
import { compareContent, compareWords } from '../../src/plan/approval/compare-content.ts'
import { tick } from '../../src/dispatch/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { world } from '../support/world.ts'
import { type Piece, planWith } from './sample-campaign.ts'

const NOW = new Date('2027-01-04T10:00:00Z')
const LATER = new Date('2027-01-05T10:00:00Z')
const person = (name: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  id: 1,
  email: `${name}@example.gov`,
  roles,
})
const ann = person('ann', 'planner', 'approver')
const cat = person('cat', 'approver')
const TEASER = { campaignId: 'renew-online', activityId: 'teaser' }

async function story() {
  const db = await temporaryDatabase()
  const as = (actor: Actor, now = NOW) => ({ db, actor, now })
  await applyPlan(as(ann), { plan: planWith() })
  return {
    db,
    apply: (...changes: Piece[]) => applyPlan(as(ann, LATER), { plan: planWith(...changes) }),
    history: () => approvalHistory(as(person('vic', 'viewer')), TEASER),
    approve: (actor: Actor = cat, seen?: string) =>
      approve(as(actor), { ...TEASER, ...(seen !== undefined && { seen }) }),
    ask: (reason = 'Say what it costs', actor: Actor = cat, seen?: string) =>
      askForChanges(as(actor), { ...TEASER, reason, ...(seen !== undefined && { seen }) }),
  }
}

describe('asking for changes', () => {
  it('voids a standing approval and says who asked for what', async () => {
    const { approve: approveNow, ask, history, db } = await story()
    await approveNow()
    expect(await ask(' Say what it costs\r\nand where ')).toEqual({ activity: 'teaser' })
    expect(await history()).toMatchObject({
      state: 'changes asked',
      words: 'changes asked: cat@example.gov asked for changes at 2027-01-04T10:00:00.000Z',
      decisions: [
        {
          decision: 'changes-asked',
          by: 'cat@example.gov',
          reason: 'Say what it costs\nand where',
          isOfThisVersion: true,
        },
        { decision: 'approved', by: 'cat@example.gov', reason: null },
      ],
      changedSinceApproved: [],
      changedSinceAsked: [],
    })
    const audits = await db.rows.all(sql`SELECT actor, subject FROM audit_log WHERE action = 'changes.ask'`)
    expect(audits).toEqual([{ actor: 'cat@example.gov', subject: 'renew-online/teaser' }])
  })

  it('authors may, and still may not approve it', async () => {
    const { approve: approveNow, ask } = await story()
    await approveNow()
    await ask('I was too quick', ann)
    expect((await approveNow(ann)).refused).toMatchObject([{ activity: 'teaser' }])
    expect((await approveNow(cat)).approved).toEqual(['teaser'])
  })

  it('is free again once it was changed, and what changed since is shown', async () => {
    const { approve: approveNow, ask, apply, history } = await story()
    await approveNow()
    await ask()
    await apply(['Renew from 1 March', 'Renew for £14 from 1 March'], ['late: "skip after 6h"', 'late: send'])
    const { state, versions, mayNotApprove, changedSinceAsked, changedSinceApproved } = await history()
    expect({ state, mayNotApprove }).toEqual({ state: 'void', mayNotApprove: ['ann@example.gov'] })
    expect(versions).toEqual([
      { author: 'ann@example.gov', at: LATER.toISOString(), isThisVersion: true },
      { author: 'ann@example.gov', at: NOW.toISOString(), isThisVersion: false },
    ])
    expect(changedSinceAsked).toEqual([
      {
        field: 'subject.en',
        before: 'Renew from 1 March',
        after: 'Renew for £14 from 1 March',
        words: [
          { kind: 'same', text: 'Renew ' },
          { kind: 'added', text: 'for £14 ' },
          { kind: 'same', text: 'from 1 March' },
        ],
      },
      { field: 'late', before: 'skip after 6h', after: 'send' },
    ])
    expect(changedSinceApproved).toEqual(changedSinceAsked)
  })

  it.each<[field: string, change: Piece, before: string, after: string]>([
    [
      'title',
      ['title: Renew your driving', 'title: Renew a driving'],
      'Renew your driving licence online',
      'Renew a driving licence online',
    ],
    [
      'service',
      ['name: Driving licence renewal', 'name: Renewals'],
      'Driving licence renewal (https://renew.example.gov)',
      'Renewals (https://renew.example.gov)',
    ],
    ['body.cy', ['Helo', 'Shwmae'], 'Helo {{first_name}}', 'Shwmae {{first_name}}'],
    ['purpose', ['core: [two-minutes]\n', 'purpose: service\n'], 'public-task', 'service'],
    ['when', ['launch-14d 09:00', 'launch-15d 09:00'], 'launch-14d 09:00', 'launch-15d 09:00'],
    [
      'where',
      ['lte: 90', 'lte: 60'],
      'all:\n  - attribute: renewal_due_days\n    lte: 90',
      'all:\n  - attribute: renewal_due_days\n    lte: 60',
    ],
    ['list', ['    where: {', '    list: drivers\n    where: {'], '', 'drivers'],
  ])('a change of its %s is told as such', async (field, change, before, after) => {
    const { approve: approveNow, apply, history } = await story()
    await approveNow()
    await apply(change)
    expect((await history()).changedSinceApproved).toMatchObject([{ field, before, after }])
  })

  it.each<[label: string, reason: string]>([
    ['none', ' \r\n '],
    ['over 2000 characters', 'x'.repeat(2001)],
    ['a lost character', 'J\uFFFDrg'],
  ])('needs a reason, and not: %s', async (_label, reason) => {
    const { ask, history } = await story()
    await expect(ask(reason)).rejects.toMatchObject({ kind: 'invalid', problems: [{ path: 'reason' }] })
    expect((await history()).decisions).toEqual([])
  })

  it.each<[label: string, actor: Actor]>([
    ['the command line', { kind: 'command-line' }],
    ['a planner', person('pat', 'planner')],
    ['an administrator', person('adm', 'administrator')],
  ])('%s may not', async (_label, actor) => {
    await expect((await story()).ask('Why', actor)).rejects.toMatchObject({ kind: 'not-allowed' })
  })

  it.each([
    ['ended', sql`UPDATE activities SET ended_at = 1`],
    ['finished', sql`UPDATE occurrences SET finished_at = 1`],
    ['cancelled with its campaign', sql`UPDATE campaigns SET cancelled_at = 1`],
  ])('not of what is %s', async (_label, end) => {
    const { db, ask } = await story()
    await db.rows.run(end)
    await expect(ask()).rejects.toMatchObject({ kind: 'conflict' })
  })

  it('keeps what is due from going out, until somebody approves', async () => {
    const at = await world()
    const { ports, db, clock } = at
    await at.people(3)
    await at.campaign()
    await at.approved()
    await askForChanges(at.as(cat), { campaignId: 'renew-online', activityId: 'go-live', reason: 'Wait' })
    expect(await tick(ports, clock.now())).toMatchObject({
      handedOff: 0,
      held: [{ activity: 'go-live', reason: 'not approved' }],
    })
    await approve(at.as(cat), { campaignId: 'renew-online' })
    expect(await tick(ports, clock.now())).toMatchObject({ sent: 3 })
    expect(await db.rows.all(sql`SELECT status FROM occurrences`)).toEqual([{ status: 'sent' }])
  })
})

describe('a decision on what was seen', () => {
  it('is refused when it is another by now, and counts when it is not', async () => {
    const { approve: approveNow, ask, apply, history } = await story()
    const seen = (await history()).contentHash
    await apply(['Helo', 'Shwmae'])
    await expect(approveNow(cat, seen)).rejects.toMatchObject({ kind: 'conflict' })
    await expect(ask('Why', cat, seen)).rejects.toMatchObject({ kind: 'conflict' })
    expect((await history()).decisions).toEqual([])
    expect((await approveNow(cat, (await history()).contentHash)).approved).toEqual(['teaser'])
  })

  it('of before contents were kept says nothing of what changed', async () => {
    const { db, approve: approveNow, history } = await story()
    await approveNow()
    await db.rows.run(sql`UPDATE approvals SET content = NULL`)
    expect((await history()).changedSinceApproved).toBeUndefined()
  })

  it('says what keeps it from being approved', async () => {
    const { db, history } = await story()
    await db.rows.run(
      sql`UPDATE message_variants SET body = 'Hi {{frist_name}}' WHERE message_id = 'teaser' AND language = 'cy'`,
    )
    expect((await history()).faults).toEqual([expect.stringMatching(/body \(cy\): There is no "frist_name"/)])
  })
})

describe('two texts word by word', () => {
  it('are both in what is shown, whole', () => {
    const text = fc
      .array(fc.constantFrom('a', 'word', ' ', '\n', 'é', 'हिन्दी', '{{x}}', '.', '😀'), { maxLength: 30 })
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(text, text, (before, after) => {
        const parts = compareWords(before, after)
        const without = (kind: string) =>
          parts
            .filter((part) => part.kind !== kind)
            .map((part) => part.text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
    )
  })

  it('of 100,000 characters that have nothing in common are shown as a whole, and soon', () => {
    const [before, after] = ['a b '.repeat(25_000), 'c d '.repeat(25_000)]
    const started = performance.now()
    const parts = compareWords(before, after)
    expect(performance.now() - started).toBeLessThan(2000)
    expect(
      parts
        .filter(({ kind }) => kind !== 'added')
        .map(({ text }) => text)
        .join(''),
    ).toBe(before)
  })
})

it('shows the moments of who received something as the campaign file has them', () => {
  const content = {
    title: 'Renew online',
    service: { name: 'Renewal', url: 'https://renew.example.gov' },
    languages: ['en'],
    channel: 'email',
    purpose: 'public-task',
    variants: [],
    when: 'launch',
    late: 'ask',
  }
  const [from, until, end] = ['2027-02-03T00:00Z', '2027-02-05T00:00Z', '2027-02-07T00:00Z'].map((at) => Date.parse(at))
  const told = (rest: object) => ({ ...content, received: { activities: ['teaser'], until: end, ...rest } })
  const [change, ...others] = compareContent(told({}), told({ except: [{ from, until }] }))
  expect(others).toEqual([])
  expect(change).toMatchObject({
    field: 'received',
    before: 'activities:\n  - teaser\nuntil: 2027-02-07T00:00:00.000Z',
    after:
      'activities:\n  - teaser\nuntil: 2027-02-07T00:00:00.000Z\n' +
      'except:\n  - from: 2027-02-03T00:00:00.000Z\n    until: 2027-02-05T00:00:00.000Z',
  })
})
