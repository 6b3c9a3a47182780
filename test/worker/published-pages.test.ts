import { expect, it } from 'vitest'
import { addPerson, createSignInToken, personActor, type Role } from '../../src/access/index.ts'
import { applyPlan } from '../../src/plan/index.ts'
import { unpackedChromium } from '../../src/platform/unpacked-chromium.ts'
import { campaignWith } from '../materials/sample-materials.ts'
import type { Piece } from '../plan/sample-campaign.ts'
import { filledIn, formInPage } from '../support/form-in-page.ts'
import { textOf } from '../support/text-of.ts'
import { type Edge, edgeOfThisFile } from './edge.ts'

const edges = edgeOfThisFile()

const PUBLISH = '/campaigns/renew-online/materials/how-to-renew/publish'
const WITHDRAW = '/campaigns/renew-online/materials/how-to-renew/versions/1/withdraw'
const PUBLIC = '/m/renew-online/how-to-renew'
const ANSWERED_FOR: Piece = [
  'overrides: []',
  'overrides: [{ check: overflow, name: Sam Weaver, reason: Printed and looked at on 2026-11-02 }]',
]

async function person({ db }: Edge, email: string, role: Role) {
  await addPerson({ db, actor: { kind: 'command-line' }, now: new Date() }, { email, roles: [role] })
  return { db, actor: await personActor(db, email), now: new Date() }
}

/** The sheet as a planner wrote it, an approver who wrote nothing of it at the Worker’s pages, and everybody else. */
async function storyAt(edge: Edge) {
  const { db, worker } = edge
  const ann = await person(edge, 'ann@example.gov', 'planner')
  await person(edge, 'cat@example.gov', 'approver')
  const ask = (path: string, init: RequestInit = {}) => fetch(worker.url + path, { redirect: 'manual', ...init })
  const send = (path: string, fields: Iterable<readonly [string, string]>, cookie = '') =>
    ask(path, {
      method: 'POST',
      headers: { cookie, origin: worker.url },
      body: new URLSearchParams(Object.fromEntries(fields)),
    })
  const token = await createSignInToken({ db, actor: { kind: 'command-line' }, now: new Date() }, { email: 'cat@example.gov' }) // prettier-ignore
  const signedIn = await send(`/sign-in/${token}`, [])
  const cookie = signedIn.headers.get('set-cookie')!.split(';')[0]!
  const read = async (path: string) => (await ask(path, { headers: { cookie } })).text()
  return {
    ask,
    read,
    apply: (...changes: Piece[]) => applyPlan(ann, { plan: campaignWith(...changes) }),
    publish: async (note: string) => send(PUBLISH, filledIn(formInPage(await read(PUBLISH)), { note }), cookie),
    withdraw: async (page: string, reason: string) =>
      send(WITHDRAW, filledIn(formInPage(await read(page), 'reason'), { reason }), cookie),
    inLanguage: (language: string) => ask(PUBLIC, { headers: { 'accept-language': language } }),
  }
}

it(
  'a sheet is published on its page in workerd, shown to everybody in their language, and withdrawn',
  { timeout: 120_000 },
  async () => {
    const { apply, publish, withdraw, read, ask, inLanguage } = await storyAt(
      await edges.start({ chromium: await unpackedChromium() }),
    )
    await apply()
    expect((await inLanguage('en')).status).toBe(404)
    const published = await publish('The first one')
    const version = published.headers.get('location') ?? ''
    expect([published.status, version], textOf(await published.text())).toEqual([
      303,
      WITHDRAW.replace('/withdraw', ''),
    ])
    expect(textOf(await read(version))).toMatch(/Version 1 in force Published by cat@example.gov/)

    for (const [language, says] of [
      ['en', 'You can renew your licence online.'],
      ['cy, en;q=0.5', 'Cewch eich trwydded ar-lein.'],
    ] as const) {
      const page = await inLanguage(language)
      expect([page.status, page.headers.get('content-language')]).toEqual([200, language.slice(0, 2)])
      const html = await page.text()
      expect(html).toContain(says)
      const fonts = [...html.matchAll(/url\(["']?([^"')]+\.woff2)/g)].map(([, path]) => path!)
      expect(fonts.length).toBeGreaterThan(0)
      for (const path of fonts) {
        const font = await ask(path)
        expect([font.status, (await font.arrayBuffer()).byteLength > 1_000], path).toEqual([200, true])
      }
    }

    expect((await withdraw(version, 'The fee is wrong')).status).toBe(303)
    const gone = await inLanguage('cy')
    expect([gone.status, await gone.text()]).toEqual([410, expect.stringContaining('Tynnwyd fersiwn 1 yn ôl')])
  },
)

it(
  'a Worker without a browser says that nothing was measured and publishes nothing, until somebody answers for it',
  { timeout: 120_000 },
  async () => {
    const { apply, publish, read, inLanguage } = await storyAt(await edges.start())
    const unmeasured = /whether the text fits was not measured: .* the binding BROWSER is missing/
    await apply()
    const refused = await publish('The first one')
    expect([refused.status, textOf(await refused.text())]).toEqual([422, expect.stringMatching(unmeasured)])
    expect((await inLanguage('en')).status).toBe(404)
    expect(textOf(await read(PUBLISH)), 'as it is kept').toMatch(unmeasured)

    await apply(ANSWERED_FOR)
    expect(textOf(await read(PUBLISH))).toMatch(/Sam Weaver answers for the check “[^”]+”: Printed and looked at/)
    expect((await publish('The first one')).status).toBe(303)
    expect((await inLanguage('en')).status).toBe(200)
  },
)
