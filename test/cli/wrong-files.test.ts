import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installation } from '../support/fanfare-process.ts'
import { writeSmallCampaign } from '../support/small-campaign.ts'

interface Checked {
  ok: boolean
  problems: { file: string; line: number; column: number; path: string; severity: string; message: string }[]
}

const ALIAS_BOMB = [
  'a: &a [x, x, x, x, x, x, x, x, x, x]',
  ...['ab', 'bc', 'cd', 'de', 'ef', 'fg', 'gh', 'hi'].map(
    ([before, name]) => `${name}: &${name} [${Array(10).fill(`*${before}`).join(', ')}]`,
  ),
].join('\n')

type Edit = (good: string) => string
const swap =
  (from: string, to: string): Edit =>
  (good) => {
    if (!good.includes(from)) throw new Error(`the campaign file does not hold ${from}`)
    return good.replace(from, to)
  }

const FAULTS: readonly (readonly [name: string, edit: Edit, path: string, words: string])[] = [
  ['an unknown key', swap('languages:', 'langauges:'), 'langauges', 'languages'],
  ['a wrong type', swap('languages: [en, cy]', 'languages: 7'), 'languages', 'list'],
  ['a missing anchor', swap('when: launch,', 'when: pilot+1d,'), 'activities', 'pilot'],
  ['an unknown zone', swap('zone: Europe/London', 'zone: Europe/Lundon'), 'anchors.launch.zone', 'Europe/London'],
  ['an impossible date', swap('2027-03-01T09:00', '2027-02-30T09:00'), 'anchors.launch.at', '2027-02-30'],
  ['a goal without baseline', swap('baseline: {', 'measured_on: {'), 'objectives', 'baseline'],
  ['a message without its first language', swap('      en: |', '      fr: |'), 'messages.news.body', 'en'],
  ['a name twice', (good) => `${good}${good.split('\n').at(-2)}\n`, 'activities', 'go-live'],
  ['a template that does not parse', swap('{{first_name}}', '{{#if first_name}}'), 'messages.news.body', 'if'],
  ['a variable that nobody has', swap('{{first_name}}', '{{frist_name}}'), 'messages.news.body', 'first_name'],
  ['what is not built yet', swap('late: "ask"', 'gate: board'), 'activities', 'not available yet'],
  ['an alias bomb', () => ALIAS_BOMB, '', 'alias'],
  ['a file over 2 MB', (good) => `${good}# ${'x'.repeat(2 * 1024 * 1024)}\n`, '', '2 MB'],
  ['broken YAML', swap('languages: [en, cy]', 'languages: [en, cy'), '', ''],
]

it('every fault of a campaign file is told with its place and what was expected', { timeout: 60_000 }, async () => {
  const fanfare = installation()
  const good = readFileSync(writeSmallCampaign(fanfare.folder), 'utf8')
  const files = FAULTS.map(([name, edit]) => {
    const file = join(fanfare.folder, `${name.replaceAll(/\W+/g, '-')}.yaml`)
    writeFileSync(file, edit(good))
    return file
  })
  const json = await fanfare.run('plan', 'check', ...files, '--json')
  const { ok, problems } = JSON.parse(json.out) as Checked
  expect({ ok, code: json.code }).toEqual({ ok: false, code: 1 })
  for (const [index, [name, , path, words]] of FAULTS.entries()) {
    const found = problems.filter(({ file, severity }) => file === files[index] && severity === 'error')
    const problem = found.find((one) => one.path.startsWith(path) && one.message.includes(words))
    expect(problem, `${name}: ${JSON.stringify(found)}`).toBeDefined()
    for (const one of found) {
      expect(Object.keys(one).toSorted()).toEqual(['column', 'file', 'line', 'message', 'path', 'severity'])
    }
  }
  const prose = await fanfare.run('plan', 'check', files[0]!)
  expect(prose.code).toBe(1)
  expect(prose.out).toMatch(/an-unknown-key\.yaml:4:1 {2}error {2}langauges/)
})

it('a campaign file with a fault is not applied, and nothing of it is kept', async () => {
  const fanfare = installation()
  const file = writeSmallCampaign(fanfare.folder)
  writeFileSync(file, swap('when: launch,', 'when: pilot+1d,')(readFileSync(file, 'utf8')))
  const { code, out, err } = await fanfare.run('plan', 'apply', file, '--json')
  expect(code).toBe(1)
  expect(JSON.parse(out)).toMatchObject({ error: { kind: 'invalid', problems: [{ file, line: expect.any(Number) }] } })
  expect(err.match(/pilot/g)?.length, 'told once').toBe(1)
  expect(await fanfare.json('plan', 'show')).toEqual([])
})

it('faults of a contacts file are told by line, column, value and reason, and good rows go in', async () => {
  const fanfare = installation()
  const file = join(fanfare.folder, 'people.csv')
  const rows = [
    'id,email,phone,first_name',
    'p1,one@example.com,,Ann',
    'p2,not an address,,Bob',
    'p3,three@example.com,12,Cid',
    'p4,four@example.com',
    'p1,again@example.com,,Ann',
    'p6,six@example.com,,"=HYPERLINK(""https://evil.example"")"',
  ]
  const text = Buffer.from(`${rows.join('\n')}\n`, 'utf8')
  writeFileSync(file, Buffer.concat([text, Buffer.from('p7,seven@example.com,,Ren\xe9e\n', 'latin1')]))
  const { code, out } = await fanfare.run('contacts', 'import', file, '--json')
  const { rejected, ...counts } = JSON.parse(out) as { rejected: { line: number; column: string; reason: string }[] }
  const told = Object.fromEntries(rejected.map(({ line, column, reason }) => [line, `${column}: ${reason}`]))
  expect(code).toBe(1)
  expect(told).toMatchObject({
    3: expect.stringMatching(/^email: /),
    4: expect.stringMatching(/^phone: /),
    5: expect.stringMatching(/columns|cells/),
    6: expect.stringMatching(/p1|line 2|twice/),
    8: expect.stringContaining('UTF-8'),
  })
  expect(counts).toMatchObject({ created: expect.any(Number), updated: 0 })
  const prose = await fanfare.run('contacts', 'import', file)
  expect(prose.out).toMatch(/line 3, email: "not an address": /)
})

it.each<[string, Buffer, string]>([
  ['no header', Buffer.from('Ann,Bee\nann,bee\n'), 'expected a header row with at least one of id, email and phone'],
  ['empty', Buffer.from(''), 'header'],
  ['UTF-16', Buffer.from('\ufeffid,email\np1,one@example.com\n', 'utf16le'), 'UTF-8'],
  ['a spreadsheet', Buffer.from('PK\u0003\u0004\u0000\u0000\u0000 sheet'), 'CSV'],
])('a contacts file that cannot be read at all is refused whole: %s', async (_, bytes, words) => {
  const fanfare = installation()
  const file = join(fanfare.folder, 'people.csv')
  writeFileSync(file, bytes)
  const { code, err } = await fanfare.run('contacts', 'import', file)
  expect(err).toContain(words)
  expect(err).not.toContain('unexpected')
  expect(code).toBe(1)
})
