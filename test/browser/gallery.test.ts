import { describe, expect, it } from 'vitest'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { withoutNetwork } from '../support/browser.ts'
import { site } from '../support/site.ts'
import { people, ways } from './ways.ts'

const comes = people()

describe.each(ways('by mouse on a desktop'))('a planner, %s,', (_, way) => {
  it('finds a material in the gallery, sees a text while writing it, and has its translation checked', async () => {
    const at = await site({ at: '2027-02-01T09:00:00Z' })
    await campaignWithMaterials(at)
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open('/campaigns/renew-online')
    await sam.press('link', 'See and download the materials')
    await sam.see('Ten minutes are enough')
    await sam.examine('the gallery')
    await sam.press('link', /^Welsh of how-to-renew/)
    await sam.reach('Adnewyddwch eich trwydded ar-lein')
    const large = sam.page.frameLocator('iframe[title^="The information sheet"]')
    await large.getByRole('heading', { name: 'Adnewyddwch eich trwydded ar-lein' }).waitFor()
    await sam.examine('a material')

    await sam.press('button', 'Edit the Welsh text')
    await sam.reach('Change what how-to-renew says in Welsh')
    const preview = sam.page.frameLocator('.app-preview iframe:not([data-coming])')
    await sam.type('What it is', 'Dim ond **deg** munud. TBC')
    if (!way.script) await sam.press('button', 'Preview')
    await preview.getByText('Dim ond deg munud. TBC').waitFor()
    if (way.script) {
      await sam.see(/^1 thing to mend \(No text that is still to come\)/, '.app-preview [role=status]')
      await sam.see('“TBC” stands for text that is still to come', '.app-preview .app-findings')
    }
    await sam.examine('a text with its preview')
    await sam.type('What it is', 'Dim <img src=x onerror=alert(1)>')
    if (!way.script) await sam.press('button', 'Preview')
    await preview.getByText('This cannot be shown yet').waitFor()
    await sam.type('What it is', 'Dim ond deg munud.')
    await sam.press('button', /^Save$/)
    await sam.see('You wrote it, so somebody else has to check it.')

    await sam.open('/campaigns/renew-online/edit/material')
    await sam.type('Short name', 'at-the-library')
    await sam.tick('radio', 'Poster')
    await sam.choose('Design', 'poster-steps')
    await sam.type('Title', 'Help at your library')
    await sam.type('What it is', 'We renew it **with** you.')
    await sam.type('Who looks after it', 'comms@example.gov')
    await sam.type('Next review', 'launch+90d')
    if (!way.script) await sam.press('button', 'Preview')
    await preview.getByText('We renew it with you.').waitFor()
    if (way.script) {
      await sam.see(/^1 thing to look at \(Every part that readers look for\)/, '.app-preview [role=status]')
      await withoutNetwork(sam.page, async () => {
        await sam.type('Title', 'Help at every library')
        await sam.see('It could not be checked just now.', '.app-preview [role=status]')
      })
    }

    const kim = await comes(at, way, { roles: ['approver'], email: 'kim@example.gov' })
    await kim.open('/campaigns/renew-online/materials/how-to-renew?language=cy')
    await kim.press('button', 'The Welsh text says what the English text says')
    await kim.see('kim@example.gov found that it says what the English text says')
    const { name, text } = await kim.take('link', 'Text')
    expect(name).toBe('how-to-renew.cy.txt')
    expect(text).toContain('Dim ond deg munud.')
  })
})
