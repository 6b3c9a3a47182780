import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Actor, Role } from '../../src/access/index.ts'
import {
  applyPlan,
  approvalOf,
  approve,
  approved,
  type ActivityToApprove,
  isApproved,
  showPlan,
} from '../../src/plan/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import type { ApprovedHashes, LastDecision } from '../../src/plan/approval/approval-of.ts'
import { type Piece, planWith } from './sample-campaign.ts'

const NOW = new Date('2027-01-04T10:00:00Z')
const person = (name: string, ...roles: Role[]): Actor => ({
  kind: 'person',
  id: name.length,
  email: `${name}@example.gov`,
  roles,
})
const ann = person('ann', 'planner', 'approver')
const ben = person('ben', 'planner', 'approver')
const cat = person('cat', 'approver')
const EVERY = ['brief-staff', 'teaser', 'golive']

async function story() {
  const db = await temporaryDatabase()
  const as = (actor: Actor) => ({ db, actor, now: NOW })
  await applyPlan(as(ann), { plan: planWith() })
  return {
    db,
    apply: (actor: Actor, ...changes: Piece[]) => applyPlan(as(actor), { plan: planWith(...changes) }),
    approveAs: (actor: Actor, activityId?: string) =>
      approve(as(actor), { campaignId: 'renew-online', ...(activityId !== undefined && { activityId }) }),
    approvals: () =>
      db.rows.all<{ activity: string; approver: string }>(
        sql`SELECT activity_id AS activity, approver FROM approvals ORDER BY id`,
      ),
    shown: () => showPlan(as(cat), { campaignId: 'renew-online' }),
  }
}

it('a message may use an attribute the file declares, although nobody has it yet', async () => {
  const { apply, approveAs } = await story()
  await apply(ann, ['body: { en: "Hello {{first_name}}"', 'body: { en: "Hello {{first_name}} in {{postcode_area}}"'])
  expect(await approveAs(ben)).toEqual({ approved: EVERY, refused: [] })
})

describe('who may approve', () => {
  it('a second person may', async () => {
    const { approveAs, shown, db } = await story()
    expect(await approveAs(ben)).toEqual({ approved: EVERY, refused: [] })
    expect((await shown()).occurrences.every((occurrence) => occurrence.approved)).toBe(true)
    const audits = await db.rows.all(sql`SELECT actor, subject FROM audit_log WHERE action = 'approve' ORDER BY id`)
    expect(audits).toEqual(EVERY.map((id) => ({ actor: 'ben@example.gov', subject: `renew-online/${id}` })))
  })

  it('the author may not, although holding the role', async () => {
    const { approveAs, shown } = await story()
    const { approved: none, refused } = await approveAs(ann)
    expect(none).toEqual([])
    expect(refused).toMatchObject(EVERY.map((activity) => ({ activity })))
    expect(refused[0]?.reason).toMatch(/ann@example.gov is an author of it; somebody else/)
    expect((await shown()).occurrences.some((occurrence) => occurrence.approved)).toBe(false)
  })

  it.each<[label: string, actor: Actor]>([
    ['the command line', { kind: 'command-line' }],
    ['the scheduler', { kind: 'scheduler' }],
    ['a planner', person('pat', 'planner')],
    ['an administrator without the role', person('adm', 'administrator')],
  ])('%s may not', async (_label, actor) => {
    const { approveAs, approvals } = await story()
    await expect(approveAs(actor)).rejects.toMatchObject({ kind: 'not-allowed' })
    expect(await approvals()).toEqual([])
  })

  it('who changed one thing may not approve that, but may approve the rest', async () => {
    const { apply, approveAs } = await story()
    await apply(ben, ['late: "skip after 6h"', 'late: send'])
    const { approved: some, refused } = await approveAs(ben)
    expect(some).toEqual(['brief-staff', 'golive'])
    expect(refused).toMatchObject([{ activity: 'teaser' }])
  })

  it('who changed something before the last approval may approve the next change', async () => {
    const { apply, approveAs } = await story()
    await apply(ben, ['Helo', 'Shwmae'])
    await approveAs(cat)
    await apply(ann)
    expect((await approveAs(ben)).approved).toEqual(EVERY)
  })

  it('every author since the last approval is refused, not only the last', async () => {
    const { apply, approveAs } = await story()
    await apply(ben, ['Helo', 'Shwmae'])
    expect((await approveAs(ann, 'teaser')).refused).toHaveLength(1)
    expect((await approveAs(ben, 'teaser')).refused).toHaveLength(1)
    expect((await approveAs(cat, 'teaser')).approved).toEqual(['teaser'])
  })
})

