import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Ctx } from '../../src/access/index.ts'
import {
  applyPlan,
  campaignFile,
  type CampaignPlan,
  type Edit,
  editCampaign,
  type Part,
  type PartKind,
  partForEditing,
} from '../../src/plan/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { planOfWritten, writtenCampaign } from './generated-campaign.ts'
import { planWith, read } from './sample-campaign.ts'

const NOW = new Date('2027-01-04T10:00:00Z')
const planner = (name: string): Actor => ({ kind: 'person', id: 1, email: `${name}@example.gov`, roles: ['planner'] })
const [ann, ben] = [planner('ann'), planner('ben')]

async function campaign(plan: CampaignPlan = planWith()) {
  const db = await temporaryDatabase()
  const as = (actor: Actor = ann, now = NOW): Ctx => ({ db, actor, now })
  await applyPlan(as(), { plan })
  const id = plan.id
  const opened = (part: Part) => partForEditing(as(), { campaignId: id, part })
  return {
    as,
    rows: db.rows,
    opened,
    edit: (edit: Edit, actor?: Actor) => editCampaign(as(actor), { campaignId: id, edit }),
    add: (kind: PartKind, values: Record<string, string>) =>
      editCampaign(as(), { campaignId: id, edit: { act: 'add', part: { kind }, values } }),
    change: async (part: Part, values: Record<string, string>) => {
      const { seen, values: shown } = await opened(part)
      return editCampaign(as(), {
        campaignId: id,
        edit: { act: 'change', part, seen, values: { ...shown, ...values } },
      })
    },
    remove: async (part: Part) => {
      return editCampaign(as(), { campaignId: id, edit: { act: 'remove', part, seen: (await opened(part)).seen } })
    },
    planNow: async () => {
      const { text } = await campaignFile(as(), { campaignId: id })
      return read(text, {}).plan!
    },
    audits: () =>
      db.rows.all<{ actor: string; action: string; subject: string; before: string; after: string }>(
        sql`SELECT actor, action, subject, before, after FROM audit_log WHERE action <> 'plan.apply' ORDER BY id`,
      ),
  }
}

/** Every part that a plan has. */
function partsOf(plan: CampaignPlan): Part[] {
  const named = (kind: PartKind, parts: readonly { id: string }[]) => parts.map(({ id }) => ({ kind, id }))
  return [
    { kind: 'facts' },
    { kind: 'rate' },
    ...named('core-message', plan.coreMessages),
    ...named('goal', plan.goals),
    ...named('audience', plan.audiences),
    ...named('message', plan.messages),
    ...named('activity', plan.activities),
  ]
}

/** What a browser makes of a text in a form: line ends as the standard of forms has them. */
const asSent = (values: Readonly<Record<string, string>>) =>
  Object.fromEntries(Object.entries(values).map(([name, text]) => [name, text.replace(/\r\n?|\n/g, '\r\n')]))

async function problemsOf(work: Promise<unknown>): Promise<string[]> {
  const refused: unknown = await work.then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(refused).toMatchObject({ kind: 'invalid' })
  return (refused as { problems: { path: string; message: string }[] }).problems.map(
    ({ path, message }) => `${path}: ${message}`,
  )
}

describe('a form that is opened and saved', () => {
  it('changes nothing, whatever the texts are', { timeout: 90_000 }, async () => {
    const { as, rows } = await campaign()
    await fc.assert(
      fc.asyncProperty(writtenCampaign, async (file) => {
        const plan = planOfWritten(file)
        await applyPlan(as(), { plan })
        for (const part of partsOf(plan)) {
          const { seen, values } = await partForEditing(as(), { campaignId: plan.id, part })
          const edit: Edit = { act: 'change', part, seen, values: asSent(values) }
          expect(await editCampaign(as(), { campaignId: plan.id, edit })).toMatchObject({
            part,
            changes: [],
            notes: [],
          })
        }
      }),
      { numRuns: process.env['FANFARE_TEST_DATABASE'] === 'sqld' ? 8 : 25 },
    )
    expect(await rows.all(sql`SELECT 1 FROM audit_log WHERE action <> 'plan.apply'`)).toEqual([])
  })
})

