import { expect, it } from 'vitest'
import { busyInstallation } from '../support/busy-installation.ts'
import { browser, DESKTOP, expectAccessible, PHONE } from '../support/browser.ts'
import { siteOf } from '../support/site.ts'

const chromium = browser()
const HOME = '/campaigns/renew-online'

it.each([
  ['a phone', PHONE, true],
  ['a desk', DESKTOP, true],
  ['a desk without script', DESKTOP, false],
])('on %s the address of the calendar is found, and a new one made', async (name, size, script) => {
  const at = await siteOf((baseUrl) => busyInstallation(undefined, { baseUrl }))
  const page = await chromium.visitor(at, { roles: ['planner'], size, script })
  await page.goto(HOME)
  await page.getByText('Subscribe to the calendar').click()
  const address = (await page.locator('#calendar-address').textContent())!.trim()
  expect((await fetch(address)).status).toBe(200)
  await expectAccessible(page, 'the calendar')
  if (process.env['PICTURES']) {
    await page.setViewportSize({ ...size, height: 3_000 })
    await page.screenshot({ path: `/tmp/pic-${name.replaceAll(' ', '-')}.png` })
  }
  await page.getByRole('button', { name: 'Make a new address' }).click()
  await page.getByText('The calendar has a new address').waitFor()
  expect((await fetch(address)).status).toBe(404)
})
