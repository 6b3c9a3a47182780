import { expect, it } from 'vitest'
import { plannedMaterials } from '../../src/plan/index.ts'
import { campaignWithMaterials } from '../support/campaign-with-materials.ts'
import { filledIn, formInPage } from '../support/form-in-page.ts'
import { signedIn } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { textOf } from '../support/text-of.ts'
import { forms, toldBy } from './editing.ts'

const POSTER = '/campaigns/renew-online/edit/material/renew-poster'

const MAP = `by-region:
  chart: map
  measure: percent
  regions: [{ key: north, value: 61 }, { key: south, value: 48 }]
  match: code
  source: Service data
  date: 2026-10`

/** Two squares side by side; `corners` more on the way make the file as long as real coasts do. */
function squares(codes: readonly string[], corners = 0): string {
  const features = codes.map((code, index) => {
    const [west, east] = [index, index + 1]
    const coast = Array.from({ length: corners }, (_, step) => [west + step / corners, 51])
    const ring = [[west, 50], [west, 51], ...coast, [east, 51], [east, 50], [west, 50]]
    return { type: 'Feature', properties: { code }, geometry: { type: 'Polygon', coordinates: [ring] } }
  })
  return JSON.stringify({ type: 'FeatureCollection', features })
}

async function poster() {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await campaignWithMaterials(at)
  const sam = await signedIn(at, 'sam@example.gov', ['planner'])
  return {
    sam,
    ...forms(at),
    boundaries: async () => {
      const { campaign } = await plannedMaterials(at.as(), { campaignId: 'renew-online' })
      const figure = campaign.materials.find(({ id }) => id === 'renew-poster')!.figures['by-region']
      return figure?.chart === 'map' ? JSON.stringify(figure.boundaries) : undefined
    },
  }
}

it('the boundaries of a map come as a file, are kept while none is chosen, and are replaced by another', async () => {
  const { sam, opened, send, boundaries } = await poster()
  const typed = filledIn(await opened(sam, POSTER), { figures: MAP })
  const long = squares(['north', 'south'], 9_000)
  expect(long.length).toBeGreaterThan(300_000)
  expect((await send(sam, POSTER, typed, { 'file_of.boundaries': long })).status).toBe(303)
  expect(await boundaries()).toBe(long)

  const page = await (await sam.get(POSTER)).text()
  expect(page.length).toBeLessThan(60_000)
  expect(textOf(page)).toContain('Saved for by-region: 2 regions north, south')
  const again = formInPage(page)
  expect(toldBy(await send(sam, POSTER, again))).toBe('Nothing was different, so nothing was changed.')
  await send(sam, POSTER, filledIn(again, { figures: MAP.replace('61', '62'), owner: 'Digital team' }))
  expect(await boundaries()).toBe(long)

  const short = squares(['north', 'south'])
  const replaced = await send(sam, POSTER, await opened(sam, POSTER), { 'file_of.boundaries.by-region': short })
  expect(toldBy(replaced)).toMatch('material renew-poster: figures changed')
  expect(await boundaries()).toBe(short)
})

it('a file that was chosen goes along with a form that is not saved yet', async () => {
  const { sam, opened, send, boundaries } = await poster()
  const file = squares(['north', 'south'])
  const typed = filledIn(await opened(sam, POSTER), { figures: MAP, act: 'check' })
  const checked = await (await send(sam, POSTER, typed, { 'file_of.boundaries': file })).text()
  expect(textOf(checked)).toContain('Chosen for by-region: 2 regions north, south')
  expect(await boundaries()).toBeUndefined()
  expect((await send(sam, POSTER, filledIn(formInPage(checked), { act: 'save' }))).status).toBe(303)
  expect(await boundaries()).toBe(file)
})

it.each<[label: string, file: string | undefined, field: string, message: RegExp]>([
  ['there is none', undefined, 'boundaries.by-region', /is missing: choose a GeoJSON file/],
  ['it is no JSON', 'north, south', 'boundaries', /is not JSON; choose a file/],
  ['it is another JSON', '[1, 2]', 'boundaries.by-region', /expected a GeoJSON file/],
  ['it is nested without end', `${'['.repeat(50_000)}${']'.repeat(50_000)}`, 'boundaries.by-region', /GeoJSON/],
  [
    'its properties are nested without end',
    squares(['north', 'south']).replace('"code"', `"deep":${'['.repeat(50_000)}${']'.repeat(50_000)},"code"`),
    'boundaries.by-region',
    /nested too deep/,
  ],
  ['it is too large', squares(['north', 'south'], 45_000), 'boundaries.by-region', /larger than 2 MB/],
  ['a region is not in it', squares(['north']), 'figures', /“south” has no boundary/],
  ['a region is only in it', squares(['north', 'south', 'east']), 'boundaries.by-region', /“east” is on the map/],
])('a map is refused beside the field of its file, or of its regions: %s', async (_, file, field, message) => {
  const { sam, opened, send, boundaries } = await poster()
  const typed = filledIn(await opened(sam, POSTER), { figures: MAP })
  const refused = await send(sam, POSTER, typed, file === undefined ? {} : { 'file_of.boundaries': file })
  expect(refused.status).toBe(422)
  const summary = /<ul class="govuk-list govuk-error-summary__list">.*?<\/ul>/s.exec(await refused.text())?.[0] ?? ''
  expect(summary).toContain(`href="#${field}"`)
  expect(textOf(summary)).toMatch(message)
  expect(await boundaries()).toBeUndefined()
})
