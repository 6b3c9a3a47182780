import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { addPerson, revokeApiTokens } from '../../src/access/index.ts'
import { tick } from '../../src/dispatch/index.ts'
import { listCampaigns, moveAsJson, previewMove, showPlan } from '../../src/plan/index.ts'
import type { Log } from '../../src/ports.ts'
import { createApp } from '../../src/web/index.ts'
import { type BusyInstallation, busyInstallation } from '../support/busy-installation.ts'
import { type Program, program, programOf } from '../support/program.ts'
import { signedIn } from '../support/signed-in.ts'
import { slippingCampaign } from '../support/slipping-campaign.ts'
import { type World, world } from '../support/world.ts'
import { describedShapes } from './described-shapes.ts'

const EMAIL = 'sam@example.gov'
const RENEW = '/campaigns/renew-online'
const MOVES = `${RENEW}/launch-moves`
const TO = '2027-03-15T09:00'

interface Problem {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly problems?: readonly { path: string; message: string; severity: string }[]
}

async function planned(): Promise<{ at: World; sam: Program }> {
  const at = await world({ at: '2027-02-01T09:00:00Z' })
  await at.people(3)
  await at.campaign()
  return { at, sam: await programOf(at, EMAIL, ['planner']) }
}

async function launchOf(at: World): Promise<string> {
  return (await showPlan(at.as(), { campaignId: 'renew-online' })).launch.wall
}

async function problemIn(answer: Response): Promise<Problem> {
  expect(answer.headers.get('content-type')).toBe('application/problem+json')
  const problem = (await answer.json()) as Problem
  expect(problem.status).toBe(answer.status)
  return problem
}

describe('what a program is told', () => {
  it('of campaigns and plans is what the command line tells', async () => {
    const { at, sam } = await planned()
    const campaigns = await sam.get('/campaigns')
    expect(await campaigns.json()).toEqual(await listCampaigns(at.as()))
    expect(campaigns.headers.get('cache-control')).toBe('no-store')
    expect(await (await sam.get(RENEW)).json()).toEqual(await showPlan(at.as(), { campaignId: 'renew-online' }))
  })

  it('a move is previewed and made with the same words, and kept under the name of the person', async () => {
    const { at, sam } = await planned()
    const expected = moveAsJson(await previewMove(at.as(), { campaignId: 'renew-online', to: TO }))
    const before = await launchOf(at)
    const preview = (await (await sam.post(MOVES, { to: TO, dryRun: true })).json()) as typeof expected
    expect(preview).toEqual(expected)
    expect(await launchOf(at)).toBe(before)

    const reason = 'The register was not ready'
    const moved = await sam.post(MOVES, { to: TO, reason, seen: preview.seen })
    expect(await moved.json()).toEqual(expected)
    expect(await launchOf(at)).toBe(TO)
    expect(await at.db.rows.all(sql`SELECT actor, action FROM audit_log WHERE action = 'launch.move'`)).toEqual([
      { actor: EMAIL, action: 'launch.move' },
    ])
    expect(await (await sam.get(`${RENEW}/launch-history`)).json()).toEqual({
      campaign: 'renew-online',
      moves: [
        {
          anchor: 'launch',
          kind: 'moved',
          from: { wall: before, zone: 'Europe/London' },
          to: { wall: TO, zone: 'Europe/London' },
          reason,
          actor: EMAIL,
          at: '2027-02-01T09:00:00.000Z',
        },
      ],
    })
  })

  it('a move that would put an activity before one that has to go out first is shown, and refused', async () => {
    const at = await world({ at: '2027-01-10T09:00:00Z' })
    await slippingCampaign(at)
    await at.db.rows.run(sql`UPDATE activities SET not_before_activity = 'piloting' WHERE id = 'teaser'`)
    const sam = await programOf(at, EMAIL, ['planner'])
    const move = { to: '2027-02-14T09:00' }
    const preview = await sam.post(MOVES, { ...move, dryRun: true })
    const message =
      'activity teaser would go out on 2027-01-31 09:00 Europe/London, before piloting on 2027-02-01 09:00 Europe/London, which has to go out first'
    expect(await preview.json()).toMatchObject({ brokenOrder: [{ activity: 'teaser', first: 'piloting', message }] })
    const refused = await sam.post(MOVES, move)
    expect(refused.status).toBe(409)
    expect((await problemIn(refused)).detail).toContain(message.slice(1))
    expect(await launchOf(at)).toBe('2027-03-01T09:00')
  })

  it('a launch is postponed and reinstated', async () => {
    const { at, sam } = await planned()
    const postponed = await sam.post(`${RENEW}/launch-postponements`, { reason: 'The register was not ready' })
    expect(await postponed.json()).toEqual({ campaign: 'renew-online', postponed: true })
    const reinstated = await createApp(at.ports).request(`/api/v1${RENEW}/launch-reinstatements`, {
      method: 'POST',
      headers: { authorization: `Bearer ${sam.token}` },
    })
    expect(await reinstated.json()).toEqual({ campaign: 'renew-online', postponed: false })
    const { moves } = (await (await sam.get(`${RENEW}/launch-history`)).json()) as { moves: { kind: string }[] }
    expect(moves.map(({ kind }) => kind)).toEqual(['postponed', 'reinstated'])
  })
})

