import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { addPerson, personActor } from '../../src/access/index.ts'
import { dispatch } from '../../src/dispatch/index.ts'
import { approve } from '../../src/plan/index.ts'
import { loadExamples } from '../../src/platform/examples.ts'
import { browser, PHONE } from '../support/browser.ts'
import { site } from '../support/site.ts'
import { SECRET } from '../support/world.ts'

const chromium = browser()
const FOLDER = join(import.meta.dirname, '../../docs/pictures')
const LICENCE = '/campaigns/driving-licence'
const APPROVED = [
  ['driving-licence', 'staff-briefing'],
  ['driving-licence', 'teaser'],
  ['birth-certificate', undefined],
  ['health-app', undefined],
] as const
const LAPTOP = { width: 1280, height: 900 }

/** From the top of the page, or from a heading on it, so many pixels down. */
async function shoot(page: Page, name: string, height = LAPTOP.height, from?: string): Promise<void> {
  const heading = from === undefined ? null : await page.getByRole('heading', { name: from, exact: true }).boundingBox()
  const y = Math.max(0, (heading?.y ?? 0) - 24)
  const { width } = page.viewportSize()!
  // A frame is drawn only as far as the window shows it.
  await page.setViewportSize({ width, height: Math.ceil(y + height) })
  await page.screenshot({ path: join(FOLDER, `${name}.png`), clip: { x: 0, y, width, height } })
  await page.setViewportSize({ width, height: LAPTOP.height })
}

/** Loads the examples on 23 November 2026, which launches them on 21 December, and lets everything go out until 12 December. */
it('the pictures of the README', async () => {
  mkdirSync(FOLDER, { recursive: true })
  const at = await site({ at: '2026-11-23T09:00:00Z' })
  await loadExamples(at.as(), SECRET)
  await addPerson(at.as(), { email: 'alex@example.gov', roles: ['approver'] })
  const alex = async () => at.as(await personActor(at.db, 'alex@example.gov'))
  for (const [campaignId, activityId] of APPROVED) {
    const { refused } = await approve(await alex(), { campaignId, ...(activityId && { activityId }) })
    expect(refused).toEqual([])
  }
  for (const day of ['2026-11-30', '2026-12-07', '2026-12-12']) {
    at.clock.set(`${day}T11:00:00Z`)
    await dispatch(at.ports, { untilIdle: true })
  }
  const roles = ['viewer', 'planner', 'approver', 'operator'] as const
  const page = await chromium.visitor(at, { roles, size: LAPTOP })
  await page.goto('/campaigns')
  await shoot(page, 'campaigns', 1000)
  await page.goto(LICENCE)
  await shoot(page, 'campaign', 1200)
  await page.goto(`${LICENCE}/activities/open-now`)
  await page.frameLocator('iframe').locator('body').waitFor()
  await shoot(page, 'activity', 1000, 'Message')
  await page.goto(`${LICENCE}/review`)
  await shoot(page, 'review', 1200)
  const phone = await chromium.visitor(at, { roles, size: PHONE })
  await phone.goto(LICENCE)
  await shoot(phone, 'campaign-on-a-phone', 1400)
})