describe('what is approved', () => {
  it('is listed again without a second row', async () => {
    const { approveAs, approvals } = await story()
    await approveAs(ben, 'teaser')
    expect(await approveAs(ann, 'teaser')).toEqual({ approved: ['teaser'], refused: [] })
    expect(await approvals()).toEqual([{ activity: 'teaser', approver: 'ben@example.gov' }])
  })

  it('is void after a change, until somebody approves that', async () => {
    const { apply, approveAs, shown } = await story()
    await approveAs(ben)
    await apply(ann, ['Helo', 'Shwmae'])
    const approvedNow = async () =>
      (await shown()).occurrences.filter((one) => one.approved).map(({ activity }) => activity)
    expect(await approvedNow()).toEqual(['brief-staff'])
    await approveAs(ben)
    expect(await approvedNow()).toEqual(EVERY)
  })

  it('must pass its checks as it is in the database now', async () => {
    const { db, approveAs } = await story()
    await db.rows.run(
      sql`UPDATE message_variants SET body = 'Hello {{frist_name}}' WHERE message_id = 'teaser' AND language = 'cy'`,
    )
    await db.rows.run(sql`DELETE FROM message_variants WHERE message_id = 'briefing' AND language = 'en'`)
    const { approved: none, refused } = await approveAs(ben)
    expect(none).toEqual([])
    expect(refused.map(({ activity, reason }) => `${activity}: ${reason}`).join('\n')).toMatch(
      /brief-staff: .*no en[\s\S]*teaser: .*\(cy\).*frist_name/,
    )
  })

  it('may use attributes that contacts have by then, and is refused until then', async () => {
    const { db, approveAs } = await story()
    const plan = planWith()
    const messages = plan.messages.map((message) => ({
      ...message,
      variants: message.variants.map((variant) => ({ ...variant, body: 'Your office is {{office}}' })),
    }))
    await applyPlan({ db, actor: ann, now: NOW }, { plan: { ...plan, messages } })
    expect((await approveAs(ben, 'teaser')).refused[0]?.reason).toMatch(/office/)
    await db.rows.run(sql`INSERT INTO contacts (attributes, created_at, updated_at) VALUES ('{"office":"CF"}', 1, 1)`)
    expect((await approveAs(ben, 'teaser')).approved).toEqual(['teaser'])
  })

  it('does not include what has ended', async () => {
    const { db, approveAs } = await story()
    await db.rows.run(sql`UPDATE activities SET ended_at = 1 WHERE id = 'golive'`)
    expect((await approveAs(ben)).approved).toEqual(['brief-staff', 'teaser'])
    expect((await approveAs(ben, 'golive')).refused).toEqual([{ activity: 'golive', reason: 'it has ended' }])
  })

  it('must be there: the nearest is named', async () => {
    const { db, approveAs } = await story()
    await expect(approveAs(ben, 'tease')).rejects.toThrow('renew-online has no activity tease; did you mean `teaser`?')
    const ctx = { db, actor: ben, now: NOW }
    await expect(approve(ctx, { campaignId: 'nowhere' })).rejects.toThrow(
      'there is no campaign nowhere; there are renew-online',
    )
  })
})

describe('the transition', () => {
  const activity: ActivityToApprove = {
    id: 'teaser',
    contentHash: 'b',
    approvedHash: 'a',
    endedAt: null,
    versions: [
      { activityId: 'teaser', contentHash: 'a', author: 'ann@example.gov', at: 1 },
      { activityId: 'teaser', contentHash: 'b', author: 'ben@example.gov', at: 2 },
    ],
    faults: [],
  }

  it('binds an approval to the content, the person and the moment', () => {
    const approval = { activityId: 'teaser', contentHash: 'b', approver: 'ann@example.gov', at: NOW.getTime() }
    expect(approved(activity, ann, NOW)).toEqual({ kind: 'approved', approval })
  })

  it('does not look at authors of what was approved before', () => {
    expect(approved(activity, ben, NOW)).toMatchObject({ kind: 'refused' })
    expect(approved({ ...activity, approvedHash: null }, ann, NOW)).toMatchObject({ kind: 'refused' })
  })

  const asked = { decision: 'changes-asked', contentHash: 'b' } as const
  const was = { decision: 'approved', contentHash: 'a' } as const
  it.each<[string, ApprovedHashes, Partial<LastDecision> | undefined, string]>([
    ['as it is', { contentHash: 'b', approvedHash: 'b' }, was, 'approved'],
    ['never', { contentHash: 'b', approvedHash: null }, undefined, 'never approved'],
    [
      'as it was',
      { contentHash: 'b', approvedHash: 'a' },
      was,
      'void: changed since cat@example.gov approved it at 2027-01-04T10:00:00.000Z',
    ],
    [
      'sent back',
      { contentHash: 'b', approvedHash: null },
      asked,
      'changes asked: cat@example.gov asked for changes at 2027-01-04T10:00:00.000Z',
    ],
    [
      'changed after it was sent back',
      { contentHash: 'c', approvedHash: null },
      asked,
      'never approved: changed since cat@example.gov asked for changes at 2027-01-04T10:00:00.000Z',
    ],
    [
      'approved, sent back and changed',
      { contentHash: 'c', approvedHash: null },
      { ...asked, approvedBefore: true },
      'void: changed since cat@example.gov asked for changes at 2027-01-04T10:00:00.000Z',
    ],
  ])('is told in words: %s', (_label, content, last, words) => {
    const decision = { approver: 'cat@example.gov', at: NOW.getTime(), approvedBefore: false, ...last } as LastDecision
    expect(approvalOf(content, last && decision)).toBe(words)
    expect(isApproved(content)).toBe(words === 'approved')
  })
})
