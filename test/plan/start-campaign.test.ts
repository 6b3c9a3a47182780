import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Ctx, Role } from '../../src/access/index.ts'
import {
  applyPlan,
  approve,
  campaignFile,
  editCampaign,
  listCampaigns,
  newCampaignForm,
  startCampaign,
} from '../../src/plan/index.ts'
import { review } from '../../src/review/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { read } from './sample-campaign.ts'

const BLANK = {
  title: 'Ihre Geburtsurkunde – überall',
  campaign: '',
  'service.name': 'Births',
  'service.url': 'https://births.example.gov',
  languages: 'de, en',
  'launch.at': '2027-03-01T09:00',
  'launch.zone': 'Europe/Berlin',
}

async function installation(role: Role = 'planner') {
  const db = await temporaryDatabase()
  const actor = { kind: 'person', id: 1, email: 'ann@example.gov', roles: [role] } as const
  const ctx: Ctx = { db, actor, now: new Date('2027-01-04T10:00:00Z') }
  return {
    ctx,
    rows: db.rows,
    start: (values: Partial<typeof BLANK> = {}) => startCampaign(ctx, { values: { ...BLANK, ...values } }),
  }
}

describe('a campaign from nothing', () => {
  it('starts with a title and a launch, under an id made from the title', async () => {
    const { ctx, rows, start } = await installation()
    expect(await start()).toMatchObject({
      campaign: 'ihre-geburtsurkunde-uberall',
      changes: [expect.stringContaining('created, with its launch on 2027-03-01 09:00 Europe/Berlin')],
      warnings: [],
    })
    expect((await start()).campaign).toBe('ihre-geburtsurkunde-uberall-2')
    expect(await listCampaigns(ctx)).toMatchObject([{ activities: 0, isExample: false }, {}])
    const audits = await rows.all(sql`SELECT actor, action FROM audit_log`)
    const entry = { actor: 'ann@example.gov', action: 'campaign.start' }
    expect(audits).toEqual([entry, entry])
  })

  it('is a campaign like any other: a file, reviewed, with nothing to approve, and grows part by part', async () => {
    const { ctx, start } = await installation()
    const { campaign: campaignId } = await start()
    const again = async () => applyPlan(ctx, { plan: read((await campaignFile(ctx, { campaignId })).text, {}).plan! })
    expect((await again()).changes).toEqual([])
    expect(await review(ctx, { campaignId })).toMatchObject({ campaign: expect.anything() })
    const approver: Ctx = { ...ctx, actor: { kind: 'person', id: 2, email: 'b@example.gov', roles: ['approver'] } }
    expect(await approve(approver, { campaignId })).toEqual({ approved: [], refused: [] })
    const add = (kind: 'audience' | 'message' | 'activity', values: Record<string, string>) =>
      editCampaign(ctx, { campaignId, edit: { act: 'add', part: { kind }, values } })
    await add('audience', { id: 'all', title: 'Everybody' })
    await add('message', { id: 'news', channel: 'email', 'subject.de': 'Neu', 'body.de': 'Jetzt neu' })
    expect((await add('activity', { id: 'open', message: 'news', audience: 'all', when: 'launch' })).changes).toContain(
      'activity open planned for 2027-03-01 09:00 Europe/Berlin',
    )
    expect((await again()).changes).toEqual([])
  })

  it.each<[label: string, values: Partial<typeof BLANK>, problems: RegExp[]]>([
    [
      'nothing typed',
      { title: '', 'service.name': '', 'service.url': '', languages: '', 'launch.at': '', 'launch.zone': '' },
      [/^title: /, /^service\.name: /, /^service\.url: /, /^languages: /, /^launch\.at: /, /^launch\.zone: /],
    ],
    ['a title no id can be made from', { title: 'हिन्दी' }, [/^campaign: `campaign` is missing; expected the id/]],
    ['an id with capitals', { campaign: 'Births' }, [/^campaign: found “Births”/]],
    ['a zone nobody knows', { 'launch.zone': 'Europe/Berlim' }, [/^launch\.zone: .*did you mean Europe\/Berlin/]],
    ['a day that is not there', { 'launch.at': '2027-02-30T09:00' }, [/^launch\.at: /]],
    ['an address that is none', { 'service.url': 'births.example.gov' }, [/^service\.url: /]],
  ])('%s: told beside the fields, and nothing is made', async (_label, values, expected) => {
    const { rows, start } = await installation()
    const refused: unknown = await start(values).catch((error: unknown) => error)
    const { problems } = refused as { problems: { path: string; message: string }[] }
    const told = problems.map(({ path, message }) => `${path}: ${message}`)
    expect(told).toHaveLength(expected.length)
    for (const problem of expected) expect(told).toContainEqual(expect.stringMatching(problem))
    expect(await rows.all(sql`SELECT id FROM campaigns`)).toEqual([])
  })

  it('an id that is taken is refused, and a launch in the past is warned of', async () => {
    const { start } = await installation()
    await start({ campaign: 'births' })
    await expect(start({ campaign: 'births' })).rejects.toMatchObject({ problems: [{ path: 'campaign' }] })
    const { warnings } = await start({ 'launch.at': '2026-03-01T09:00' })
    expect(warnings).toMatchObject([{ path: 'launch.at', message: expect.stringContaining('lies in the past') }])
  })

  it.each<Role>(['viewer', 'approver', 'operator', 'administrator'])('is not for a %s', async (role) => {
    const { ctx, start } = await installation(role)
    await expect(start()).rejects.toMatchObject({ kind: 'not-allowed' })
    expect(() => newCampaignForm(ctx)).toThrow(/needs the role planner/)
  })
})
