import type { Page } from 'playwright-core'
import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/dispatch/index.ts'
import { browser, DESKTOP, expectAccessible, PHONE, tabTo } from '../support/browser.ts'
import { type Site, site } from '../support/site.ts'

const shared = browser()
const ACTIVITY = '/campaigns/renew-online/activities/go-live'

/** Twenty people, every tenth of whom reads Welsh, and a campaign that is due and not approved. */
async function due(change: Parameters<Site['campaign']>[0] = {}): Promise<Site> {
  const at = await site()
  await at.people(20)
  await at.campaign(change)
  return at
}

const standing = (page: Page) => page.locator('#progress')
const done = (page: Page) => page.getByRole('alert')

describe.each([
  ['on a desktop', { size: DESKTOP, script: true }],
  ['on a phone', { size: PHONE, script: true }],
  ['on a phone without script', { size: PHONE, script: false }],
])('an approver %s', (_, how) => {
  it('looks at what people get, asks for changes, and approves', async () => {
    const at = await due()
    const page = await shared.visitor(at, { ...how, roles: ['approver'] })
    await page.goto(ACTIVITY)
    await expectAccessible(page, 'waiting for approval')
    expect(await page.frameLocator('iframe').getByText('Helo Person0').count()).toBe(1)
    await page.getByRole('link', { name: 'Next recipient' }).click()
    await page.frameLocator('iframe').getByText('Hello Person1,').waitFor()
    await page.getByRole('link', { name: 'Welsh' }).press('Enter')
    await page.getByText('Recipient 1 of 2 who get Welsh').waitFor()
    await page.getByText('Ask for changes').first().click()
    await page.getByRole('button', { name: 'Ask for changes' }).click()
    await page.getByText('There is a problem').waitFor()
    await expectAccessible(page, 'without a reason')
    await page.getByLabel('What should be another way, and why').fill('Say what it costs.')
    await page.getByRole('button', { name: 'Ask for changes' }).click()
    await done(page).waitFor()
    expect(await page.locator('#approval blockquote').first().innerText()).toBe('Say what it costs.')
    await expectAccessible(page, 'changes asked for')
    await page.getByRole('button', { name: 'Approve this version' }).click()
    await page.getByText('It is approved, exactly as it is now').waitFor()
    await expectAccessible(page, 'approved')
  })

  it('is told when it was changed meanwhile, sees the change and approves that, by keyboard alone', async () => {
    const at = await due()
    await at.approved()
    await at.campaign({ subject: 'Renew today' })
    const page = await shared.visitor(at, { ...how, roles: ['approver'] })
    await page.goto(ACTIVITY)
    await expectAccessible(page, 'approval void')
    expect(await page.locator('ins').first().innerText()).toContain('today')
    await at.campaign({ subject: 'Renew now' })
    await tabTo(page, 'button', 'Approve this version')
    await page.keyboard.press('Enter')
    await page.getByText('There is a problem').waitFor()
    await expectAccessible(page, 'changed meanwhile')
    await tabTo(page, 'button', 'Approve this version')
    await page.keyboard.press('Enter')
    await page.getByText('It is approved, exactly as it is now').waitFor()
  })
})