describe('a token', () => {
  it.each<[string, string | undefined, RegExp]>([
    ['without one', undefined, /^Bearer realm="Fanfare"$/],
    ['with a made-up one', 'Bearer ff_AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA', /invalid_token/],
    ['with an empty one', 'Bearer ', /invalid_token/],
    ['with a name and a password', 'Basic c2FtOnNhbQ==', /invalid_token/],
    ['with two', 'Bearer one, Bearer two', /invalid_token/],
  ])('is needed: %s nothing opens', async (_, authorization, challenge) => {
    const { at } = await planned()
    for (const path of ['/campaigns', MOVES, '/nothing']) {
      const answer = await createApp(at.ports).request(`/api/v1${path}`, {
        method: path === MOVES ? 'POST' : 'GET',
        headers: authorization === undefined ? {} : { authorization },
      })
      expect(answer.status, path).toBe(401)
      expect(answer.headers.get('www-authenticate')).toMatch(challenge)
      expect((await problemIn(answer)).detail).toContain('fanfare person token EMAIL')
    }
  })

  it.each<[string, (at: World) => Promise<unknown>]>([
    ['is revoked', (at) => revokeApiTokens(at.as(), { email: EMAIL })],
    ['has other roles to give', (at) => addPerson(at.as(), { email: EMAIL, roles: ['viewer'] })],
  ])('opens nothing once it %s', async (_, happens) => {
    const { at, sam } = await planned()
    expect((await sam.get('/campaigns')).status).toBe(200)
    await happens(at)
    expect((await sam.get('/campaigns')).status).toBe(401)
    expect((await sam.post(MOVES, { to: TO })).status).toBe(401)
    expect(await launchOf(at)).not.toBe(TO)
  })

  it('is no session, and a session is no token', async () => {
    const { at, sam } = await planned()
    const visitor = await signedIn(at, 'kim@example.gov', ['planner'])
    expect((await program(at, '').get('/campaigns', { cookie: visitor.cookie })).status).toBe(401)
    const session = visitor.cookie.split('=')[1]!
    expect((await program(at, session).get('/campaigns')).status).toBe(401)
    const page = await createApp(at.ports).request('/campaigns', { headers: { authorization: `Bearer ${sam.token}` } })
    expect(page.status).toBe(303)
  })
})

