import { describe, expect, it } from 'vitest'
import { addPerson, createSignInToken } from '../../src/access/index.ts'
import { createApp } from '../../src/web/index.ts'
import { world } from '../support/world.ts'

const ORIGIN = 'https://fanfare.example'
const EMAIL = 'sam@example.gov'

async function aLink() {
  const at = await world()
  await addPerson(at.as(), { email: EMAIL, roles: ['viewer'] })
  const token = await createSignInToken(at.as(), { email: EMAIL })
  const app = createApp(at.ports)
  const post = (path: string, headers: Record<string, string> = {}) =>
    app.request(`${ORIGIN}${path}`, {
      method: 'POST',
      headers: { origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
    })
  const home = async (cookie: string) => (await app.request(`${ORIGIN}/`, { headers: { cookie } })).text()
  return { at, app, token, post, home }
}

function cookieOf(answer: Response): string {
  return answer.headers.get('set-cookie')!.split(';')[0]!
}

describe('a sign-in link', () => {
  it('looking at it uses nothing up; its button signs in, once', async () => {
    const { app, token, post, home } = await aLink()
    for (let look = 0; look < 3; look++) expect((await app.request(`/sign-in/${token}`)).status).toBe(200)
    const answer = await post(`/sign-in/${token}`)
    expect(answer.status).toBe(303)
    expect(answer.headers.get('set-cookie')).toMatch(/HttpOnly.*Secure.*SameSite=Lax|SameSite=Lax.*/)
    expect(await home(cookieOf(answer))).toContain(EMAIL)
    expect((await post(`/sign-in/${token}`)).status).toBe(403)
  })

  it('is over after 15 minutes', async () => {
    const { at, token, post } = await aLink()
    at.clock.forward(15 * 60_000 + 1)
    expect((await post(`/sign-in/${token}`)).status).toBe(403)
  })

  it('another site cannot use it', async () => {
    const { token, post } = await aLink()
    expect((await post(`/sign-in/${token}`, { origin: 'https://evil.example' })).status).toBe(403)
    expect((await post(`/sign-in/${token}`)).status).toBe(303)
  })

  it('a guessed one is refused', async () => {
    const { post } = await aLink()
    expect((await post(`/sign-in/${'a'.repeat(43)}`)).status).toBe(403)
  })
})

describe('a session', () => {
  async function signedIn() {
    const story = await aLink()
    const cookie = cookieOf(await story.post(`/sign-in/${story.token}`))
    return { ...story, cookie }
  }

  it('nobody without one sees what is planned', async () => {
    const { app, home } = await aLink()
    expect(await (await app.request('/')).text()).toContain('You are signed out')
    expect(await home('fanfare_session=made-up')).toContain('You are signed out')
  })

  it.each<[string, (story: Awaited<ReturnType<typeof signedIn>>) => Promise<unknown>]>([
    ['signing out', async ({ post, cookie }) => post('/sign-out', { cookie })],
    ['a change of roles', ({ at }) => addPerson(at.as(), { email: EMAIL, roles: ['viewer', 'planner'] })],
    ['twelve hours', async ({ at }) => at.clock.forward(12 * 3_600_000 + 1)],
  ])('%s ends it', async (_, ending) => {
    const story = await signedIn()
    expect(await story.home(story.cookie)).toContain(EMAIL)
    await ending(story)
    expect(await story.home(story.cookie)).toContain('You are signed out')
  })
})
