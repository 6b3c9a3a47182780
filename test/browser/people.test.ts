import { describe, expect, it } from 'vitest'
import { busyInstallation } from '../support/busy-installation.ts'
import { site, siteOf } from '../support/site.ts'
import { people, ways } from './ways.ts'

const comes = people()

describe.each(ways('by keyboard alone on a phone without script'))('an administrator, %s,', (_, way) => {
  it('lets somebody in, changes their roles, ends their sessions and removes them', async () => {
    const at = await site()
    const ada = await comes(at, way, { roles: ['administrator'], email: 'ada@example.gov' })
    await ada.open('/people')
    await ada.examine('people, without an approver')
    await ada.press('button', 'Add a person')
    await ada.reach('Add a person')
    await ada.press('button', 'Add this person')
    await ada.see('There is a problem')
    await ada.examine('nobody to add')
    await ada.type('E-mail address', 'kim@example.gov')
    await ada.tick('checkbox', 'approver')
    await ada.press('button', 'Add this person')
    await ada.reach('kim@example.gov')
    await ada.see('One person was added.')
    await ada.press('button', 'Make a sign-in link')
    await ada.reach('Sign-in link for kim@example.gov')
    await ada.examine('a link, shown once')

    const kim = await comes(at, way)
    await kim.open(await ada.page.locator('#link').innerText())
    await kim.press('button', 'Sign in')
    await kim.reach('Campaigns')

    await ada.press('button', 'Done')
    await ada.see('Signed in now')
    await ada.press('button', 'End 1 session')
    await ada.see('1 session was ended.')
    await ada.examine('a person without a session')
    await kim.open('/campaigns')
    await kim.reach('Sign in to Fanfare')

    await ada.tick('checkbox', 'planner')
    await ada.press('button', 'Save roles')
    await ada.see('The roles are now: planner, approver.')
    await ada.press('button', 'Remove this person')
    await ada.reach('Remove kim@example.gov?')
    await ada.examine('the question before somebody is removed')
    await ada.press('button', 'Remove 1 person')
    await ada.see('One person was removed.')
    expect(await ada.page.getByText('kim@example.gov').count()).toBe(0)
    await ada.examine('people, after one was removed')
  })

  it('looks up in the audit log who did something, and takes it away', async () => {
    const at = await siteOf((baseUrl) => busyInstallation(undefined, { baseUrl }))
    const ada = await comes(at, way, { roles: ['administrator'] })
    await ada.open('/audit-log')
    await ada.choose('Campaign', 'Renew your licence online')
    await ada.choose('What', 'Approved')
    await ada.press('button', 'Show')
    await ada.page.waitForURL(/action=approve/)
    expect(await ada.page.locator('.app-log__entry').allInnerTexts()).toEqual([
      expect.stringMatching(/^alex@example\.gov[^]*Approved renew-online\/go-live/),
    ])
    await ada.examine('one entry')
    const { name, text } = await ada.take('link', 'Download these entries as CSV')
    expect(name).toBe('audit-log.csv')
    expect(text.trim().split('\r\n')).toEqual([expect.any(String), expect.stringContaining('alex@example.gov')])
    await ada.press('link', 'Show everything')
    await ada.page.waitForURL('**/audit-log')
    await ada.press('summary', 'What changed in entry 3')
    await ada.see('created')
    await ada.examine('an entry, opened')
  })
})