describe('a refusal', () => {
  it.each<[string, number, string, RegExp, (sam: Program) => Promise<Response>]>([
    ['another campaign', 404, 'NotFound', /there are renew-online/, (sam) => sam.get('/campaigns/renew')],
    ['its history', 404, 'NotFound', /renew-online/, (sam) => sam.get('/campaigns/renew/launch-history')],
    ['another address', 404, 'NotFound', /openapi\.json/, (sam) => sam.get('/campaign')],
    ['another method', 404, 'NotFound', /no POST/, (sam) => sam.post('/campaigns')],
    ['another anchor', 404, 'NotFound', /it has launch/i, (sam) => sam.post(MOVES, { to: TO, anchor: 'x' })],
    ['no date', 422, 'Invalid', /to: is missing/, (sam) => sam.post(MOVES, {})],
    ['a date that is none', 422, 'Invalid', /to: “soon”/, (sam) => sam.post(MOVES, { to: 'soon' })],
    ['a number for a date', 422, 'Invalid', /to: is no text/, (sam) => sam.post(MOVES, { to: 5 })],
    [
      'an unknown key',
      422,
      'Invalid',
      /toe: is unknown here; expected to,/,
      (sam) => sam.post(MOVES, { to: TO, toe: 1 }),
    ],
    ['a list', 422, 'Invalid', /Expected a JSON object/, (sam) => sam.post(MOVES, [])],
    ['no reason', 422, 'Invalid', /reason: is missing/, (sam) => sam.post(`${RENEW}/launch-postponements`, {})],
    ['an empty reason', 422, 'Invalid', /reason/, (sam) => sam.post(`${RENEW}/launch-postponements`, { reason: ' ' })],
    ['a plan not seen', 409, 'Conflict', /look at it again/, (sam) => sam.post(MOVES, { to: TO, seen: 'x' })],
    ['what is not postponed', 409, 'Conflict', /not postponed/, (sam) => sam.post(`${RENEW}/launch-reinstatements`)],
    ['half a document', 400, 'NotJson', /one JSON object/, (sam) => sam.post(MOVES, '{"to":')],
    [
      'a form',
      415,
      'NotSentAsJson',
      /application\/json/,
      (sam) => sam.post(MOVES, 'to=x', { 'content-type': 'text/plain' }),
    ],
    ['too much', 413, 'TooLarge', /512 KiB/, (sam) => sam.post(MOVES, `"${'x'.repeat(512 * 1024)}"`)],
  ])('of %s says %i and why', async (_, status, kind, why, ask) => {
    const { at, sam } = await planned()
    const before = await launchOf(at)
    const answer = await ask(sam)
    expect(answer.status).toBe(status)
    const problem = await problemIn(answer)
    expect(problem.type).toBe(`https://fanfare.example/api/v1/openapi.json#/components/responses/${kind}`)
    expect(problem.detail).toMatch(why)
    expect(problem.problems === undefined).toBe(status !== 422)
    expect(await launchOf(at)).toBe(before)
  })

  it('names each thing that is wrong', async () => {
    const { sam } = await planned()
    const { problems } = await problemIn(await sam.post(MOVES, { dryRun: 'yes', why: 'x' }))
    expect(problems?.map(({ path, severity }) => [path, severity])).toEqual([
      ['to', 'error'],
      ['dryRun', 'error'],
      ['why', 'error'],
    ])
  })

  it('of a viewer says which role it takes', async () => {
    const { at } = await planned()
    const vera = await programOf(at, 'vera@example.gov', ['viewer'])
    const answer = await vera.post(MOVES, { to: TO, dryRun: true })
    expect(answer.status).toBe(403)
    expect((await problemIn(answer)).detail).toContain('needs the role planner')
  })

  it('that nobody foresaw is written down, and not shown', async () => {
    const { at, sam } = await planned()
    const lines: string[] = []
    const line = (message: string, facts?: object) => void lines.push(JSON.stringify({ message, ...facts }))
    const log: Log = { info: line, warn: line, error: line }
    const failing = program({ ...at, ports: { ...at.ports, log } }, sam.token)
    await at.db.rows.run(sql`ALTER TABLE launch_moves RENAME TO elsewhere`)
    const answer = await failing.post(MOVES, { to: TO, reason: 'Ann is ill' }, { 'idempotency-key': 'k' })
    expect(answer.status).toBe(500)
    expect((await problemIn(answer)).detail).not.toContain('launch_moves')
    expect(lines.join('\n')).toMatch(/no such table: launch_moves.*\/campaigns\/:campaign\/launch-moves/)
    expect(lines.join('\n')).not.toContain('Ann')
    await at.db.rows.run(sql`ALTER TABLE elsewhere RENAME TO launch_moves`)
    expect((await failing.post(MOVES, { to: TO }, { 'idempotency-key': 'k' })).status, 'its key is free').toBe(200)
  })
})

