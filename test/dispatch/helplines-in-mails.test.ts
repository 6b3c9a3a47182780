import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { inboxMail, previewMail, testSend } from '../../src/dispatch/index.ts'
import { approvalHistory } from '../../src/plan/index.ts'
import { applyOnly, approveAll, DATED, statuses, tickAt } from '../support/dated-campaign.ts'
import { type World, world } from '../support/world.ts'

const OF = { campaignId: DATED, activityId: 'teaser' }
const ACTIVITIES = '  - { id: teaser, message: news, audience: everybody, when: launch }'
const BODY = String.raw`Call {{contact \"hotline\"}}. {{link service.url \"Renew online\"}}.`
const helplines = (phone: string) => `helplines: { hotline: { phone: "${phone}", name: { en: Hotline } } }`

async function campaign(): Promise<World> {
  const here = await world({ at: '2027-02-01T09:00:00Z' })
  await here.people(1)
  await applyOnly(here, { facts: helplines('0300 790 6801'), body: BODY, activities: ACTIVITIES })
  return here
}

describe('A mail that prints a helpline and a link', () => {
  it('is sent with both, and visits of the link are counted', async () => {
    const here = await campaign()
    await approveAll(here)
    await tickAt(here, '2027-03-01T09:00:00Z')
    const { html, text } = await inboxMail(here.as(), { id: 1 })
    expect(html).toMatch(/<a href="tel:03007906801"[^>]*>0300 790 6801<\/a>/)
    expect(html).toMatch(/<a href="https:\/\/fanfare\.example\/r\/[^"]*"[^>]*>Renew online<\/a>/)
    expect(text).toMatch(/Call Hotline, 0300 790 6801\. Renew online:\s+https:\/\/fanfare\.example\/r\//)
    const links = await here.db.rows.all(sql`SELECT url FROM links WHERE activity_id = 'teaser'`)
    expect(links).toContainEqual({ url: 'https://renew.example.gov/start' })
  })

  it('is looked at and tried with both before that', async () => {
    const here = await campaign()
    const preview = await previewMail(here.ports, here.as(), OF)
    expect(preview.text).toMatch(/Call Hotline, 0300 790 6801\. Renew online:\s+https:\/\/renew\.example\.gov\/start/)
    await testSend(here.ports, here.as(), { ...OF, to: 'me@example.gov' })
    expect((await inboxMail(here.as(), { id: 1 })).text).toContain('Call Hotline, 0300 790 6801.')
  })

  it('waits for approval once the helpline is another, and shows as it was sent later on', async () => {
    const here = await campaign()
    await approveAll(here)
    const other = { facts: helplines('0300 000 0000'), body: BODY, activities: ACTIVITIES }
    await applyOnly(here, other)
    const { changedSinceApproved } = await approvalHistory(here.as(), OF)
    expect(changedSinceApproved).toMatchObject([
      { field: 'helplines', before: expect.stringContaining('790 6801'), after: expect.stringContaining('000 0000') },
    ])
    await tickAt(here, '2027-03-01T09:00:00Z')
    expect(await statuses(here)).not.toContain('teaser 2027-03-01T09:00 sent')
    await approveAll(here)
    await tickAt(here, '2027-03-01T09:05:00Z')
    expect(await statuses(here)).toEqual(['teaser 2027-03-01T09:00 sent'])
    await here.db.rows.run(sql`UPDATE campaigns SET helplines = NULL`)
    expect((await previewMail(here.ports, here.as(), OF)).text).toContain('0300 000 0000')
  })
})
