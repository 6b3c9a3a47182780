import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { addPerson, audit } from '../../src/access/index.ts'
import { actionInWords } from '../../src/web/words/audit-words.ts'
import { whatDiffers } from '../../src/web/words/what-differs.ts'
import { signedIn } from '../support/signed-in.ts'
import { world } from '../support/world.ts'

describe('the audit log', () => {
  it('shows before beside after, and is narrowed by campaign, person and action', async () => {
    const at = await world()
    await at.campaign()
    const admin = await signedIn(at, 'admin@example.gov', ['administrator'])
    await addPerson(at.as(), { email: 'pat@example.gov', roles: ['viewer'] })
    await addPerson(at.as(), { email: 'pat@example.gov', roles: ['viewer', 'planner'] })
    const page = await (await admin.get('/audit-log')).text()
    expect(page).toMatch(/before: <\/span>viewer<\/del> <ins[^>]+><span[^>]+>after: <\/span>viewer, planner<\/ins>/)
    const entries = async (query: string) =>
      (await (await admin.get(`/audit-log${query}`)).text()).split('app-log__entry').length - 1
    const all = await entries('')
    expect(await entries('?campaign=renew-online')).toBe(1)
    expect(await entries('?action=person.add')).toBe(3)
    const key = /value="([0-9a-f]{16})"[^>]*>the command line/.exec(page)![1]!
    expect(await entries(`?by=${key}`)).toBe(all)
    expect(await entries('?campaign=renew-online&action=person.add')).toBe(0)
    expect((await admin.get('/audit-log?by=somebody')).status).toBe(404)
  })

  it('nobody’s address stands in an address of a page', async () => {
    const at = await world()
    const admin = await signedIn(at, 'admin@example.gov', ['administrator'])
    await admin.post('/people/add', { email: 'pat@example.gov', roles: 'viewer' })
    const page = await (await admin.get('/audit-log')).text()
    const addresses = [...page.matchAll(/(?:href|value)="([^"]*)"/g)].map((match) => decodeURIComponent(match[1]!))
    expect(addresses.filter((address) => address.includes('@'))).toEqual([])
  })

  it('planners see what was done to campaigns only, on the page and in the file', async () => {
    const at = await world()
    await at.campaign()
    const planner = await signedIn(at, 'pat@example.gov', ['planner'])
    const page = await (await planner.get('/audit-log')).text()
    expect(page).toContain('Campaign file applied')
    expect(page).not.toContain('Person added or roles changed</strong>')
    const csv = await (await planner.get('/audit-log.csv')).text()
    expect(csv).toContain('plan.apply')
    expect(csv).not.toContain('person.add')
  })

  it('goes on page by page, and all of it is in the file, safe for a spreadsheet', async () => {
    const at = await world()
    const admin = await signedIn(at, 'admin@example.gov', ['administrator'])
    await at.db.write(async (tx) => {
      for (let n = 0; n < 120; n++) await audit(tx, at.as(), 'examples.ask', '=1+1', null, { n })
    })
    const numbers: string[] = []
    for (let path: string | undefined = '/audit-log?action=examples.ask'; path !== undefined;) {
      const page: string = await (await admin.get(path)).text()
      numbers.push(...[...page.matchAll(/<dt>n<\/dt><dd> ?<span>(\d+)/g)].map((match) => match[1]!))
      path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(numbers.map(Number)).toEqual(Array.from({ length: 120 }, (_, n) => 119 - n))
    const answer = await admin.get('/audit-log.csv?action=examples.ask')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    const lines = (await answer.text()).trim().split('\r\n')
    expect(lines).toHaveLength(121)
    expect(lines[1]).toContain(",'=1+1,")
  })
})

it('every action that is written into the log has plain words', () => {
  const source = join(import.meta.dirname, '../../src')
  const files = readdirSync(source, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.ts'))
  const texts = files.map((name) => readFileSync(join(source, name), 'utf8')).join('\n')
  const written = [...texts.matchAll(/audit\(\s*tx,\s*ctx,\s*'([\w.-]+)'/g)].map((match) => match[1]!)
  expect(written.length).toBeGreaterThan(10)
  expect(written.filter((action) => actionInWords(action) === action)).toEqual([])
})

it.each<[string, unknown, unknown, ReturnType<typeof whatDiffers>]>([
  ['nothing on either side', null, undefined, []],
  ['what is the same is left out', { a: 1, b: 2 }, { a: 1, b: 3 }, [{ what: 'b', before: '2', after: '3' }]],
  [
    'a list of words is one fact',
    { roles: ['a'] },
    { roles: ['a', 'b'] },
    [{ what: 'roles', before: 'a', after: 'a, b' }],
  ],
  ['a part of a plan', { x: [{ when: '1' }] }, { x: [{ when: '2' }] }, [{ what: 'x › when', before: '1', after: '2' }]],
  ['a key as words', null, { peopleNotWrittenTo: 3 }, [{ what: 'people not written to', after: '3' }]],
  ['a truth', null, { interrupted: true }, [{ what: 'interrupted', after: 'yes' }]],
])('before and after: %s', (_, before, after, expected) => expect(whatDiffers(before, after)).toEqual(expected))
