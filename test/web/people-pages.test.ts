import PostalMime from 'postal-mime'
import { describe, expect, it } from 'vitest'
import { createSignInToken, listPeople, type Role, signIn } from '../../src/access/index.ts'
import { mailServer } from '../support/mail-server.ts'
import { signedIn, visitor } from '../support/signed-in.ts'
import { type World, world, type WorldOptions } from '../support/world.ts'

const ADMIN = 'admin@example.gov'
const SAM = 'sam@example.gov'

async function office(options: WorldOptions = {}) {
  const at = await world(options)
  const admin = await signedIn(at, ADMIN, ['administrator'])
  const sam = await signedIn(at, SAM, ['viewer'])
  const pathOf = async (email: string) =>
    `/people/${(await listPeople(at.as())).find((one) => one.email === email)!.id}`
  return { at, admin, sam, pathOf, path: await pathOf(SAM) }
}

const rolesOf = async (at: World, email: string) =>
  (await listPeople(at.as())).find((person) => person.email === email)?.roles

describe('people', () => {
  it('an administrator adds somebody, and hands them a link that leads in once', async () => {
    const { at, admin, pathOf } = await office()
    const added = await admin.post('/people/add', { email: ' New@Example.gov ', roles: 'planner' })
    expect(added.headers.get('location')).toBe(await pathOf('new@example.gov'))
    expect(await rolesOf(at, 'new@example.gov')).toEqual(['planner'])
    const page = await (await admin.post(`${await pathOf('new@example.gov')}/link`)).text()
    const token = /https:\/\/fanfare\.example(\/sign-in\/[\w-]+)/.exec(page)![1]!
    expect((await visitor(at).post(token)).status).toBe(303)
    expect((await visitor(at).post(token)).status).toBe(403)
  })

  it('where mail is set up the link is mailed too', async () => {
    const server = await mailServer()
    const { admin, path } = await office({ smtpUrl: server.url })
    const page = await (await admin.post(`${path}/link`)).text()
    expect(page).toContain('It was mailed to them')
    expect(server.received.map(({ to }) => to)).toEqual([SAM])
    const { text = '' } = await PostalMime.parse(server.received[0]!.raw)
    expect(page).toContain(/https:\/\/\S+/.exec(text)![0])
  })

  it.each<[string, Record<string, string>, string]>([
    ['no address', { email: 'nobody', roles: 'viewer' }, 'is not an e-mail address'],
    ['nothing', { email: '', roles: 'viewer' }, 'enter an e-mail address, such as ann@example.gov'],
    ['no role', { email: 'new@example.gov' }, 'at least one role'],
    ['a made-up role', { email: 'new@example.gov', roles: 'king' }, 'king is not a role'],
    ['somebody who is here', { email: SAM.toUpperCase(), roles: 'planner' }, 'here already'],
  ])('adding %s is refused, and what was typed is kept', async (_, fields, said) => {
    const { at, admin } = await office()
    const answer = await admin.post('/people/add', fields)
    expect(answer.status).toBe(422)
    const page = await answer.text()
    expect(page).toContain(said)
    expect(page).toContain(`value="${fields['email']}"`)
    expect(await rolesOf(at, SAM)).toEqual(['viewer'])
  })

  it('a change of roles ends their sessions', async () => {
    const { at, admin, sam, path } = await office()
    expect((await admin.post(path, { roles: 'approver' })).headers.get('location')).toBe(path)
    expect(await rolesOf(at, SAM)).toEqual(['approver'])
    expect((await sam.get('/account')).status).toBe(303)
  })

  it('whoever changes their own roles is led back in', async () => {
    const { at, sam, path } = await office()
    await signedIn(at, 'second@example.gov', ['administrator'])
    const self = await signedIn(at, SAM, ['viewer', 'administrator'])
    const answer = await self.post(path, { roles: 'planner' })
    expect((await self.get('/account')).status).toBe(303)
    expect((await visitor(at).post(answer.headers.get('location')!)).status).toBe(303)
    expect((await sam.get('/account')).status).toBe(303)
  })

  it('the last administrator stays one, and cannot remove themselves', async () => {
    const { at, admin, pathOf } = await office()
    const own = await pathOf(ADMIN)
    const answer = await admin.post(own, { roles: 'viewer' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('is the last administrator')
    expect((await admin.post(`${own}/remove`)).status).toBe(409)
    expect(await rolesOf(at, ADMIN)).toEqual(['administrator'])
  })

  it('whoever is removed is out at once, after a page that says so', async () => {
    const { at, admin, sam, path } = await office()
    expect(await (await admin.get(`${path}/remove`)).text()).toContain('1 open session ends at once')
    expect((await admin.post(`${path}/remove`)).headers.get('location')).toBe('/people')
    expect(await rolesOf(at, SAM)).toBeUndefined()
    expect((await sam.get('/account')).status).toBe(303)
    expect((await admin.get(path)).status).toBe(404)
  })

  it.each<Role>(['viewer', 'planner', 'approver', 'operator'])('%s neither sees nor changes people', async (role) => {
    const { at, path } = await office()
    const other = await signedIn(at, 'other@example.gov', [role])
    for (const page of ['/people', '/people/add', path, `${path}/remove`])
      expect((await other.get(page)).status).toBe(403)
    for (const act of [path, `${path}/link`, `${path}/sign-out`, `${path}/remove`])
      expect((await other.post(act, { roles: 'administrator' })).status).toBe(403)
    expect((await other.post('/people/add', { email: 'a@b.example', roles: 'viewer' })).status).toBe(403)
    expect(await (await other.get('/account')).text()).not.toContain('href="/people"')
  })
})

describe('one’s own account', () => {
  it('ends one session, or all of them, and only one’s own', async () => {
    const { at, admin, sam } = await office()
    const second = visitor(at, await signIn(at.db, await createSignInToken(at.as(), { email: SAM }), at.clock.now()))
    const id = /name="session" value="(\w+)"/.exec(await (await sam.get('/account')).text())![1]!
    await admin.post('/account/sessions/end', { session: id })
    expect((await second.get('/account')).status).toBe(200)
    await sam.post('/account/sessions/end', { session: id })
    expect((await second.get('/account')).status).toBe(303)
    expect((await sam.get('/account')).status).toBe(200)
    await sam.post('/account/sign-out-everywhere')
    expect((await sam.get('/account')).status).toBe(303)
    expect((await admin.get('/account')).status).toBe(200)
  })
})
