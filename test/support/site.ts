import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { onTestFinished } from 'vitest'
import { addPerson, createSignInToken, type Role, signIn } from '../../src/access/index.ts'
import { nodeSite } from '../../src/platform/node-site.ts'
import { SESSION_COOKIE } from '../../src/web/session-cookie.ts'
import { freePort } from './free-port.ts'
import { type World, world, type WorldOptions } from './world.ts'

/** An installation that is served on loopback as `npm start` serves it. */
export type Site<At extends World = World> = At & {
  readonly url: string
  /** A fresh session of a person who holds these roles, as the cookie that a browser keeps. */
  session(email: string, roles: readonly Role[]): Promise<{ name: string; value: string }>
}

export async function site(options: Omit<WorldOptions, 'baseUrl'> = {}): Promise<Site> {
  return siteOf((baseUrl) => world({ ...options, baseUrl }))
}

/** The same for an installation that is made in another way, under the address it is served at. */
export async function siteOf<At extends World>(make: (baseUrl: string) => Promise<At>): Promise<Site<At>> {
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const at = await make(url)
  const listener = getRequestListener(nodeSite(at.ports).fetch)
  const server = createServer((request, response) => void listener(request, response))
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  onTestFinished(async () => {
    server.closeAllConnections()
    await new Promise((resolve) => server.close(resolve))
  })
  return {
    ...at,
    url,
    async session(email, roles) {
      await addPerson(at.as(), { email, roles })
      const token = await createSignInToken(at.as(), { email })
      return { name: SESSION_COOKIE, value: await signIn(at.db, token, at.clock.now()) }
    },
  }
}
