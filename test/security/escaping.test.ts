import { describe, expect, it } from 'vitest'
import { busyInstallation } from '../support/busy-installation.ts'
import { signedIn } from '../support/signed-in.ts'
import { HOSTILE_TEXTS } from './hostile-texts.ts'
import { PAGES } from './route-table.ts'
import { tagsOf } from './tags-of.ts'

const ROLES = ['viewer', 'planner', 'approver', 'operator', 'administrator'] as const

/** Every page of an installation in whose every field this text stands, as its markup without texts. */
async function markupWith(text: string): Promise<Map<string, string[]>> {
  const at = await busyInstallation({ text })
  const person = await signedIn(at, 'everything@example.gov', ROLES)
  const markup = new Map<string, string[]>()
  for (const { route, path } of PAGES) {
    const answer = await person.get(await path(at, 'everything@example.gov'))
    expect(answer.status, route).toBe(200)
    markup.set(route, tagsOf(await answer.text()))
  }
  const refused = await person.post('/campaigns/new', {
    campaign: 'other',
    title: text,
    'service.name': text,
    'launch.at': text,
  })
  expect(refused.status).toBe(422)
  markup.set('a form with faults', tagsOf(await refused.text()))
  const missing = await person.get(`/campaigns/${encodeURIComponent(text)}`)
  expect(missing.status).toBe(404)
  markup.set('an address of nothing', tagsOf(await missing.text()))
  return markup
}

/** Two at a time, in each field one after the other: an installation takes longer to make than to read. */
const TWO_AT_A_TIME = HOSTILE_TEXTS.flatMap((text, n) => (n % 2 === 0 ? [`${text} ${HOSTILE_TEXTS[n + 1] ?? ''}`] : []))

describe('a text that people type', () => {
  let plain: Map<string, string[]> | undefined

  it('is seen by this test: a tag in a page makes a difference', () => {
    expect(tagsOf('<p title="a">x</p>')).toEqual(['p title', '/p'])
    expect(tagsOf('<p title="a"><img src=x onerror=alert(1)>x</p>')).not.toEqual(tagsOf('<p title="a">x</p>'))
    expect(tagsOf('<p title="" onmouseover="x">x</p>')).toEqual(['p title onmouseover', '/p'])
    expect(HOSTILE_TEXTS).toHaveLength(50)
  })

  it.each(TWO_AT_A_TIME)('%s changes the markup of no page', async (text) => {
    plain ??= await markupWith('plain words')
    const markup = await markupWith(text)
    for (const [route, tags] of markup) expect(tags, route).toEqual(plain.get(route))
  })
})
