import { afterAll, expect, it } from 'vitest'
import { applyPlan } from '../../src/plan/index.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import { campaignWith } from '../materials/sample-materials.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { signedIn, visitor } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { textOf } from '../support/text-of.ts'

const pages = chromiumPages()
afterAll(() => pages.close())

const SHEET = '/campaigns/renew-online/materials/how-to-renew'
const PUBLIC = '/m/renew-online/how-to-renew'
const WHAT: Piece = ['what: You can renew', 'what: Everybody can renew']
const CYMRAEG: Piece = ['what: Cewch eich', 'what: Nawr, cewch eich']
const LIBRARY = { kind: 'poster', name: 'Central library', place: 'Market Street 4', language: 'cy' }

const seenIn = (html: string) => /name="seen" value="([^"]*)"/.exec(html)?.[1] ?? ''

async function story() {
  const made = await world({ at: '2027-01-04T10:00:00Z' })
  const at = { ...made, ports: { ...made.ports, pages } }
  const apply = (...changes: Piece[]) => applyPlan(at.as(), { plan: campaignWith(...changes) })
  await apply()
  const cat = await signedIn(at, 'cat@example.gov', ['approver'])
  const ann = await signedIn(at, 'ann@example.gov', ['planner'])
  const stranger = visitor(at)
  return {
    apply,
    cat,
    ann,
    read: async (path: string, who = ann) => textOf(await (await who.get(path)).text()),
    publish: async (note: string) => {
      const seen = seenIn(await (await cat.get(`${SHEET}/publish`)).text())
      return cat.post(`${SHEET}/publish`, { note, seen })
    },
    everybody: async (path: string, language: string) => stranger.get(path, { 'accept-language': language }),
  }
}

it('a sheet is published, put up, read by everybody, replaced by its next version, and what was there says so', async () => {
  const { apply, ann, cat, read, publish, everybody } = await story()
  expect((await everybody(PUBLIC, 'en')).status).toBe(404)
  expect(await read(SHEET)).toContain('an approver publishes it as version 1')
  const wrong = await publish(' ')
  expect([wrong.status, textOf(await wrong.text())]).toEqual([422, expect.stringContaining('What is new is missing')])
  const done = await publish('The first one')
  expect([done.status, done.headers.get('location')]).toEqual([303, `${SHEET}/versions/1`])
  const shown = await (await ann.get(`${SHEET}/versions/1?language=cy&variant=large-print`)).text()
  const [, figure = ''] = /href="([^"]*figure=share[^"]*)" download/.exec(shown) ?? []
  const drawn = await ann.get(figure.replaceAll('&amp;', '&'))
  expect(drawn.headers.get('content-disposition')).toContain('how-to-renew.v1.share.cy.svg')
  expect(await drawn.text()).toContain('8 o bob 10')

  expect((await ann.post(`${SHEET}/placements/new`, { ...LIBRARY, name: '' })).status).toBe(422)
  await ann.post(`${SHEET}/placements/new`, LIBRARY)
  expect(await read(SHEET)).toMatch(/Central library Poster site, Welsh Market Street 4 .* nothing yet/)
  await ann.post(`${SHEET}/placements/central-library/placed`, { version: '1' })
  const copy = await ann.get(`${SHEET}/versions/1/file?format=pdf&placement=central-library&language=cy`)
  expect(copy.headers.get('content-disposition')).toContain('how-to-renew.v1.central-library.cy.pdf')
  expect((await ann.get(`${SHEET}/versions/1/file?format=pdf&placement=nowhere`)).status).toBe(404)

  const page = await everybody(PUBLIC, 'cy, en;q=0.8')
  expect([page.status, page.headers.get('content-language')]).toEqual([200, 'cy'])
  expect(page.headers.get('content-security-policy')).toMatch(/default-src 'none'.*frame-ancestors 'none'/)
  expect(await page.text()).toContain('Cewch eich trwydded ar-lein.')
  expect(textOf(await (await everybody(`${PUBLIC}?form=easy-read&language=en`, 'cy')).text())).toContain(
    'You can renew',
  )

  await apply(WHAT, CYMRAEG)
  expect(await read(`${SHEET}/publish`, cat)).toMatch(
    /Version 1 is withdrawn.*What it is English removed: You .* added: Everybody .*1 place shows or showed an earlier version: Central library/,
  )
  expect((await publish('Everybody, not only drivers')).status).toBe(303)
  expect(await read(SHEET)).toMatch(/1 place, 1 shows a version that is not in force.*to be replaced/)
  expect(await read(`${SHEET}/versions/1`)).toContain('withdrawn version 2 takes its place')
  expect(await read(`${SHEET}/versions/2`)).toMatch(/What changed .*Part Version 1 Version 2/)
  for (const none of ['version=abc', 'version=9', 'form=tiny']) expect((await everybody(`${PUBLIC}?${none}`, 'en')).status, none).toBe(404) // prettier-ignore
  const old = await everybody(`${PUBLIC}?version=1`, 'en')
  expect([old.status, textOf(await old.text())]).toEqual([
    410,
    expect.stringContaining('Read version 2, which is in force'),
  ])
  const hen = await everybody(`${PUBLIC}?version=1`, 'cy')
  expect([hen.status, hen.headers.get('content-language')]).toEqual([410, 'cy'])
  expect(await hen.text()).toMatch(/<html lang="cy" dir="ltr".*href="\/m\/renew-online\/how-to-renew\?language=cy">Darllenwch fersiwn 2,/s) // prettier-ignore
  expect(textOf(await (await everybody(PUBLIC, 'fr')).text())).toContain('Everybody can renew')
})

it('how clear a version is is answered on its page, and a version that is wrong is withdrawn there', async () => {
  const { ann, read, publish, everybody } = await story()
  await publish('The first one')
  const index = `${SHEET}/versions/1/index`
  const long = await ann.post(index, { language: 'en', 'opening.audience': 'x'.repeat(501), 'item.1': 'yes' })
  expect([long.status, await long.text()]).toEqual([422, expect.stringMatching(/value="yes" checked/)])
  expect((await ann.post(index, { language: 'en', 'opening.audience': 'Drivers', 'item.1': 'no' })).status).toBe(303)
  expect(await read(`${SHEET}/versions/1`)).toMatch(/English: \d+ questions are open by ann@example.gov Answer again/)
  expect(await (await ann.get(`${index}?language=en`)).text()).toContain('Drivers')

  const path = `${SHEET}/versions/1/withdraw`
  expect((await ann.post(path, { reason: '' })).status).toBe(422)
  expect((await ann.post(path, { reason: 'The fee is wrong' })).status).toBe(303)
  expect(await read(SHEET)).toContain('No version is in force.')
  const page = await everybody(PUBLIC, 'en')
  expect([page.status, await page.text()]).toEqual([410, expect.stringContaining('There is nothing in its place yet')])
})
