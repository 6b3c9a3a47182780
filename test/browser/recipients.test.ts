import { describe, expect, it } from 'vitest'
import { busyInstallation } from '../support/busy-installation.ts'
import { site, siteOf } from '../support/site.ts'
import { people, ways } from './ways.ts'

const comes = people()
const busy = () => siteOf((baseUrl) => busyInstallation(undefined, { baseUrl }))

const FILE = 'id,email,first_name\nA-1,ann@example.com,Ann\nA-2,not an address,Bob\nA-3,carl@example.com,Carl\n'

describe.each(ways('by mouse on a desktop without script'))('a planner, %s,', (_, way) => {
  it('has a contacts file checked, takes the bad rows away and imports the good ones', async () => {
    const at = await site()
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open('/contacts')
    await sam.examine('no contacts')
    await sam.press('button', 'Import contacts')
    await sam.reach('Import contacts')
    await sam.press('button', 'Check this file')
    await sam.see('There is a problem')
    await sam.examine('no file chosen')
    await sam.attach('Contacts file', { name: 'drivers.csv', text: FILE })
    await sam.type('List that these people join', 'drivers')
    await sam.press('button', 'Check this file')
    await sam.reach('Check the file')
    expect(await sam.page.locator('td .app-bad').innerText(), 'the bad cell, in its place').toMatch(/^not an address/)
    await sam.examine('a file with a bad cell')
    const { name, text } = await sam.take('button', 'Download 1 bad row as CSV')
    expect(name).toBe('contacts-to-correct.csv')
    expect(text).toContain('not an address')
    expect(text).not.toContain('Ann')
    await sam.press('button', 'Import 2 people')
    await sam.reach('The list drivers')
    await sam.see('Imported: 2 people added, 0 changed, 0 as before. 1 row was left out.')
    await sam.examine('imported')
    await sam.press('button', 'See these people')
    await sam.reach('People on drivers')
    expect(await sam.page.getByRole('rowheader').allInnerTexts()).toEqual([
      expect.stringContaining('Ann'),
      expect.stringContaining('Carl'),
    ])
  })

  it('finds somebody, sees what was sent to them, and stops it', async () => {
    const at = await busy()
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open('/contacts')
    await sam.examine('the lists')
    await sam.type('Find somebody', 'person3@example.com')
    await sam.press('button', 'Search')
    await sam.reach('Contacts found')
    expect(sam.page.url(), 'no address of a person in the address of the page').not.toContain('person3')
    await sam.examine('somebody, found')
    await sam.press('link', 'Person3')
    await sam.reach('Person3')
    await sam.see('E-mail may be sent to this person.')
    await sam.see('Renew your licence online', 'table')
    await sam.examine('a contact')
    await sam.press('button', 'Stop writing to this person')
    await sam.reach('Stop writing to this person?')
    await sam.examine('the question before somebody is left alone')
    await sam.press('button', 'Stop writing to 1 person')
    await sam.see('Nothing more is written to this person.')
    await sam.examine('a contact who is left alone')
    await sam.open('/contacts')
    await sam.press('link', 'Audiences')
    await sam.reach('Audiences')
    await sam.press('link', 'Everybody of Renew your licence online')
    await sam.see('12 of 13 people')
    await sam.examine('an audience')
  })

  it('looks for a mail in the inbox and reads it', async () => {
    const at = await busy()
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open('/inbox')
    await sam.type('Find mail', 'person10@')
    await sam.press('button', 'Search')
    await expect.poll(() => sam.page.getByRole('rowheader').count()).toBe(1)
    await sam.examine('mail that was found')
    await sam.press('link', 'Adnewyddwch ar-lein')
    await sam.reach('Adnewyddwch ar-lein')
    await sam.page.frameLocator('iframe').getByText('Helo Person10').waitFor()
    expect(await sam.page.getByRole('region', { name: 'Text of the mail' }).innerText()).toContain('Helo Person10')
    await sam.press('summary', 'Headers')
    await sam.see('List-Unsubscribe')
    await sam.examine('a mail with its headers')
  })
})
