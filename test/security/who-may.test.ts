import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { type Role, ROLES } from '../../src/access/index.ts'
import { createApp } from '../../src/web/index.ts'
import { type BusyInstallation, busyInstallation } from '../support/busy-installation.ts'
import { program, programOf } from '../support/program.ts'
import { signedIn, visitor } from '../support/signed-in.ts'
import { world } from '../support/world.ts'
import { type DeclaredRoute, ROUTES } from './route-table.ts'

const EMAIL = 'sam@example.gov'

/** Programs show a token where people show their session. */
function isForPrograms({ route }: DeclaredRoute): boolean {
  return route.includes(' /api/')
}

async function askAsProgram(at: BusyInstallation, declared: DeclaredRoute, role: Role | undefined): Promise<Response> {
  const asking = role === undefined ? program(at, '') : await programOf(at, EMAIL, [role])
  const path = (await declared.path(at, EMAIL)).replace('/api/v1', '')
  return declared.route.startsWith('GET') ? asking.get(path) : asking.post(path, declared.fields)
}

async function ask(at: BusyInstallation, declared: DeclaredRoute, role: Role | undefined): Promise<Response> {
  if (isForPrograms(declared)) return askAsProgram(at, declared, role)
  const person = role === undefined ? visitor(at) : await signedIn(at, EMAIL, [role])
  const path = await declared.path(at, role === undefined ? 'planner@example.gov' : EMAIL)
  return declared.route.startsWith('GET') ? person.get(path) : person.post(path, declared.fields)
}

describe('who may do what', () => {
  it('every route is declared, and every declared route is there', async () => {
    const { routes } = createApp((await world()).ports)
    // What carries a name or takes `next` stands before a route and is none.
    const registered = routes.filter(({ method, path }) => method !== 'ALL' && !path.includes('*'))
    const names = new Set(registered.map(({ method, path }) => `${method} ${path}`))
    expect([...names].sort()).toEqual(ROUTES.map(({ route }) => route).sort())
  })

  describe.each(ROUTES.map((declared) => [declared.route, declared] as const))('%s', (_, declared) => {
    const { who, route, answers } = declared
    const allowed = who === 'everybody' ? ROLES : who
    const refused = ROLES.filter((role) => !allowed.includes(role))

    it(`a stranger ${who === 'everybody' ? 'may' : 'is sent away'}`, async () => {
      const answer = await ask(await busyInstallation(), declared, undefined)
      if (who === 'everybody') return expect(answer.status).toBe(answers)
      if (isForPrograms(declared)) return expect(answer.status).toBe(401)
      if (route.startsWith('POST')) return expect(answer.status).toBe(403)
      expect(answer.status).toBe(303)
      expect(answer.headers.get('location')).toMatch(/^\/sign-in\?to=/)
    })

    if (refused.length > 0) {
      it(`nobody with only ${refused.join(', ')} may, and nothing changes`, async () => {
        const at = await busyInstallation()
        for (const role of refused) {
          const answer = await ask(at, declared, role)
          expect(answer.status, role).toBe(403)
        }
        expect(await at.db.rows.all(sql`SELECT action FROM audit_log WHERE actor = ${EMAIL}`)).toEqual([])
      })
    }

    if (route.startsWith('GET')) {
      it(`${allowed.join(', ')} may`, async () => {
        const at = await busyInstallation()
        for (const role of allowed) expect((await ask(at, declared, role)).status, role).toBe(answers)
      })
    } else {
      it.each(allowed)('%s may', async (role) => {
        expect((await ask(await busyInstallation(), declared, role)).status).toBe(answers)
      })
    }
  })
})
