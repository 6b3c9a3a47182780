import { expect, it } from 'vitest'
import { busyInstallation } from '../support/busy-installation.ts'
import { browser, DESKTOP, expectAccessible, PHONE } from '../support/browser.ts'
import { siteOf } from '../support/site.ts'

const chromium = browser()
const event = (day: string, name: string) => `BEGIN:VEVENT\nDTSTART;VALUE=DATE:${day}\nSUMMARY:${name}\nEND:VEVENT\n`
const EVENTS = [
  event('20270326', 'Good Friday'),
  event('20270329', 'Easter Monday'),
  event('20270501', 'May Day, which has a long name in more than one language'),
  event('20100101', 'Long ago'),
]
const file = (text: string) => ({ name: 'holidays.ics', mimeType: 'text/calendar', buffer: Buffer.from(text) })

it.each([
  ['a phone', PHONE, true],
  ['a desk without script', DESKTOP, false],
])('on %s a planner corrects the file, looks at what it holds, and adds it', async (name, size, script) => {
  const at = await siteOf((baseUrl) => busyInstallation(undefined, { baseUrl }))
  const page = await chromium.visitor(at, { roles: ['planner'], size, script })
  const shoot = async (what: string) => {
    if (!process.env['PICTURES']) return
    await page.screenshot({ path: `/tmp/pic-holidays-${what}-${name.replaceAll(' ', '-')}.png`, fullPage: true })
  }
  await page.goto('/campaigns/renew-online')
  await page.getByRole('link', { name: 'Add holidays from a calendar file' }).click()
  await page.getByLabel('Calendar file').setInputFiles(file('New Year\n'))
  await page.getByRole('button', { name: 'Check this file' }).click()
  await page.getByRole('alert').getByText('Line 1: expected BEGIN:VCALENDAR').waitFor()
  await expectAccessible(page, 'a file that cannot be read')
  await shoot('wrong')
  await page.getByLabel('Calendar file').setInputFiles(file(`BEGIN:VCALENDAR\n${EVENTS.join('')}END:VCALENDAR\n`))
  await page.getByRole('button', { name: 'Check this file' }).click()
  await page.getByText('1 other event in the file, left out').click()
  await expectAccessible(page, 'the check of a calendar file')
  await shoot('check')
  await page.getByRole('button', { name: 'Add 3 holidays' }).click()
  await page.getByText('3 holidays added').waitFor()
  await page.goto('/campaigns/renew-online/holidays')
  await page.getByText('This campaign has 3 holidays').click()
  await expectAccessible(page, 'the holidays there are')
  await shoot('there')
  expect(await page.getByText('Mon 29 March 2027').isVisible()).toBe(true)
})
