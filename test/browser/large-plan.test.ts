import { it } from 'vitest'
import { dispatch } from '../../src/dispatch/index.ts'
import { browser, DESKTOP, expectAccessible, PHONE } from '../support/browser.ts'
import { LARGE, largeCampaign } from '../support/large-campaign.ts'
import { site } from '../support/site.ts'

const chromium = browser()
const REPEATED = ', repeat: "FREQ=WEEKLY;COUNT=3", clock: recipient'

it('a plan of 300 activities, some repeated and by the recipients’ clocks, fits every screen and is in nobody’s way', async () => {
  const at = await site({ at: '2026-11-01T09:00:00Z' })
  await largeCampaign(at, 300, (index) => (index % 10 === 0 ? REPEATED : ''))
  at.clock.set('2027-03-01T12:00:00Z')
  await dispatch(at.ports, { untilIdle: true })
  for (const size of [PHONE, DESKTOP]) {
    const email = `at-${size.width}@example.gov`
    const page = await chromium.visitor(at, { roles: ['planner', 'approver', 'operator'], email, size })
    await page.goto(LARGE)
    await expectAccessible(page, `a large plan, ${size.width} wide`)
    await page.goto(`${LARGE}/launch?to=2027-03-15T09:00`)
    await expectAccessible(page, `what a move of a large plan would do, ${size.width} wide`)
  }
}, 120_000)