describe('with an Idempotency-Key', () => {
  const KEY = { 'idempotency-key': 'a-key-of-mine' }
  const postpone = `${RENEW}/launch-postponements`
  const moves = async (at: World) => (await at.db.rows.all(sql`SELECT 1 FROM launch_moves`)).length

  it('a second asking does nothing and gets the first answer', async () => {
    const { at, sam } = await planned()
    const first = await sam.post(postpone, { reason: 'Not ready' }, KEY)
    const again = await sam.post(postpone, ' { "reason" : "Not ready" } ', KEY)
    expect([first.status, again.status]).toEqual([200, 200])
    expect(await again.text()).toBe(await first.text())
    expect([first, again].map(({ headers }) => headers.get('idempotent-replayed'))).toEqual([null, 'true'])
    expect(await moves(at)).toBe(1)
    expect((await sam.post(postpone, { reason: 'Not ready' })).status, 'without it, it is asked anew').toBe(409)
  })

  it('a refusal is the answer too', async () => {
    const { at, sam } = await planned()
    const first = await sam.post(`${RENEW}/launch-reinstatements`, {}, KEY)
    await sam.post(postpone, { reason: 'Not ready' })
    const again = await sam.post(`${RENEW}/launch-reinstatements`, {}, KEY)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    expect(await problemIn(again)).toEqual(await problemIn(first))
    expect(again.status).toBe(409)
    expect(await moves(at)).toBe(1)
  })

  it.each<[string, string, unknown]>([
    ['another body', postpone, { reason: 'Not ready yet' }],
    ['another address', '/campaigns/renew-on-paper/launch-postponements', { reason: 'Not ready' }],
  ])('%s is refused', async (_, path, body) => {
    const { at, sam } = await planned()
    await sam.post(postpone, { reason: 'Not ready' }, KEY)
    const answer = await sam.post(path, body, KEY)
    expect(answer.status).toBe(422)
    expect((await problemIn(answer)).problems).toMatchObject([{ path: 'Idempotency-Key' }])
    expect(await moves(at)).toBe(1)
  })

  it('what is not in shape was not begun, and its key is free', async () => {
    const { at, sam } = await planned()
    expect((await sam.post(MOVES, { too: TO }, KEY)).status).toBe(422)
    expect((await sam.post(MOVES, '{', KEY)).status).toBe(400)
    expect((await sam.post(MOVES, { to: TO }, KEY)).status).toBe(200)
    expect(await launchOf(at)).toBe(TO)
  })

  it('whoever lacks the role has no answer kept, and may ask again with it', async () => {
    const { at, sam } = await planned()
    const vera = await programOf(at, 'vera@example.gov', ['viewer'])
    expect((await vera.post(MOVES, { to: TO }, KEY)).status).toBe(403)
    const promoted = await programOf(at, 'vera@example.gov', ['planner'])
    expect((await promoted.post(MOVES, { to: TO }, KEY)).status).toBe(200)
    expect((await sam.post(MOVES, { to: TO }, KEY)).headers.get('idempotent-replayed'), 'another person').toBeNull()
    expect(await moves(at)).toBe(1)
  })

  it('of many at once one is at work; the others wait for it or get its answer', async () => {
    const { at, sam } = await planned()
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => sam.post(postpone, { reason: 'Not ready' }, KEY)),
    )
    for (const answer of answers) {
      expect([200, 409]).toContain(answer.status)
      if (answer.status === 200) expect(await answer.json()).toEqual({ campaign: 'renew-online', postponed: true })
      else expect(answer.headers.get('retry-after')).toBe('1')
    }
    expect(
      answers.filter((answer) => answer.status === 200 && !answer.headers.has('idempotent-replayed')),
    ).toHaveLength(1)
    expect(await moves(at)).toBe(1)
    expect((await sam.post(postpone, { reason: 'Not ready' }, KEY)).status).toBe(200)
  })

  it('a request that lost its process is told as under way for a minute, and then done', async () => {
    const { at, sam } = await planned()
    await sam.post(MOVES, { to: TO, dryRun: true }, KEY)
    await at.db.rows.run(sql`UPDATE idempotency_keys SET status = NULL, body = NULL`)
    const early = await sam.post(MOVES, { to: TO, dryRun: true }, KEY)
    expect([early.status, early.headers.get('retry-after')]).toEqual([409, '1'])
    expect((await problemIn(early)).detail).toContain('under way')
    at.clock.forward(60_000)
    const late = await sam.post(MOVES, { to: TO, dryRun: true }, KEY)
    expect([late.status, late.headers.get('idempotent-replayed')]).toEqual([200, null])
  })
})