describe('one part is changed', () => {
  it.each<[label: string, part: Part, values: Record<string, string>, change: string]>([
    [
      'the title',
      { kind: 'facts' },
      { title: 'Renew it online' },
      'campaign: title changed from “Renew your driving licence online” to “Renew it online”',
    ],
    [
      'no quiet hours',
      { kind: 'facts' },
      { 'quiet_hours.from': '', 'quiet_hours.to': '' },
      'campaign: quiet_hours changed',
    ],
    ['thousands apart', { kind: 'facts' }, { 'budget.total': '1,250,000' }, 'campaign: budget changed'],
    ['the rate', { kind: 'rate' }, { rate: '10/s' }, 'channel email: rate changed from “50/s” to “10/s”'],
    ['no rate', { kind: 'rate' }, { rate: ' ' }, 'channel email: rate changed'],
    [
      'a core message',
      { kind: 'core-message', id: 'two-minutes' },
      { text: 'Two minutes' },
      'campaign: core_messages changed',
    ],
    ['a target as a number', { kind: 'goal', id: 'know' }, { target: '5 000' }, 'goal know: target changed'],
    [
      'a deadline',
      { kind: 'goal', id: 'know' },
      { by: '2027-06-30' },
      'goal know: by changed from “launch+30d” to “2027-06-30”',
    ],
    [
      'a rule as JSON',
      { kind: 'audience', id: 'due' },
      { where: '{"attribute":"renewal_due_days","lt":30}' },
      'audience due: where changed',
    ],
    ['everybody', { kind: 'audience', id: 'due' }, { where: '' }, 'audience due: where changed'],
    [
      'a body',
      { kind: 'message', id: 'teaser' },
      { 'body.en': 'Hi {{first_name}}\r\nBye' },
      'message teaser: body (en) changed',
    ],
    [
      'a language less',
      { kind: 'message', id: 'teaser' },
      { 'subject.cy': '', 'body.cy': '' },
      'message teaser: cy removed',
    ],
    [
      'a date',
      { kind: 'activity', id: 'teaser' },
      { when: 'launch-7d 09:00' },
      'activity teaser moves from 2027-02-15 09:00 Europe/London to 2027-02-22 09:00 Europe/London',
    ],
    ['no owner', { kind: 'activity', id: 'teaser' }, { owner: '' }, 'activity teaser: owner changed'],
  ])('%s', async (_label, part, values, change) => {
    const { change: changed, audits, planNow } = await campaign()
    const before = await planNow()
    const { changes } = await changed(part, values)
    expect(changes).toContain(change)
    expect(await audits()).toMatchObject([
      {
        actor: 'ann@example.gov',
        action: `${part.kind}.change`,
        subject: ['renew-online', part.id].filter(Boolean).join('/'),
      },
    ])
    expect(await planNow()).not.toEqual(before)
  })

  it('and the audit log has what was and what is', async () => {
    const { change, audits } = await campaign()
    await change({ kind: 'goal', id: 'know' }, { target: '70%' })
    const [entry] = await audits()
    expect(JSON.parse(entry!.before)).toEqual({ 'goal know': [{ target: { share: 0.6 } }] })
    expect(JSON.parse(entry!.after)).toEqual({ 'goal know': [{ target: { share: 0.7 } }] })
  })

  it('with line ends as plain ones, and a field that is not sent as it was', async () => {
    const { opened, edit, planNow } = await campaign()
    const part: Part = { kind: 'message', id: 'teaser' }
    const { seen } = await opened(part)
    await edit({ act: 'change', part, seen, values: { 'body.en': 'One\r\n\r\nTwo', core: ['', 'two-minutes'] } })
    const teaser = (await planNow()).messages.find(({ id }) => id === 'teaser')!
    expect(teaser.core).toEqual(['two-minutes'])
    expect(teaser.variants).toContainEqual({ language: 'en', subject: 'Renew from 1 March', body: 'One\n\nTwo' })
  })

  it('voids an approval as the file does', async () => {
    const { change, rows } = await campaign()
    await rows.run(sql`UPDATE activities SET approved_hash = content_hash`)
    const { changes } = await change({ kind: 'message', id: 'teaser' }, { 'subject.en': 'Renew soon' })
    expect(changes).toContain('activity teaser is not approved any more: it changed, so it needs approving again')
  })

  it('with warnings beside the success', async () => {
    const { change } = await campaign()
    const { warnings } = await change({ kind: 'activity', id: 'teaser' }, { when: 'launch-14d 22:00' })
    expect(warnings).toMatchObject([
      { path: 'when', severity: 'warning', message: expect.stringContaining('quiet hours') },
    ])
    const lessWelsh = await change({ kind: 'message', id: 'teaser' }, { 'subject.cy': '', 'body.cy': '' })
    expect(lessWelsh.warnings).toMatchObject([{ path: '', message: 'has no cy; people who read cy get en' }])
  })

  it('may use what contacts have, as the file may', async () => {
    const { change, rows } = await campaign()
    const office = () => change({ kind: 'message', id: 'teaser' }, { 'body.en': 'Your office is {{office}}' })
    expect(await problemsOf(office())).toEqual([expect.stringMatching(/^body\.en: There is no "office"/)])
    await rows.run(sql`INSERT INTO contacts (attributes, created_at, updated_at) VALUES ('{"office":"CF"}', 1, 1)`)
    expect((await office()).changes).toContain('message teaser: body (en) changed')
  })

  it('although another part has become wrong since', async () => {
    const { change, rows } = await campaign()
    await rows.run(
      sql`UPDATE message_variants SET body = 'Your {{offcie}}' WHERE message_id = 'briefing' AND language = 'cy'`,
    )
    expect((await change({ kind: 'goal', id: 'know' }, { target: '70%' })).changes).toEqual([
      'goal know: target changed',
    ])
  })
})

