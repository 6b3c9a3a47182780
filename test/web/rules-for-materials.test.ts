import { describe, expect, it } from 'vitest'
import { plannedMaterials } from '../../src/plan/index.ts'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { filledIn, formInPage } from '../support/form-in-page.ts'
import { signedIn } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { textOf } from '../support/text-of.ts'
import { forms, toldBy } from './editing.ts'

const MATERIALS = '/campaigns/renew-online/materials'
const EDIT = '/campaigns/renew-online/edit'
const RULES = `${EDIT}/material-rules`

async function gallery() {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await campaignWithMaterials(at)
  return {
    at,
    ...forms(at),
    sam: await signedIn(at, 'sam@example.gov', ['planner']),
    ben: await signedIn(at, 'ben@example.gov', ['planner']),
    planned: async () => (await plannedMaterials(at.as(), { campaignId: 'renew-online' })).campaign,
  }
}

describe('what all materials go by', () => {
  it('is on their page, and what planners change in its form is there afterwards', async () => {
    const { sam, opened, send, planned } = await gallery()
    const form = filledIn(await opened(sam, RULES), {
      'jargon.1.word': 'remittance',
      'jargon.1.instead': 'payment',
      allowed_domains: 'renew.example.gov, www.example.gov',
    })
    const answer = await send(sam, RULES, form)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, MATERIALS])
    expect(await planned()).toMatchObject({
      jargon: [{ word: 'remittance', instead: 'payment' }],
      allowedDomains: ['renew.example.gov', 'www.example.gov'],
    })
    const page = await (await sam.get(MATERIALS)).text()
    expect(textOf(page)).toMatch(/“remittance”: “payment” instead.*renew.example.gov, www.example.gov/)
    const again = await opened(sam, RULES)
    expect(toldBy(await send(sam, RULES, again))).toBe('Nothing was different, so nothing was changed.')
    await send(sam, RULES, filledIn(again, { 'jargon.0.word': '', 'jargon.0.instead': '', allowed_domains: '' }))
    expect(await planned()).not.toHaveProperty('jargon')
    expect(textOf(await (await sam.get(MATERIALS)).text())).toMatch(/do without None yet.*lead to renew.example.gov/)
  })

  it('is refused beside the field that is wrong', async () => {
    const { sam, opened, send } = await gallery()
    const form = filledIn(await opened(sam, RULES), { 'jargon.0.instead': 'payment', allowed_domains: 'https://x.gov' })
    const refused = await send(sam, RULES, form)
    expect(refused.status).toBe(422)
    const html = await refused.text()
    expect(html).toMatch(/href="#jargon.0.word">Word or phrase of entry 1 is missing: enter a word or phrase/)
    expect(html).toMatch(
      /href="#allowed_domains">Hosts that codes [^<]*: found “https:\/\/x.gov”; expected the name of/,
    )
  })

  it('is overwritten by nobody who did not see it', async () => {
    const { sam, ben, opened, send, planned } = await gallery()
    const form = filledIn(await opened(sam, RULES), { 'jargon.0.word': 'remittance' })
    await send(ben, RULES, filledIn(await opened(ben, RULES), { 'jargon.0.word': 'utilise' }))
    const answer = await send(sam, RULES, form)
    expect(answer.status).toBe(409)
    expect(textOf(await answer.text())).toMatch(/Yours remittance Saved now utilise/)
    expect(await planned()).toMatchObject({ jargon: [{ word: 'utilise' }] })
  })
})

describe('a helpline', () => {
  it('is added with its words in each language, and taken out when no text prints it', async () => {
    const { sam, opened, send, planned } = await gallery()
    const path = `${EDIT}/helpline`
    const refused = await send(sam, path, filledIn(await opened(sam, path), { id: 'hotline' }))
    expect(await refused.text()).toMatch(/href="#phone">Telephone is missing: enter a telephone number/)
    const added = await send(
      sam,
      path,
      filledIn(formInPage(await (await sam.get(path)).text(), 'seen'), {
        id: 'hotline',
        phone: '0808 157 0000',
        'name.cy': 'Llinell gymorth',
        'hours.en': 'Monday to Friday',
      }),
    )
    expect(added.headers.get('location')).toBe(MATERIALS)
    expect((await planned()).helplines).toEqual({
      hotline: { phone: '0808 157 0000', name: { cy: 'Llinell gymorth' }, hours: { en: 'Monday to Friday' } },
    })
    const own = `${path}/hotline`
    await send(sam, own, filledIn(await opened(sam, own), { 'name.cy': '' }))
    expect((await planned()).helplines).toEqual({
      hotline: { phone: '0808 157 0000', hours: { en: 'Monday to Friday' } },
    })
    const removed = await send(sam, `${own}/remove`, formInPage(await (await sam.get(`${own}/remove`)).text(), 'seen'))
    expect(removed.headers.get('location')).toBe(MATERIALS)
    expect(await planned()).not.toHaveProperty('helplines')
  })

  it('that a text prints stays, and says which approvals a change of it voids', async () => {
    const { at, sam, opened, send, planned } = await gallery()
    const path = `${EDIT}/helpline`
    const phone = '0808 157 0000'
    await send(sam, path, filledIn(await opened(sam, path), { id: 'hotline', phone }))
    const text = `${EDIT}/material-content/how-to-renew.en`
    await send(sam, text, filledIn(await opened(sam, text), { cost: 'Ask {{contact "hotline" "phone"}}.' }))
    const asked = await (await sam.get(`${path}/hotline/remove`)).text()
    expect(asked).toContain('cannot be removed')
    expect(asked).toContain(`${EDIT}/material/how-to-renew`)
    expect((await planned()).helplines).toHaveProperty('hotline')
    await at.db.rows.run('UPDATE activities SET approved_hash = content_hash')
    expect(textOf(await (await sam.get(`${path}/hotline`)).text())).toContain(
      'The activity go-live with this helpline is approved. If you change anything of it, it needs approving again.',
    )
  })
})
