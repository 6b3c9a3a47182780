import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installation } from '../support/fanfare-process.ts'
import { writeSmallCampaign } from '../support/small-campaign.ts'

const MATERIALS = `core_messages: [{ id: quick, text: It takes two minutes }]
materials:
  shares:
    kind: infographic
    template: clear
    core: [quick]
    owner: comms@example.gov
    next_review: launch+90d
    figures:
      share: { chart: icon-array, value: 8, of: 10, source: Service data, date: 2026-10 }
    content:
      en: { title: 8 in 10 renew online, figures: [{ figure: share, title: 8 in 10 renew online, labels: { value: online } }] }
    overrides: [{ check: overflow, name: A. Jones, reason: Seen on a screen }]
`

interface Checks {
  readonly checks: readonly { readonly check: string; readonly severity: string; readonly overridden?: object }[]
}

it('a material is rendered whatever its checks find, says so, and is told to be wrong when it is checked', async () => {
  const fanfare = installation({ FANFARE_CHROMIUM: '/nowhere/chromium' })
  const file = writeSmallCampaign(fanfare.folder)
  writeFileSync(file, `${readFileSync(file, 'utf8')}${MATERIALS}`)
  await fanfare.json('plan', 'apply', file)

  const out = join(fanfare.folder, 'shares.svg')
  const rendered = await fanfare.json<Checks>('render', 'shares', '--campaign', 'renew-online', '--out', out)
  expect(rendered).toMatchObject({ file: out, bytes: readFileSync(out).length })
  const allowed = { name: 'A. Jones', reason: 'Seen on a screen' }
  expect(rendered.checks).toEqual([
    { check: 'claims', severity: 'error', language: 'en', where: 'quick', message: expect.stringMatching(/nothing proves/) },
    { check: 'overflow', severity: 'error', language: 'en', message: expect.stringMatching(/there is no \/nowhere\/chromium/), overridden: allowed },
  ]) // prettier-ignore

  const { code, out: told } = await fanfare.run('material', 'check', 'renew-online')
  expect(code).toBe(1)
  expect(told).toMatch(/^shares \(en\): 1 error stands\n {2}error {4}en {2}claims \(quick\): nothing proves/)
  expect(told).toMatch(/\n {2}allowed {2}en {2}overflow: .* \[A\. Jones: Seen on a screen\]\n/)
  expect(told).toMatch(/\nshares \(cy\): 2 errors stand\n/)
})
