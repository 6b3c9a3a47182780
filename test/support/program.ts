import { addPerson, createApiToken, type Role } from '../../src/access/index.ts'
import { createApp } from '../../src/web/index.ts'
import { ORIGIN } from './signed-in.ts'
import type { World } from './world.ts'

/** Another program at the interface of an installation: its requests carry the token of a person. */
export interface Program {
  readonly token: string
  get(path: string, headers?: Record<string, string>): Promise<Response>
  post(path: string, body?: unknown, headers?: Record<string, string>): Promise<Response>
}

/** A program that acts for a person with these roles. */
export async function programOf(at: World, email: string, roles: readonly Role[]): Promise<Program> {
  await addPerson(at.as(), { email, roles })
  return program(at, await createApiToken(at.as(), { email, name: crypto.randomUUID() }))
}

/** A program with this token, which may be made up; with an empty one, none. Paths begin behind `/api/v1`. */
export function program(at: World, token: string): Program {
  const app = createApp(at.ports)
  const authorization = token === '' ? {} : { authorization: `Bearer ${token}` }
  return {
    token,
    get: async (path, headers) => app.request(`${ORIGIN}/api/v1${path}`, { headers: { ...authorization, ...headers } }),
    post: async (path, body = {}, headers) =>
      app.request(`${ORIGIN}/api/v1${path}`, {
        method: 'POST',
        body: typeof body === 'string' ? body : JSON.stringify(body),
        headers: { ...authorization, 'content-type': 'application/json', ...headers },
      }),
  }
}
