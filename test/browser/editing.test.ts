import { describe, expect, it } from 'vitest'
import { personActor } from '../../src/access/index.ts'
import { approve, partForEditing } from '../../src/plan/index.ts'
import { browser, DESKTOP, expectAccessible, PHONE, tabTo } from '../support/browser.ts'
import { site } from '../support/site.ts'

const { visitor } = browser()
const EDIT = '/campaigns/renew-online/edit'

async function planned() {
  const at = await site({ at: '2027-02-01T09:00:00Z' })
  await at.people(20)
  await at.campaign()
  return at
}

describe.each([
  ['on a desktop', { size: DESKTOP, script: true }],
  ['on a phone', { size: PHONE, script: true }],
  ['on a phone without script', { size: PHONE, script: false }],
])('editing %s', (_, how) => {
  it('a campaign is started and filled, part by part', { timeout: 60_000 }, async () => {
    const at = await planned()
    const page = await visitor(at, { ...how, roles: ['planner'] })
    await page.goto('/campaigns/new')
    await expectAccessible(page, 'a new campaign')
    await page.getByRole('button', { name: 'Start this campaign' }).click()
    await expectAccessible(page, 'a new campaign, nothing filled in')
    await page.getByLabel('Title').fill('Pay tolls online')
    await page.getByLabel('Name of the service').fill('Tolls')
    await page.getByLabel('Address of the service').fill('https://tolls.example.gov')
    await page.getByLabel('Date and time of the launch').fill('2027-06-01T09:00')
    await page.getByLabel('Time zone of the launch').selectOption('Europe/Paris')
    await page.getByRole('button', { name: 'Start this campaign' }).click()
    await page.waitForURL('**/campaigns/pay-tolls-online')

    const add = '/campaigns/pay-tolls-online/edit'
    await page.goto(`${add}/audience`)
    await page.getByLabel('Short name').fill('drivers')
    await page.getByLabel('Title').fill('Drivers')
    await page.getByLabel('List of contacts').selectOption('people')
    await page.getByLabel('Who belongs to it').fill('{ attribute: language, eq: cy }')
    if (!how.script) await page.getByRole('button', { name: 'Check without saving' }).click()
    await page.getByText('2 contacts match now').waitFor()
    await expectAccessible(page, 'an audience, checked')
    await page.getByRole('button', { name: 'Add this audience' }).click()
    await page.waitForURL('**/pay-tolls-online')

    await page.goto(`${add}/message`)
    await page.getByLabel('Short name').fill('news')
    await page.getByLabel('Subject in English').fill('Tolls online')
    await page.getByLabel('Text in English').fill('Hello {{frist_name}}')
    await page.getByRole('button', { name: 'Add this message' }).click()
    await expectAccessible(page, 'a message with a name that nobody has')
    expect(await page.getByLabel('Subject in English').inputValue()).toBe('Tolls online')
    await page.getByLabel('Text in English').fill('Hello {{first_name}}')
    await page.getByRole('button', { name: 'Add this message' }).click()
    await page.waitForURL('**/pay-tolls-online')

    await page.goto(`${add}/activity`)
    await page.getByLabel('Short name').fill('teaser')
    await page.getByLabel('Message').selectOption('news')
    await page.getByLabel('Audience').selectOption('drivers')
    await page.getByLabel('When it goes out').fill('launch-7d 10:00')
    if (!how.script) await page.getByRole('button', { name: 'Check without saving' }).click()
    await page.getByText('Tue 25 May 2027, 10:00').waitFor()
    await expectAccessible(page, 'an activity with its date')
    await page.getByRole('button', { name: 'Add this activity' }).click()
    await page.waitForURL('**/activities/teaser')
  })

  it('by keyboard alone a message is changed that was approved', async () => {
    const at = await planned()
    await at.session('alex@example.gov', ['approver'])
    await approve(at.as(await personActor(at.db, 'alex@example.gov')), { campaignId: 'renew-online' })
    const page = await visitor(at, { ...how, roles: ['planner'] })
    await page.goto(`${EDIT}/message/news`)
    await page.getByText('needs approving again').waitFor()
    await expectAccessible(page, 'an approved message')
    await tabTo(page, 'textbox', 'Subject in English')
    await page.keyboard.press('End')
    await page.keyboard.type(' today')
    await tabTo(page, 'button', 'Save')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/campaigns/renew-online')
    const { values } = await partForEditing(at.as(), {
      campaignId: 'renew-online',
      part: { kind: 'message', id: 'news' },
    })
    expect(values['subject.en']).toBe('Renew online today')
  })

  it('two people change the same message: the second sees both and decides', async () => {
    const at = await planned()
    const sam = await visitor(at, { ...how, roles: ['planner'] })
    const kim = await visitor(at, { ...how, roles: ['planner'], email: 'kim@example.gov' })
    for (const page of [sam, kim]) await page.goto(`${EDIT}/message/news`)
    await kim.getByLabel('Subject in English').fill('From Kim')
    await kim.getByRole('button', { name: 'Save', exact: true }).click()
    await kim.waitForURL('**/campaigns/renew-online')
    await sam.getByLabel('Subject in English').fill('From Sam')
    await sam.getByRole('button', { name: 'Save', exact: true }).click()
    await sam.getByRole('heading', { name: 'Somebody else changed message news' }).waitFor()
    await expectAccessible(sam, 'two versions')
    await sam.getByRole('button', { name: 'Save mine over it' }).click()
    await sam.waitForURL('**/campaigns/renew-online')
    await kim.goto(`${EDIT}/message/news`)
    expect(await kim.getByLabel('Subject in English').inputValue()).toBe('From Sam')
  })

  it('a session that ends meanwhile loses nothing that was typed', async () => {
    const at = await planned()
    const page = await visitor(at, { ...how, roles: ['planner'] })
    await page.goto(`${EDIT}/message/news`)
    await page.getByLabel('Text in English').fill('A long and winding text')
    at.clock.forward(13 * 3_600_000)
    await page.getByRole('button', { name: 'Save', exact: true }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
    await expectAccessible(page, 'signed out')
    await page.context().addCookies([{ ...(await at.session('sam@example.gov', ['planner'])), url: at.url }])
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.getByRole('heading', { name: 'Send it again?' }).waitFor()
    await expectAccessible(page, 'signed in anew')
    await page.getByRole('button', { name: 'Send it again' }).click()
    await page.waitForURL('**/campaigns/renew-online')
    await page.goto(`${EDIT}/message/news`)
    expect(await page.getByLabel('Text in English').inputValue()).toBe('A long and winding text')
  })

  it('what is used is not removed; what is not is, after a question', async () => {
    const at = await planned()
    const page = await visitor(at, { ...how, roles: ['planner'] })
    await page.goto(`${EDIT}/message/news`)
    await page.getByRole('link', { name: 'Remove this message' }).click()
    await page.getByRole('heading', { name: 'cannot be removed' }).waitFor()
    await expectAccessible(page, 'a message that is used')
    await page.getByRole('link', { name: 'activity go-live' }).click()
    await page.getByRole('link', { name: 'Remove this activity' }).click()
    await expectAccessible(page, 'the question')
    await page.getByRole('button', { name: 'Remove this activity' }).click()
    await page.waitForURL('**/campaigns/renew-online')
    await page.goto(`${EDIT}/message/news/remove`)
    await page.getByRole('button', { name: 'Remove this message' }).click()
    await page.waitForURL('**/campaigns/renew-online')
  })
})
