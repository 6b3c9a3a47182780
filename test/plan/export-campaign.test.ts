import { readFileSync } from 'node:fs'
import { sql } from 'drizzle-orm'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Actor, Ctx } from '../../src/access/index.ts'
import { cancel } from '../../src/dispatch/index.ts'
import { applyPlan, campaignFile, type CampaignPlan, readCampaignFile } from '../../src/plan/index.ts'
import { besideCampaignFile } from '../../src/cli/beside-campaign-file.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { planOfWritten, writtenCampaign } from './generated-campaign.ts'
import { planWith, read } from './sample-campaign.ts'

const NOW = new Date('2027-01-04T10:00:00Z')
const ID = { campaignId: 'renew-online' }

async function installation() {
  const db = await temporaryDatabase()
  const as = (actor: Actor = { kind: 'command-line' }): Ctx => ({ db, actor, now: NOW })
  return {
    as,
    rows: db.rows,
    apply: (plan: CampaignPlan) => applyPlan(as(), { plan }),
    exported: async (campaignId = 'renew-online') => campaignFile(as(), { campaignId }),
    appliedAgain: async (campaignId = 'renew-online') => {
      const { text } = await campaignFile(as(), { campaignId })
      const { plan, problems } = read(text, {})
      if (plan === undefined) throw new Error(`${JSON.stringify(problems)}\n${text}`)
      return applyPlan(as(), { plan })
    },
  }
}