describe('a part is added', () => {
  it.each<[kind: PartKind, values: Record<string, string>]>([
    ['core-message', { id: 'safe', text: 'It is safe' }],
    [
      'goal',
      {
        id: 'use',
        level: 'outcome',
        metric: 'visits',
        audience: 'due',
        'baseline.value': '12%',
        'baseline.date': '2026-11-01',
        'baseline.source': 'Web statistics',
        target: '900',
        by: 'launch+90d',
        measured_by: 'visits of tracked links',
      },
    ],
    ['audience', { id: 'new-drivers', title: 'New drivers', where: 'attribute: age\nlt: 20' }],
    [
      'message',
      {
        id: 'thanks',
        channel: 'email',
        purpose: 'service',
        core: 'two-minutes',
        'subject.en': 'Thank you',
        'body.en': 'Thank you.\n',
        'subject.cy': '',
        'body.cy': '',
      },
    ],
    ['activity', { id: 'again', message: 'teaser', audience: 'due', when: 'launch+7d 09:00', late: '', owner: '' }],
  ])('%s, and is in the file', async (kind, values) => {
    const { add, opened, planNow, as } = await campaign()
    expect((await add(kind, values)).part).toEqual({ kind, id: values.id })
    const shown = (await opened({ kind, id: values.id! })).values
    const expected = kind === 'audience' ? { ...values, where: 'attribute: age\nlt: 20' } : values
    expect(shown).toMatchObject({ ...expected, ...(kind === 'activity' && { late: 'ask' }) })
    expect(await applyPlan(as(), { plan: await planNow() })).toMatchObject({ changes: [], notes: [] })
  })

  it('begins with what most begin with', async () => {
    const { opened } = await campaign()
    const form = await opened({ kind: 'message' })
    expect(form).toMatchObject({
      seen: '',
      usedBy: [],
      values: { id: '', channel: 'email', purpose: 'public-task', 'subject.cy': '' },
    })
    expect(form.choices).toMatchObject({
      audiences: [{ id: 'due', title: 'Licence due in 90 days' }, { id: 'staff' }],
      messages: [{ id: 'teaser', subject: 'Renew from 1 March' }, { id: 'briefing' }],
      coreMessages: [{ id: 'two-minutes', text: 'It takes two minutes' }],
      lists: [],
    })
    expect(form.choices.anchors.map(({ name }) => name)).toEqual(['pilot', 'launch'])
  })
})

