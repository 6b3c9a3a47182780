import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import type { Role } from '../../src/access/index.ts'
import { createApp } from '../../src/web/index.ts'
import { ORIGIN, signedIn, type Visitor } from '../support/signed-in.ts'
import { type World, world } from '../support/world.ts'

const EMAIL = 'sam@example.gov'

async function office(...roles: Role[]) {
  const at = await world()
  return { at, sam: await signedIn(at, EMAIL, roles) }
}

/** Uploads a file as a browser does; answers the check page it leads to, or the form again. */
async function upload(at: World, { cookie, formToken }: Visitor, file: string | Uint8Array<ArrayBuffer>, list = '') {
  const body = new FormData()
  body.set('form_token', formToken)
  body.set('list', list)
  body.set('file', new File([file], 'people.csv', { type: 'text/csv' }))
  return createApp(at.ports).request(`${ORIGIN}/contacts/import`, {
    method: 'POST',
    body,
    headers: { cookie, origin: ORIGIN },
  })
}

const contacts = (at: World) => at.db.rows.all<{ email: string }>(sql`SELECT email FROM contacts ORDER BY id`)

const FILE =
  'id,email,first_name,language\r\nA-1,ann@example.com,Ann,en\r\nA-2,not an address,Bob,en\r\nA-3,carl@example.com,=cmd,zz-!\r\n'

describe('a contacts file', () => {
  it('is checked, shown with its bad cells in place, and imported by its button', async () => {
    const { at, sam } = await office('planner')
    const check = (await upload(at, sam, FILE, 'drivers')).headers.get('location')!
    expect(check).toMatch(/^\/contacts\/import\/[\w-]+$/)
    expect(await contacts(at)).toEqual([])

    const page = await (await sam.get(check)).text()
    expect(page).toContain('Import 1 person')
    expect(page).toMatch(/not an address<\/span><strong class="app-bad__why">/)
    expect(page).toContain('2 rows that would not go in')

    const csv = await (await sam.get(`${check}/rejected.csv`)).text()
    expect(csv).toContain('not an address')
    expect(csv).toContain("'=cmd")
    expect(csv).not.toContain('A-1')

    const done = await sam.post(check)
    expect(done.headers.get('location')).toBe('/contacts/import/done?list=drivers')
    expect(decodeURIComponent(done.headers.get('set-cookie')!)).toContain(
      '1 person added, 0 changed, 0 as before. 2 rows',
    )
    expect(await (await sam.get('/contacts/import/done?list=drivers')).text()).toContain('1 person is on this list')
    expect(await contacts(at)).toEqual([{ email: 'ann@example.com' }])
    expect((await sam.post(check)).status).toBe(404)
  })

  it('corrected rows go in by the same way, and then there is nothing to import', async () => {
    const { at, sam } = await office('planner')
    const check = (await upload(at, sam, FILE)).headers.get('location')!
    const bad = await (await sam.get(`${check}/rejected.csv`)).text()
    const corrected = bad.replace('not an address', 'bob@example.com').replace('zz-!', 'cy')
    const again = (await upload(at, sam, corrected)).headers.get('location')!
    await sam.post(again)
    expect(await contacts(at)).toEqual([{ email: 'bob@example.com' }, { email: 'carl@example.com' }])
    const third = (await upload(at, sam, corrected)).headers.get('location')!
    expect(await (await sam.get(third)).text()).toContain('There is nothing to import')
  })

  it('is forgotten when another is chosen', async () => {
    const { at, sam } = await office('planner')
    const check = (await upload(at, sam, FILE)).headers.get('location')!
    expect((await sam.post(`${check}/drop`)).headers.get('location')).toBe('/contacts/import')
    expect((await sam.get(check)).status).toBe(404)
  })

  it('is nobody else’s to see or to import', async () => {
    const { at, sam } = await office('planner')
    const other = await signedIn(at, 'other@example.gov', ['planner'])
    const check = (await upload(at, sam, FILE)).headers.get('location')!
    expect((await other.get(check)).status).toBe(404)
    expect((await other.get(`${check}/rejected.csv`)).status).toBe(404)
    expect((await other.post(check)).status).toBe(404)
    expect(await contacts(at)).toEqual([])
  })

  it.each<[string, string | Uint8Array<ArrayBuffer>, string, string]>([
    ['no file', '', '', 'The file is empty'],
    [
      'a spreadsheet file',
      new Uint8Array([0x50, 0x4b, 3, 4, 0, 0, 0xff]),
      '',
      'found a spreadsheet file such as .xlsx',
    ],
    ['UTF-16', new Uint8Array([0xff, 0xfe, 0x69, 0, 0x64, 0]), '', 'found UTF-16'],
    ['no usable header', 'name,age\nAnn,3\n', '', 'at least one of id, email and phone'],
    ['an unknown consent', 'id,consent.fax\n1,yes\n', '', 'unknown channel'],
    ['over 10 MB', `id\n${'1\n'.repeat(5.1 * 1024 * 1024)}`, '', 'is over 10 MB'],
    ['a name that is no list', 'id\n1\n', 'a\u0007b', 'expected the name of a list'],
  ])('%s is said in plain words, and the list typed is kept', async (_, file, list, said) => {
    const { at, sam } = await office('planner')
    const answer = await upload(at, sam, file, list || 'drivers')
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(said)
    if (list === '') expect(page).toContain('value="drivers"')
  })

  it('that is far too large is refused with a page that says so', async () => {
    const { at, sam } = await office('planner')
    const answer = await upload(at, sam, new Uint8Array(12 * 1024 * 1024))
    expect(answer.status).toBe(413)
    expect(await answer.text()).toContain('up to 10 MB')
  })

  it('with markup in every cell shows it as text', async () => {
    const { at, sam } = await office('planner')
    const markup = '<script>alert(1)</script>'
    const check = (
      await upload(at, sam, `id,email,first_name,${markup}\n${markup},${markup},${markup},${markup}\n`, markup)
    ).headers.get('location')!
    const page = await (await sam.get(check)).text()
    expect(page).toContain('&lt;script&gt;alert(1)&lt;/script&gt;')
    expect(page).not.toContain(markup)
  })
})

