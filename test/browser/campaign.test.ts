import { describe, expect, it } from 'vitest'
import { addPerson, personActor } from '../../src/access/index.ts'
import { applyPlan, readCampaignFile } from '../../src/plan/index.ts'
import { loadExamples } from '../../src/platform/examples.ts'
import { busyInstallation } from '../support/busy-installation.ts'
import { site, siteOf } from '../support/site.ts'
import { SECRET } from '../support/world.ts'
import { people, ways } from './ways.ts'

const comes = people()
const CAMPAIGN = '/campaigns/renew-online'
const busy = () => siteOf((baseUrl) => busyInstallation(undefined, { baseUrl }))

describe.each(ways('by keyboard alone on a desktop'))('whoever looks after a campaign, %s,', (_, way) => {
  it('sees what needs attention and goes to where it is put right', async () => {
    const at = await site({ at: '2027-03-01T08:00:00Z' })
    await at.people(3)
    await at.campaign()
    at.clock.set('2027-03-01T11:00:00Z')
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open('/campaigns')
    await sam.see('Needs attention (1)')
    await sam.examine('campaigns with something that needs attention')
    await sam.press('link', '1 that need attention of Renew your licence online')
    await sam.reach('Renew your licence online')
    await sam.examine('a campaign that needs attention')
    await sam.press('link', /Renew your licence online, go-live/, '.app-matters')
    await sam.reach('Renew online')
  })

  it('reads one from its timeline, by the table that says the same, to its goals and its review', async () => {
    const at = await busy()
    const sam = await comes(at, way, { roles: ['viewer'] })
    await sam.open('/campaigns')
    await sam.press('link', /^Renew your licence online$/)
    await sam.reach('Renew your licence online')
    const onTimeline = await sam.page.locator('svg').getByRole('link').count()
    expect(onTimeline).toBe(await sam.page.locator('#implementation-part').getByRole('rowheader').count())
    await sam.press('link', '2: plain words, in review, Mon 8 March 2027')
    await sam.see('Activity later')
    await sam.page.goBack()
    await sam.press('link', 'The same as a table')
    expect(new URL(sam.page.url()).hash).toBe('#implementation')
    await sam.press('summary', 'How know is counted')
    await sam.see('deliveries, deduplicated')
    await sam.examine('how a goal is counted')
    await sam.press('link', /^Review$/)
    await sam.see('Take it along as')
    await sam.examine('the review')
    for (const [link, name, part] of [
      ['a page to print or send', 'renew-online-review.html', '<h1'],
      ['a spreadsheet (CSV)', 'renew-online-review.csv', 'know'],
      ['data (JSON)', 'renew-online-review.json', '"renew-online"'],
    ] as const) {
      const file = await sam.take('link', link)
      expect(file.name).toBe(name)
      expect(file.text).toContain(part)
    }
  })

  it('approves all that waits, pauses the campaign, resumes it and ends it', async () => {
    const at = await busy()
    const alex = await comes(at, way, { roles: ['approver', 'operator'] })
    await alex.open(CAMPAIGN)
    await alex.press('button', 'Approve the activity in review')
    await alex.reach('Approve 1 activity?')
    await alex.examine('what would be approved')
    await alex.press('button', 'Approve 1 activity')
    await alex.see('1 activity is approved, exactly as they are now')
    await alex.press('button', 'Pause the campaign')
    await alex.see('will wait until a person resumes them')
    await alex.examine('pause the campaign?')
    await alex.press('button', /^Pause 1 activity with 13 messages/)
    await alex.see(/^The campaign with .* is paused/)
    await alex.press('button', 'Resume the campaign')
    await alex.see('will go on, each at its time')
    await alex.examine('resume the campaign?')
    await alex.press('button', /^Resume 1 activity/)
    await alex.see(/^The campaign with .* is /)
    await alex.press('link', 'Cancel the campaign')
    await alex.see('This cannot be undone.')
    await alex.examine('cancel the campaign?')
    await alex.press('button', /^Cancel 1 activity with 13 messages/)
    await alex.see('cancelled', 'h1')
    await alex.examine('a campaign that was cancelled')
  })

  it('takes it along as its file, which changes nothing when it comes back', async () => {
    const at = await busy()
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open(CAMPAIGN)
    const { name: file, text } = await sam.take('link', 'Download this campaign as a file')
    expect(file).toBe('renew-online.yaml')
    const { plan } = readCampaignFile(text, { file })
    await addPerson(at.as(), { email: 'kim@example.gov', roles: ['planner'] })
    expect(await applyPlan(at.as(await personActor(at.db, 'kim@example.gov')), { plan: plan! })).toMatchObject({
      changes: [],
    })
  })

  it('leaves the examples behind in one step', async () => {
    const at = await site()
    await at.campaign()
    await loadExamples(at.as(), SECRET)
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open('/campaigns')
    await sam.see('Example data.')
    await sam.examine('campaigns with examples among them')
    await sam.press('link', 'Remove the examples')
    await sam.reach('Remove the examples?')
    await sam.examine('the question before the examples go')
    await sam.press('button', 'Remove 3 campaigns and 1,300 made-up people')
    await sam.see('What is here now is yours.')
    expect(await sam.page.getByText('Example data.').count()).toBe(0)
    expect(await sam.page.locator('[aria-labelledby=all]').getByRole('rowheader').allInnerTexts()).toEqual([
      'Renew your licence online',
    ])
  })
})
