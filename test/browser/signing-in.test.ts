import { describe, expect, it } from 'vitest'
import { addPerson, createSignInToken } from '../../src/access/index.ts'
import { browser, DESKTOP, expectAccessible, PHONE, tabTo } from '../support/browser.ts'
import { site } from '../support/site.ts'

const { visitor } = browser()

describe.each([
  ['on a desktop', { size: DESKTOP, script: true }],
  ['on a phone', { size: PHONE, script: true }],
  ['on a phone without script', { size: PHONE, script: false }],
])('signing in %s', (_, how) => {
  it('the link leads in by its button, by mouse', async () => {
    const at = await site()
    await addPerson(at.as(), { email: 'sam@example.gov', roles: ['viewer'] })
    const token = await createSignInToken(at.as(), { email: 'sam@example.gov' })
    const page = await visitor(at, how)
    await page.goto(`/sign-in/${token}`)
    await expectAccessible(page, 'the sign-in link')
    await page.getByRole('button', { name: 'Sign in' }).click()
    await page.waitForURL('**/campaigns')
    await expectAccessible(page, 'campaigns, without any')
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.waitForURL('**/sign-in')
    await page.goto('/campaigns')
    expect(new URL(page.url()).pathname).toBe('/sign-in')
  })

  it('and by keyboard alone, past the header by the skip link', async () => {
    const at = await site()
    await addPerson(at.as(), { email: 'sam@example.gov', roles: ['viewer'] })
    const token = await createSignInToken(at.as(), { email: 'sam@example.gov' })
    const page = await visitor(at, how)
    await page.goto(`/sign-in/${token}`)
    await tabTo(page, 'button', 'Sign in')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/campaigns')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    expect(new URL(page.url()).hash).toBe('#main')
    await tabTo(page, 'button', 'Sign out')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/sign-in')
  })
})
