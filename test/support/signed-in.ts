import { addPerson, createSignInToken, keyedHash, type Role, signIn } from '../../src/access/index.ts'
import { createApp } from '../../src/web/index.ts'
import { SESSION_COOKIE } from '../../src/web/session-cookie.ts'
import type { World } from './world.ts'

export const ORIGIN = 'https://fanfare.example'

/** Somebody at the pages of an installation: their requests carry their session, and their forms its token. */
export interface Visitor {
  readonly cookie: string
  readonly formToken: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, fields?: Record<string, string>, headers?: Record<string, string>): Promise<Response>
}

/** Signs a person with these roles in. */
export async function signedIn(at: World, email: string, roles: readonly Role[]): Promise<Visitor> {
  await addPerson(at.as(), { email, roles })
  const session = await signIn(at.db, await createSignInToken(at.as(), { email }), at.clock.now())
  return visitor(at, session)
}

/** Somebody with this session token, which may be made up; without one, a stranger. */
export function visitor(at: World, session?: string): Visitor {
  const app = createApp(at.ports)
  const cookie = session === undefined ? '' : `${SESSION_COOKIE}=${session}`
  const formToken = keyedHash(at.ports.settings.secret, 'form', session ?? '')
  return {
    cookie,
    formToken,
    get: async (path, headers) => app.request(`${ORIGIN}${path}`, { headers: { cookie, ...headers } }),
    post: async (path, fields = {}, headers) =>
      app.request(`${ORIGIN}${path}`, {
        method: 'POST',
        body: new URLSearchParams({ form_token: formToken, ...fields }).toString(),
        headers: { cookie, origin: ORIGIN, 'content-type': 'application/x-www-form-urlencoded', ...headers },
      }),
  }
}