describe('a campaign as its file', () => {
  it('is what was applied, word for word, with the bodies in it', async () => {
    const { apply, exported } = await installation()
    await apply(planWith())
    const { fileName, text } = await exported()
    expect(fileName).toBe('renew-online.yaml')
    expect(text).toMatchInlineSnapshot(`
      "# yaml-language-server: $schema=campaign-file.schema.json

      # The campaign as it was when this file was written. Applied again, it changes nothing.

      campaign: renew-online
      title: Renew your driving licence online
      service: { name: Driving licence renewal, url: https://renew.example.gov }
      languages: [ en, cy ]

      anchors:
        launch: { at: 2027-03-01T09:00, zone: Europe/London }
        pilot: { at: 2027-02-01T09:00 }
      quiet_hours: { from: "21:00", to: "08:00" }
      budget: { currency: GBP, total: 120000 }

      core_messages:
        - id: two-minutes
          text: It takes two minutes
          proof: Service data, 2026-10
      attributes: [ postcode_area ]

      audiences:
        due:
          title: Licence due in 90 days
          population: { size: 2400000, source: Driver records, date: 2026-10-31 }
          where:
            all:
              - attribute: renewal_due_days
                lte: 90
        staff:
          title: Staff at counters
          list: staff

      objectives:
        - id: know
          level: outtake
          metric: reach
          audience: due
          baseline: { value: 0, date: 2026-11-01, source: No earlier campaign }
          target: 60%
          by: launch+30d
          measured_by: deliveries and link visits, deduplicated

      channels:
        email: { rate: 50/s }

      messages:
        teaser:
          channel: email
          purpose: public-task
          core: [ two-minutes ]
          subject:
            en: Renew from 1 March
            cy: Adnewyddwch o 1 Mawrth
          body:
            en: Hello {{first_name}}
            cy: Helo {{first_name}}
        briefing:
          channel: email
          purpose: service
          subject:
            en: Ready for {{launch.date}}
            cy: Barod
          body:
            en: |
              Good morning

              The service opens on {{launch.date}}.
            cy: |
              Bore da
              {{service.url}}

      activities:
        - id: brief-staff
          message: briefing
          audience: staff
          when: launch-21d 09:00
          late: send
        - id: teaser
          message: teaser
          audience: due
          when: launch-14d 09:00
          late: skip after 6h
          owner: comms@example.gov
        - id: golive
          message: teaser
          audience: due
          when: launch+2h
          late: ask
      "
    `)
    expect(read(text, {}).plan).toEqual({
      ...planWith(),
      anchors: {
        launch: { wall: '2027-03-01T09:00', zone: 'Europe/London' },
        pilot: { wall: '2027-02-01T09:00', zone: 'Europe/London' },
      },
    })
  })

  it('applied again changes nothing, whatever the texts are', { timeout: 90_000 }, async () => {
    const { apply, appliedAgain, exported } = await installation()
    await fc.assert(
      fc.asyncProperty(writtenCampaign, async (file) => {
        const plan = planOfWritten(file)
        await apply(plan)
        expect(await appliedAgain('generated')).toEqual({
          campaign: 'generated',
          created: false,
          changes: [],
          notes: [],
        })
        expect(read((await exported('generated')).text, {}).plan).toEqual(plan)
      }),
      { numRuns: process.env['FANFARE_TEST_DATABASE'] === 'sqld' ? 20 : 80 },
    )
  })

  it.each(['driving-licence', 'birth-certificate', 'health-app'].map((id) => `campaigns/${id}.yaml`))(
    '%s, with its files beside it, comes back whole',
    async (file) => {
      const { as, appliedAgain } = await installation()
      const { plan } = readCampaignFile(readFileSync(file, 'utf8'), { file, ...besideCampaignFile(file) })
      await applyPlan(as(), { plan: plan!, isExample: true })
      expect((await appliedAgain(plan!.id)).changes).toEqual([])
    },
  )

  it('leaves out what has ended, and changes nothing by that either', async () => {
    const { apply, as, rows, appliedAgain, exported } = await installation()
    await apply(planWith())
    await cancel(as(), { ...ID, activityId: 'brief-staff' })
    await rows.run(sql`UPDATE occurrences SET audience = 1, sent = 1 WHERE activity_id = 'teaser'`)
    await apply(planWith(['  - { id: teaser, message', '  - { id: other, message']))
    const ids = read((await exported()).text, {}).plan!.activities.map(({ id }) => id)
    expect(ids).toEqual(['other', 'golive'])
    expect(await appliedAgain()).toMatchObject({ changes: [], notes: [] })
  })

  it('of a cancelled campaign has everything, as a start for a new one', async () => {
    const { apply, as, appliedAgain, exported } = await installation()
    await apply(planWith())
    await cancel(as(), ID)
    expect(read((await exported()).text, {}).plan!.activities).toHaveLength(3)
    expect((await appliedAgain()).changes).toEqual([])
  })

  it('has the anchors as they count, not as a later file dated them', async () => {
    const { apply, exported, appliedAgain } = await installation()
    await apply(planWith())
    await apply(planWith(['2027-03-01T09:00', '2027-04-01T09:00'], ['  pilot: { at: 2027-02-01T09:00 }\n', '']))
    const { launch, pilot } = read((await exported()).text, {}).plan!.anchors
    expect([launch!.wall, pilot!.wall]).toEqual(['2027-03-01T09:00', '2027-02-01T09:00'])
    expect(await appliedAgain()).toMatchObject({ changes: [], notes: [] })
  })

  it('may be of a campaign without activities', async () => {
    const { apply, appliedAgain } = await installation()
    await apply({ ...planWith(), goals: [], messages: [], audiences: [], activities: [] })
    expect((await appliedAgain()).changes).toEqual([])
  })

  it('is for every role, but not for recipients', async () => {
    const { apply, as } = await installation()
    await apply(planWith())
    const viewer: Actor = { kind: 'person', id: 1, email: 'v@example.gov', roles: ['viewer'] }
    expect((await campaignFile(as(viewer), ID)).text).toContain('renew-online')
    await expect(campaignFile(as({ kind: 'recipient' }), ID)).rejects.toMatchObject({ kind: 'not-allowed' })
    await expect(campaignFile(as(), { campaignId: 'renew' })).rejects.toMatchObject({ kind: 'not-found' })
  })
})
