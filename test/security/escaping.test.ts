import { describe, expect, it } from 'vitest'
import { busyInstallation } from '../support/busy-installation.ts'
import { signedIn } from '../support/signed-in.ts'
import { SOME_HOSTILE_TEXTS } from './hostile-texts.ts'
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

/** Longer texts fold in the audit log. */
const LONGEST = 110

/**
 * One after the other in each field, as many as it has room for: an installation takes longer to make than to read. Messages
 * take no tags that they cannot read, lines no tabs, and pages tell where whole addresses lead.
 */
const SOME_AT_A_TIME = SOME_HOSTILE_TEXTS.filter((text) => !/\{\{|https?:|\t/.test(text)).reduce<string[]>(
  (all, text) => {
    const last = all.at(-1)
    const isRoom = last !== undefined && last.length + text.length < LONGEST
    return isRoom ? [...all.slice(0, -1), `${last} ${text}`] : [...all, text]
  },
  [],
)

describe('a text that people type', () => {
  let plain: Map<string, string[]> | undefined

  it('is seen by this test: a tag in a page makes a difference', () => {
    expect(tagsOf('<p title="a">x</p>')).toEqual(['p title', '/p'])
    expect(tagsOf('<p title="a"><img src=x onerror=alert(1)>x</p>')).not.toEqual(tagsOf('<p title="a">x</p>'))
    expect(tagsOf('<p title="" onmouseover="x">x</p>')).toEqual(['p title onmouseover', '/p'])
    expect(SOME_AT_A_TIME.length).toBeGreaterThan(15)
  })

  it.each(SOME_AT_A_TIME)('%s changes the markup of no page', async (text) => {
    plain ??= await markupWith('plain words')
    const markup = await markupWith(text)
    for (const [route, tags] of markup) expect(tags, route).toEqual(plain.get(route))
  })
})