describe.each([
  ['on a desktop', { size: DESKTOP, script: true }],
  ['on a phone without script', { size: PHONE, script: false }],
])('an operator %s', (_, how) => {
  it('watches it go out, pauses, resumes and cancels it, each for so many people', async () => {
    const at = await due({ rate: '5/m' })
    await at.approved()
    await dispatch(at.ports, { untilIdle: false })
    const page = await shared.visitor(at, { ...how, roles: ['operator'] })
    await page.goto(ACTIVITY)
    await expectAccessible(page, 'sending')
    const toGo = await standing(page).getByRole('link', { name: 'still to go' }).locator('b').innerText()
    await standing(page).getByRole('button', { name: 'Pause' }).click()
    await expectAccessible(page, 'pause?')
    await page.getByRole('button', { name: `Pause for ${toGo} people` }).click()
    await standing(page).getByText('A person paused it').waitFor()
    await expectAccessible(page, 'paused')
    await standing(page).getByRole('button', { name: 'Resume' }).click()
    await expectAccessible(page, 'resume?')
    await page.getByRole('button', { name: `Resume for ${toGo} people` }).click()
    await standing(page).getByText('sending', { exact: true }).waitFor()
    await tabTo(page, 'button', 'Cancel')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/cancel')
    await expectAccessible(page, 'cancel?')
    await tabTo(page, 'button', `Cancel for ${toGo} people`)
    await page.keyboard.press('Enter')
    await standing(page).getByText('It was ended for good when').waitFor()
    await expectAccessible(page, 'cancelled')
    expect(await standing(page).getByRole('link', { name: 'cancelled' }).locator('b').innerText()).toBe(toGo)
  })
})

it('what moves is shown without reloading, and a button in it keeps the focus', async () => {
  const at = await due()
  await at.approved()
  const page = await shared.visitor(at, { roles: ['operator'] })
  await page.goto(ACTIVITY)
  await tabTo(page, 'button', 'Cancel')
  await page.waitForResponse((response) => response.request().headers()['hx-request'] === 'true')
  await expect.poll(() => page.locator('#cancel:focus').count()).toBe(1)
  await dispatch(at.ports, { untilIdle: true })
  await standing(page).getByText('20 of 20 people were written to').waitFor()
  await expectAccessible(page, 'sent, without a reload')
})

describe.each([
  ['on a desktop', { size: DESKTOP, script: true }],
  ['on a phone without script', { size: PHONE, script: false }],
])('whoever asks what became of people %s', (_, how) => {
  it('goes from a figure to the rows behind it, narrows them and takes them away', async () => {
    const at = await due()
    await at.approved()
    await dispatch(at.ports, { untilIdle: true })
    const page = await shared.visitor(at, { ...how, roles: ['viewer'] })
    await page.goto(ACTIVITY)
    await expectAccessible(page, 'sent')
    await standing(page).getByRole('link', { name: 'sent' }).click()
    await expectAccessible(page, 'the ledger')
    expect(await page.getByRole('rowheader').count()).toBe(20)
    await page.getByLabel('Language').selectOption('Welsh')
    await page.getByRole('button', { name: 'Show these' }).click()
    await page.waitForURL('**language=cy**')
    expect(await page.getByRole('rowheader').count()).toBe(2)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download these rows' }).click()
    expect((await download).suggestedFilename()).toBe('renew-online-go-live-ledger.csv')
    await page.goto(`${ACTIVITY}/ledger?status=failed`)
    await expectAccessible(page, 'a ledger with nobody in it')
  })
})

it('a planner sends a test, and is told what is wrong with an address', async () => {
  const at = await due()
  const page = await shared.visitor(at, { roles: ['planner'], size: PHONE })
  await page.goto(ACTIVITY)
  await page.getByLabel('Send the test to').fill('nobody')
  await page.getByRole('button', { name: 'Send a test' }).click()
  await page.getByText('There is a problem').waitFor()
  await expectAccessible(page, 'a wrong address')
  await page.getByRole('alert').getByRole('link').click()
  expect(await page.locator('#to:focus').count()).toBe(1)
  await page.getByLabel('Send the test to').fill('sam@example.gov')
  await page.keyboard.press('Enter')
  await page.getByText('2 tests were sent').waitFor()
})

it('a viewer of an activity without an audience is told that nobody is there', async () => {
  const at = await site()
  await at.campaign()
  const page = await shared.visitor(at, { roles: ['viewer'], size: PHONE })
  await page.goto(ACTIVITY)
  await page.getByText('Nobody yet.').waitFor()
  await expectAccessible(page, 'nobody in the audience')
  await page.goto(`${ACTIVITY}/ledger`)
  await expectAccessible(page, 'an empty ledger')
})
