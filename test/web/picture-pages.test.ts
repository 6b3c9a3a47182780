import { describe, expect, it } from 'vitest'
import { createApp } from '../../src/web/index.ts'
import { pngOf } from '../render/picture/pictures.ts'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { filledIn } from '../support/form-in-page.ts'
import { ORIGIN, signedIn, type Visitor } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { textOf } from '../support/text-of.ts'
import { forms, toldBy } from './editing.ts'

const SHEET = '/campaigns/renew-online/materials/how-to-renew'
const TEXT = '/campaigns/renew-online/edit/material-content/how-to-renew.en'
const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><rect width="9" height="9"/></svg>'

const large = new Uint8Array(3_000_000)
large.set(pngOf(1, 1))

async function atSheet() {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await campaignWithMaterials(at)
  const sam = await signedIn(at, 'sam@example.gov', ['planner'])
  const upload = async (to: string, file: File | undefined, fields: Readonly<Record<string, string>> = {}) => {
    const body = new FormData()
    for (const [name, value] of Object.entries({ form_token: sam.formToken, ...fields })) body.append(name, value)
    if (file !== undefined) body.append(to.endsWith('/pictures') ? 'file' : `file-${to.split('/').at(-1)}`, file)
    const headers = { cookie: sam.cookie, origin: ORIGIN }
    return createApp(at.ports).request(`${ORIGIN}${to}`, { method: 'POST', body, headers })
  }
  const page = async (person: Visitor) => (await person.get(SHEET)).text()
  return { at, sam, upload, page, ...forms(at) }
}

const fileOf = (content: Uint8Array | string, name: string) => new File([new Uint8Array(Buffer.from(content))], name)
describe('pictures on the page of a material', () => {
  it('are added, shown in a text, replaced, and taken out once no text shows them', async () => {
    const { sam, upload, page, opened, send } = await atSheet()
    expect(textOf(await page(sam))).toContain('up to 2 MB')
    const added = await upload(`${SHEET}/pictures`, fileOf(pngOf(30, 20), 'The Office 2.png'))
    expect([added.status, toldBy(added)]).toEqual([303, 'Picture the-office-2 added'])
    expect(textOf(await page(sam))).toContain('the-office-2 No text shows it yet')

    const shown = { 'pictures.0.picture': 'the-office-2', 'pictures.0.alt': 'A clerk helps a woman' }
    const saved = await send(sam, TEXT, filledIn(await opened(sam, TEXT), shown))
    expect(saved.status).toBe(303)
    expect(await page(sam)).toMatch(/<img src="[^"]*the-office-2\?of=\w{12}" alt="A clerk helps a woman"/)
    expect(await (await sam.get(`${SHEET}/page.html`)).text()).toContain('alt="A clerk helps a woman"')

    const refused = await sam.post(`${SHEET}/pictures/the-office-2/remove`)
    expect([refused.status, textOf(await refused.text())]).toEqual([422, expect.stringMatching(/is shown in en; take/)])
    const replaced = await upload(`${SHEET}/pictures/the-office-2`, fileOf(SVG, 'drawing.svg'))
    expect(toldBy(replaced)).toBe('Picture the-office-2 replaced')

    const none = { 'pictures.0.picture': '', 'pictures.0.alt': '' }
    await send(sam, TEXT, filledIn(await opened(sam, TEXT), none))
    expect(toldBy(await sam.post(`${SHEET}/pictures/the-office-2/remove`))).toBe('Picture the-office-2 taken out')
    expect((await sam.get(`${SHEET}/pictures/the-office-2`)).status).toBe(404)
  })

  it('are served to whoever is signed in, and run nothing', async () => {
    const { at, upload, page } = await atSheet()
    const vera = await signedIn(at, 'vera@example.gov', ['viewer'])
    await upload(`${SHEET}/pictures`, fileOf(SVG, 'office.svg'))
    const answer = await vera.get(`${SHEET}/pictures/office`)
    expect(await answer.text()).toBe(SVG)
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/svg+xml',
      'x-content-type-options': 'nosniff',
      'content-security-policy': expect.stringMatching(/^default-src 'none'.*; sandbox$/),
    })
    expect(await page(vera)).not.toContain('Add another picture')
  })

  it.each<[label: string, file: File | undefined, name: string, field: string, says: RegExp]>([
    ['no file', undefined, 'office', 'file', /Choose a picture/],
    ['a text that is called a picture', fileOf('Dear Sir', 'office.png'), 'office', 'file', /This is a text, not a/],
    [
      'an SVG with a script',
      fileOf(SVG.replace('<rect', '<script/><rect'), 'a.svg'),
      'a',
      'file',
      /it holds &lt;script&gt;/,
    ],
    ['3 MB', fileOf(large, 'a.png'), 'a', 'file', /has 3\.0 MB, expected at most 2\.0 MB/],
    [
      'a name that is none',
      fileOf(pngOf(1, 1), 'a.png'),
      'The office',
      'name',
      /Short name: “The office” is no short name; expected/,
    ],
  ])('%s is refused beside its field, and the name stays', async (_label, file, name, field, says) => {
    const { upload, page, sam } = await atSheet()
    const answer = await upload(`${SHEET}/pictures`, file, { name })
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toMatch(new RegExp(`id="${field}-error"`))
    expect(html).toMatch(says)
    expect(html).toContain(`value="${name}"`)
    expect(textOf(await page(sam))).toContain('It has no photograph or drawing yet')
  })

  it('are refused beside the fields of a text', async () => {
    const { sam, opened, send } = await atSheet()
    const shown = { 'pictures.0.picture': 'office', 'pictures.0.caption': 'We help' }
    const answer = await send(sam, TEXT, filledIn(await opened(sam, TEXT), shown))
    const html = await answer.text()
    expect(answer.status).toBe(422)
    expect(html).toContain('id="pictures.0.alt-error"')
    expect(html).toContain('value="We help"')
  })
})
