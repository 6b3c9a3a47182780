import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import {
  activitiesWithHelpline,
  applyPlan,
  type CampaignPlan,
  campaignFile,
  editCampaign,
  partForEditing,
  type PartKind,
  readCampaignFile,
} from '../../src/plan/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { planWith, read, sampleWith } from './sample-campaign.ts'

const CAMPAIGN = { campaignId: 'renew-online' }
const HELPLINES = `helplines:
  hotline: { phone: "0300 790 6801", name: { en: Hotline, cy: Llinell gymorth }, hours: { en: Monday to Friday } }
  counter: { phone: "029 2000 0000" }
`
const ANCHORS = 'anchors:\n'
const TEASER = 'body: { en: "Hello {{first_name}}"'

/** The sample, whose teaser says this in English, with the helplines as they are or changed. */
function printing(body: string, [from = '', to = '']: readonly string[] = []): CampaignPlan {
  const helplines = HELPLINES.replace(from, to)
  return planWith([ANCHORS, `${helplines}${ANCHORS}`], [TEASER, `body: { en: '${body}'`])
}

async function applied(plan: CampaignPlan) {
  const db = await temporaryDatabase()
  const ctx = { db, actor: { kind: 'command-line' } as const, now: new Date('2027-01-04T10:00:00Z') }
  const apply = (next: CampaignPlan) => applyPlan(ctx, { plan: next })
  await apply(plan)
  await db.rows.run(sql`UPDATE activities SET approved_hash = content_hash`)
  return {
    ctx,
    apply,
    change: async (kind: PartKind, id: string, values: Record<string, string>) => {
      const { part, seen, values: before } = await partForEditing(ctx, { ...CAMPAIGN, part: { kind, id } })
      return editCampaign(ctx, { ...CAMPAIGN, edit: { act: 'change', part, seen, values: { ...before, ...values } } })
    },
    remove: async (id: string) => {
      const { part, seen } = await partForEditing(ctx, { ...CAMPAIGN, part: { kind: 'helpline', id } })
      return editCampaign(ctx, { ...CAMPAIGN, edit: { act: 'remove', part, seen } })
    },
    approved: async () =>
      (
        await db.rows.all<{ id: string }>(
          sql`SELECT id FROM activities WHERE approved_hash = content_hash ORDER BY position`,
        )
      ).map(({ id }) => id),
  }
}

const ALL = ['brief-staff', 'teaser', 'golive']
const LESS = ['brief-staff']

describe('An approval of a message covers the helplines that it prints', () => {
  it.each([
    ['its number, where a message prints it whole', 'Call {{contact "hotline"}}', ['790 6801', '790 6802'], LESS],
    ['its hours, where a message prints its number', '{{contact "hotline" "phone"}}', ['Friday', 'Sunday'], LESS],
    ['its name in Welsh', '{{contact "hotline"}}', ['gymorth', 'arall'], LESS],
    ['another, which no message prints', '{{contact "hotline"}}', ['029 2000', '029 2001'], ALL],
    ['one, where no message prints any', 'Call us, {{first_name}}', ['790 6801', '790 6802'], ALL],
    ['nothing', '{{contact "hotline"}}', ['', ''], ALL],
  ])('a change of %s', async (_, body, change, still) => {
    const { apply, approved } = await applied(printing(body))
    await apply(printing(body, change))
    expect(await approved()).toEqual(still)
  })

  it('when it is changed on its page, which says so', async () => {
    const { ctx, change, approved } = await applied(printing('{{contact "hotline"}}'))
    expect(await activitiesWithHelpline(ctx, { ...CAMPAIGN, helpline: 'hotline' })).toEqual(['teaser', 'golive'])
    expect(await activitiesWithHelpline(ctx, { ...CAMPAIGN, helpline: 'counter' })).toEqual([])
    const { changes } = await change('helpline', 'hotline', { phone: '0300 111' })
    expect(changes).toContain('activity teaser is not approved any more: it changed, so it needs approving again')
    expect(await approved()).toEqual(LESS)
    await change('helpline', 'counter', { phone: '0300 222' })
    expect(await approved()).toEqual(LESS)
  })
})

describe('A helpline that a message prints', () => {
  it('stays, and says what prints it', async () => {
    const { ctx, remove } = await applied(printing('{{contact "hotline"}}'))
    const { usedBy } = await partForEditing(ctx, { ...CAMPAIGN, part: { kind: 'helpline', id: 'hotline' } })
    expect(usedBy).toEqual(['message teaser'])
    await expect(remove('hotline')).rejects.toThrow(Invalid)
    await remove('counter')
  })

  it('has to be there when a message is written, in a form as in a file', async () => {
    const { change } = await applied(printing('{{contact "hotline"}}'))
    const refused = change('message', 'teaser', { 'body.en': 'Call {{contact "hotlin"}}' })
    await expect(refused).rejects.toMatchObject({
      problems: [{ path: 'body.en', message: expect.stringContaining('Did you mean "hotline"?') }],
    })
    const { problems } = read(sampleWith([TEASER, `body: { en: 'Call {{contact "hotline"}}'`]))
    expect(problems).toMatchObject([{ path: 'messages.teaser.body.en', message: 'There is no contact "hotline".' }])
  })

  it('is not missed where something else is wrong with it', () => {
    const wrong = 'helplines: { hotline: { fone: "1" } }\n'
    const text = sampleWith([ANCHORS, wrong + ANCHORS], [TEASER, `body: { en: '{{contact "hotline"}}'`])
    expect(read(text).problems.map(({ path }) => path)).toEqual(['helplines.hotline.phone', 'helplines.hotline.fone'])
  })

  it('is exported with the message, which is then the same', async () => {
    const { ctx, apply } = await applied(printing('Call {{contact "hotline"}}, {{link service.url "or renew"}}'))
    const { text } = await campaignFile(ctx, CAMPAIGN)
    const { plan } = readCampaignFile(text, { file: 'plan.yaml' })
    expect((await apply(plan!)).changes).toEqual([])
  })
})