describe('what is wrong is told beside its field', () => {
  it.each<[label: string, kind: PartKind, values: Record<string, string>, problems: (string | RegExp)[]]>([
    ['no id', 'core-message', { id: '', text: 'x' }, [/^id: is missing; expected an id/]],
    ['an id with a space', 'audience', { id: 'New drivers', title: 'x' }, [/^id: “New drivers” is no id/]],
    ['an id that would be a trap', 'audience', { id: '__proto__', title: 'x' }, [/^id: /]],
    [
      'an id that is taken',
      'goal',
      { id: 'know' },
      [
        /^id: there is a goal know already/,
        /^level: /,
        /^metric: /,
        /^audience: /,
        /^baseline\.value: /,
        /^target: /,
        /^by: /,
        /^measured_by: /,
      ],
    ],
    [
      'half a population',
      'audience',
      { id: 'x', title: 'X', 'population.size': 'many' },
      [
        /^population\.size: found “many”; expected a number/,
        /^population\.source: `source` is missing/,
        /^population\.date: /,
      ],
    ],
    ['a rule that is no YAML', 'audience', { id: 'x', title: 'X', where: '{ all: [' }, [/^where: is not YAML/]],
    [
      'a rule with a wrong comparison',
      'audience',
      { id: 'x', title: 'X', where: 'all: [{ attribute: age, ltt: 3 }]' },
      [/^where: all\[0\]\.ltt: `ltt` is unknown/],
    ],
    [
      'no subject',
      'message',
      { id: 'x', channel: 'email', 'subject.en': '', 'body.en': 'Hello' },
      [/^subject\.en: has no subject in en/],
    ],
    [
      'neither subject nor body',
      'message',
      { id: 'x', channel: 'email', 'subject.en': '', 'body.en': '' },
      [/^subject\.en: /, /^body\.en: /],
    ],
    [
      'half a language',
      'message',
      { id: 'x', channel: 'email', 'subject.en': 'A', 'body.en': 'B', 'subject.cy': 'C' },
      [/^body\.cy: cy has a subject and no body/],
    ],
    [
      'a tag nobody knows',
      'message',
      { id: 'x', channel: 'email', 'subject.en': 'A {{frist_name}}', 'body.en': 'B' },
      [/^subject\.en: There is no "frist_name" to put here. Did you mean "first_name"/],
    ],
    [
      'a body that is the name of a file',
      'message',
      { id: 'x', channel: 'email', 'subject.en': 'A', 'body.en': 'teaser.md' },
      [/^body\.en: the file “teaser.md” is not there/],
    ],
    [
      'a core message that is not there',
      'message',
      { id: 'x', channel: 'email', core: 'two-minute', 'subject.en': 'A', 'body.en': 'B' },
      [/^core: there is no core message “two-minute”; did you mean `two-minutes`/],
    ],
    [
      'an anchor that is not there',
      'activity',
      { id: 'x', message: 'teaser', audience: 'due', when: 'lunch-1d' },
      [/^when: there is no anchor “lunch”/],
    ],
    [
      'a rule that ends at an anchor that is not there',
      'activity',
      { id: 'x', message: 'teaser', audience: 'due', when: 'launch+7d 10:00', repeat: 'FREQ=WEEKLY;UNTIL=lunch' },
      [/^repeat: there is no anchor “lunch”/],
    ],
    [
      'a late policy of no kind',
      'activity',
      { id: 'x', message: 'teaser', audience: 'due', when: 'launch', late: 'never' },
      [/^late: “never” says nothing/],
    ],
    [
      'a character that was lost',
      'activity',
      { id: 'x', message: 'teaser', audience: 'due', when: 'launch', owner: 'J\uFFFDrg' },
      [/^owner: holds a character that cannot be read/],
    ],
  ])('%s', async (_label, kind, values, expected) => {
    const { add, audits } = await campaign()
    const problems = await problemsOf(add(kind, values))
    expect(problems).toEqual(expected.map((problem): unknown => expect.stringMatching(problem)))
    expect(await audits()).toEqual([])
  })

  it('of another part too, by its name', async () => {
    const { change } = await campaign()
    expect(await problemsOf(change({ kind: 'facts' }, { languages: 'gd, en, cy' }))).toEqual([
      expect.stringMatching(/^: messages\.teaser: has no subject and no body in gd/),
      expect.stringMatching(/^: messages\.briefing: has no subject/),
    ])
    expect(
      await problemsOf(
        change(
          { kind: 'audience', id: 'due' },
          { 'population.size': '', 'population.source': '', 'population.date': '' },
        ),
      ),
    ).toEqual([expect.stringMatching(/^: objectives\[0\]\.target: a share is of the audience's population/)])
  })

  it('a list of the examples, for a campaign that is none', async () => {
    const { change, rows } = await campaign()
    await rows.run(sql`INSERT INTO lists (name, is_example) VALUES ('made-up', 1)`)
    expect(await problemsOf(change({ kind: 'audience', id: 'staff' }, { list: 'made-up' }))).toEqual([
      expect.stringMatching(/^list: “made-up” is a list of the examples/),
    ])
  })
})

describe('a part is taken out', () => {
  it.each<[part: Part, uses: string]>([
    [{ kind: 'message', id: 'teaser' }, 'message teaser is used by activity teaser, activity golive'],
    [{ kind: 'audience', id: 'due' }, 'audience due is used by goal know, activity teaser, activity golive'],
    [{ kind: 'core-message', id: 'two-minutes' }, 'core message two-minutes is used by message teaser'],
  ])('not while it is used: %o', async (part, uses) => {
    const { remove, opened } = await campaign()
    await expect(remove(part)).rejects.toThrow(uses)
    expect((await opened(part)).usedBy.join(', ')).toBe(uses.replace(/^.* is used by /, ''))
  })

  it('when it is not, and then leaves nothing behind', async () => {
    const { remove, planNow, audits } = await campaign()
    await remove({ kind: 'goal', id: 'know' })
    await remove({ kind: 'activity', id: 'teaser' })
    await remove({ kind: 'activity', id: 'golive' })
    await remove({ kind: 'activity', id: 'brief-staff' })
    for (const id of ['teaser', 'briefing']) await remove({ kind: 'message', id })
    for (const id of ['due', 'staff']) await remove({ kind: 'audience', id })
    await remove({ kind: 'core-message', id: 'two-minutes' })
    expect(await planNow()).toMatchObject({ goals: [], messages: [], audiences: [], coreMessages: [], activities: [] })
    expect((await audits()).map(({ action }) => action)).toContain('core-message.remove')
  })

  it('ends what was sent, and keeps its message in the database', async () => {
    const { remove, rows, planNow } = await campaign()
    await rows.run(sql`UPDATE occurrences SET audience = 1, sent = 1 WHERE activity_id = 'brief-staff'`)
    expect((await remove({ kind: 'activity', id: 'brief-staff' })).changes).toEqual([
      'activity brief-staff ended: taken out of the plan after it went out',
    ])
    await remove({ kind: 'goal', id: 'know' })
    expect((await planNow()).messages.map(({ id }) => id)).toContain('briefing')
  })
})

describe('two people at once', () => {
  const goal: Part = { kind: 'goal', id: 'know' }

  it('on the same part: the second is told who was first, and nothing is overwritten', async () => {
    const { opened, edit, planNow } = await campaign()
    const [first, second] = [await opened(goal), await opened(goal)]
    await edit({ act: 'change', part: goal, seen: first.seen, values: { target: '70%' } }, ben)
    const late = edit({ act: 'change', part: goal, seen: second.seen, values: { target: '80%' } })
    await expect(late).rejects.toMatchObject({ kind: 'conflict' })
    await expect(late).rejects.toThrow('goal know was changed by ben@example.gov at 2027-01-04T10:00:00.000Z')
    expect((await planNow()).goals[0]!.target).toEqual({ share: 0.7 })
    await edit({ act: 'change', part: goal, seen: (await opened(goal)).seen, values: { target: '80%' } })
    expect((await planNow()).goals[0]!.target).toEqual({ share: 0.8 })
  })

  it('by a file in between: its author is named', async () => {
    const { as, opened, edit } = await campaign()
    const message: Part = { kind: 'message', id: 'teaser' }
    const { seen } = await opened(message)
    await applyPlan(as(ben), { plan: planWith(['Helo', 'Shwmae']) })
    await expect(edit({ act: 'change', part: message, seen, values: { 'subject.en': 'New' } })).rejects.toThrow(
      'message teaser was changed by ben@example.gov',
    )
  })

  it('on different parts: both are saved', async () => {
    const { opened, edit, planNow } = await campaign()
    const message: Part = { kind: 'message', id: 'teaser' }
    const [one, other] = [await opened(goal), await opened(message)]
    await Promise.all([
      edit({ act: 'change', part: goal, seen: one.seen, values: { target: '70%' } }, ben),
      edit({ act: 'change', part: message, seen: other.seen, values: { 'subject.en': 'New' } }),
    ])
    const now = await planNow()
    expect([now.goals[0]!.target, now.messages[0]!.variants[0]!.subject]).toEqual([{ share: 0.7 }, 'New'])
  })

  it('the same form twice is no conflict', async () => {
    const { opened, edit } = await campaign()
    const { seen } = await opened(goal)
    const twice: Edit = { act: 'change', part: goal, seen, values: { target: '70%' } }
    expect((await edit(twice)).changes).toHaveLength(1)
    expect((await edit(twice)).changes).toEqual([])
  })

  it('one takes it out: the other is told', async () => {
    const { opened, edit, remove } = await campaign()
    const { seen } = await opened(goal)
    await remove(goal)
    await expect(edit({ act: 'change', part: goal, seen, values: { target: '70%' } })).rejects.toThrow(
      'goal know was taken out by ann@example.gov',
    )
    await expect(opened(goal)).rejects.toMatchObject({ kind: 'not-found' })
  })
})

describe('who may edit', () => {
  it.each(['viewer', 'approver', 'operator', 'administrator'] as const)('a %s may not', async (role) => {
    const { as, rows } = await campaign()
    const ctx = as({ kind: 'person', id: 9, email: 'x@example.gov', roles: [role] })
    const part: Part = { kind: 'goal', id: 'know' }
    const edit: Edit = { act: 'remove', part, seen: '' }
    await expect(editCampaign(ctx, { campaignId: 'renew-online', edit })).rejects.toMatchObject({ kind: 'not-allowed' })
    await expect(partForEditing(ctx, { campaignId: 'renew-online', part })).rejects.toMatchObject({
      kind: 'not-allowed',
    })
    expect(await rows.all(sql`SELECT id FROM goals`)).toHaveLength(1)
  })

  it('nobody may, once it was cancelled or where there is none', async () => {
    const { rows, remove, as } = await campaign()
    await rows.run(sql`UPDATE campaigns SET cancelled_at = 1`)
    await expect(remove({ kind: 'goal', id: 'know' })).rejects.toMatchObject({ kind: 'conflict' })
    const nowhere = partForEditing(as(), { campaignId: 'nowhere', part: { kind: 'facts' } })
    await expect(nowhere).rejects.toMatchObject({ kind: 'not-found' })
  })
})