it('answers are forgotten by the scheduler after a day', async () => {
  const { at, sam } = await planned()
  const kept = async () => (await at.db.rows.all(sql`SELECT 1 FROM idempotency_keys`)).length
  await sam.post(MOVES, { to: TO, dryRun: true }, { 'idempotency-key': 'k' })
  await tick(at.ports, at.clock.now())
  expect(await kept()).toBe(1)
  at.clock.forward(25 * 3_600_000)
  await tick(at.ports, at.clock.now())
  expect(await kept()).toBe(0)
})

describe('the description', () => {
  const described = async (at: World) => {
    const answer = await createApp(at.ports).request('/api/v1/openapi.json')
    expect(answer.headers.get('content-type')).toBe('application/json')
    return answer.text()
  }

  it('lists exactly the routes that there are', async () => {
    const at = await world()
    const { routes } = createApp(at.ports)
    const there = routes
      .filter(({ method, path }) => path.startsWith('/api/') && method !== 'ALL' && !path.includes('*'))
      .map(({ method, path }) => `${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}`)
    const { operations } = describedShapes(await described(at))
    // What takes `next` before a route bears its name too.
    expect(operations.sort()).toEqual([...new Set(there)].sort())
    expect(operations).toHaveLength(7)
  })

  it('is OpenAPI 3.1 that refers to nothing that is not there, and asks for a token everywhere but for itself', async () => {
    const text = await described(await world())
    const document = JSON.parse(text)
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://fanfare.example' }] })
    expect(document.components.securitySchemes.token).toEqual({ type: 'http', scheme: 'bearer' })
    for (const [, reference] of text.matchAll(/"\$ref":"#\/([^"]+)"/g)) {
      const found = reference!
        .split('/')
        .reduce<Record<string, never> | undefined>((part, step) => part?.[step], document)
      expect(found, reference).toBeDefined()
    }
    const operations = Object.values<Record<string, { operationId: string; security?: unknown[] }>>(document.paths)
    const all = operations.flatMap((methods) => Object.values(methods))
    expect(document.security).toEqual([{ token: [] }])
    expect(all.filter(({ security }) => security?.length === 0).map(({ operationId }) => operationId)).toEqual([
      'describeInterface',
    ])
    expect(new Set(all.map(({ operationId }) => operationId)).size).toBe(all.length)
  })

  it.each<[string, (sam: Program) => Promise<Response>]>([
    ['GET /api/v1/campaigns', (sam) => sam.get('/campaigns')],
    ['GET /api/v1/campaigns/{campaign}', (sam) => sam.get(RENEW)],
    ['GET /api/v1/campaigns/{campaign}/launch-history', (sam) => sam.get(`${RENEW}/launch-history`)],
    ['POST /api/v1/campaigns/{campaign}/launch-moves', (sam) => sam.post(MOVES, { to: '2027-04-01T09:00' })],
    [
      'POST /api/v1/campaigns/{campaign}/launch-postponements',
      (sam) => sam.post(`${RENEW}/launch-postponements`, { reason: 'Not ready' }),
    ],
    [
      'POST /api/v1/campaigns/{campaign}/launch-reinstatements',
      async (sam) => {
        await sam.post(`${RENEW}/launch-postponements`, { reason: 'Not ready' })
        return sam.post(`${RENEW}/launch-reinstatements`)
      },
    ],
  ])('is true of what %s answers, and of its refusals', async (operation, ask) => {
    const at: BusyInstallation = await busyInstallation()
    const sam = await programOf(at, EMAIL, ['planner'])
    await sam.post(MOVES, { to: '2027-03-20T09:00' })
    const shapes = describedShapes(await described(at))
    const answer = await ask(sam)
    const body: unknown = await answer.json()
    expect(answer.status).toBe(200)
    expect(shapes.answer(operation).safeParse(body).error?.issues ?? []).toEqual([])
    const withMore = JSON.parse(JSON.stringify(body).replace('{', '{"undescribed":1,')) as unknown
    expect(shapes.answer(operation).safeParse(withMore).success, 'the check can fail').toBe(false)
    const refusal: unknown = await (await program(at, 'none').get('/campaigns')).json()
    expect(shapes.problem.safeParse(refusal).error?.issues ?? []).toEqual([])
  })
})