describe('finding people', () => {
  it('what is looked for stays out of the address, and survives a reload', async () => {
    const { at, sam } = await office('operator')
    await at.people(3)
    const answer = await sam.post('/contacts/search', { text: 'person2@example.com' })
    expect(answer.headers.get('location')).toBe('/contacts/people')
    const cookie = `${sam.cookie}; ${answer.headers.get('set-cookie')!.split(';')[0]}`
    for (let look = 0; look < 2; look++) {
      const page = await (await sam.get('/contacts/people', { cookie })).text()
      expect(page).toContain('1 person for')
      expect(page).toMatch(/href="\/contacts\/\d+"/)
    }
  })

  it('the next person at the same browser does not find it', async () => {
    const { at, sam } = await office('operator')
    const found = (await sam.post('/contacts/search', { text: 'person2@example.com' })).headers.get('set-cookie')!
    const next = await signedIn(at, 'next@example.gov', ['operator'])
    const cookie = `${next.cookie}; ${found.split(';')[0]}`
    expect(await (await next.get('/contacts/people', { cookie })).text()).not.toContain('person2')
  })

  it('a list is shown a page at a time, and everybody is on exactly one page', async () => {
    const { at, sam } = await office('planner')
    await at.people(120)
    const seen: string[] = []
    for (let path: string | undefined = '/contacts/people?list=people'; path !== undefined;) {
      const page: string = await (await sam.get(path)).text()
      seen.push(...[...page.matchAll(/href="(\/contacts\/\d+)"/g)].map((match) => match[1]!))
      path = /href="([^"]+)" rel="next"/.exec(page)?.[1]?.replaceAll('&amp;', '&')
    }
    expect(seen).toHaveLength(120)
    expect(new Set(seen).size).toBe(120)
  })
})

describe('one contact', () => {
  const one = async (...roles: Role[]) => {
    const facts = await office(...roles)
    await facts.at.people(1)
    const [{ id }] = (await facts.at.db.rows.all<{ id: number }>(sql`SELECT id FROM contacts`)) as [{ id: number }]
    return { ...facts, path: `/contacts/${id}` }
  }

  it('who asked to be left alone is left alone', async () => {
    const { sam, path } = await one('operator')
    expect(await (await sam.get(path)).text()).toContain('E-mail may be sent to this person')
    expect(await (await sam.get(`${path}/suppress`)).text()).toContain('Stop writing to 1 person')
    expect((await sam.post(`${path}/suppress`)).headers.get('location')).toBe(path)
    expect(await (await sam.get(path)).text()).toContain('No e-mail is sent to this person')
  })

  it('who is erased is a number', async () => {
    const { sam, path } = await one('operator')
    await sam.post(`${path}/erase`)
    const page = await (await sam.get(path)).text()
    expect(page).toContain(', erased')
    expect(page).not.toContain('person1@example.com')
    expect(page).not.toContain('/erase"')
  })

  it.each<[Role, number, number, number]>([
    ['viewer', 403, 403, 403],
    ['approver', 403, 403, 403],
    ['planner', 200, 303, 403],
    ['operator', 200, 303, 303],
    ['administrator', 200, 403, 303],
  ])('%s: sees %i, stops writing %i, erases %i', async (role, sees, stops, erases) => {
    const { sam, path } = await one(role)
    expect((await sam.get(path)).status).toBe(sees)
    expect((await sam.get('/contacts/people?list=people')).status).toBe(sees)
    expect((await sam.get('/contacts/import')).status).toBe(sees)
    expect((await sam.post(`${path}/suppress`)).status).toBe(stops)
    expect((await sam.post(`${path}/erase`)).status).toBe(erases)
  })
})

describe('lists and audiences', () => {
  it('every role sees counts and whom they serve; nobody’s address', async () => {
    const { at, sam } = await office('viewer')
    await at.people(7)
    await at.campaign()
    const lists = await (await sam.get('/contacts')).text()
    expect(lists).toMatch(/people<\/span>[\s\S]*>7<\/td>/)
    const audience = /href="(\/contacts\/audiences\/renew-online\/[\w-]+)"/.exec(
      await (await sam.get('/contacts/audiences')).text(),
    )![1]!
    const page = await (await sam.get(audience)).text()
    expect(page).toContain('7 of 7 people')
    expect(lists + page).not.toContain('person1@example.com')
  })

  it('without contacts the page says what to do', async () => {
    const { sam } = await office('planner')
    expect(await (await sam.get('/contacts')).text()).toContain('No contacts yet')
  })
})
