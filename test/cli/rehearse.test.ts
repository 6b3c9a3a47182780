import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { isAtNight } from '../support/at-night.ts'
import { type Installation, installation, until } from '../support/fanfare-process.ts'
import { writePeople, writeSmallCampaign } from '../support/small-campaign.ts'
import { startSqld } from '../support/sqld.ts'

const LATER = '  - { id: later, message: news, audience: everybody, when: "launch+7d 10:00" }\n'

async function withCampaign(env: Record<string, string>, people: number, rate = ''): Promise<Installation> {
  const fanfare = installation(env)
  const campaign = writeSmallCampaign(fanfare.folder, { rate })
  appendFileSync(campaign, LATER)
  await fanfare.json('contacts', 'import', writePeople(fanfare.folder, people), '--list', 'people')
  await fanfare.json('plan', 'apply', campaign)
  const temporary = join(fanfare.folder, 'temporary')
  mkdirSync(temporary)
  return fanfare.under({ TMPDIR: temporary })
}

const leftBehind = ({ folder }: Installation) =>
  readdirSync(join(folder, 'temporary')).filter((name) => name.startsWith('fanfare-rehearsal-'))

/** The bytes of a database file, where there is one: its log is gone when the last command has closed it. */
function bytesOf({ folder }: Installation): string {
  const file = join(folder, 'fanfare.db')
  expect(existsSync(`${file}-wal`)).toBe(false)
  return existsSync(file) ? createHash('sha256').update(readFileSync(file)).digest('hex') : 'none'
}

const DATABASES: readonly [string, () => Promise<Record<string, string>>][] = [
  ['a database file', async () => ({})],
  [
    'a libSQL server',
    async () => {
      const server = await startSqld()
      onTestFinished(() => server.stop())
      return { FANFARE_DATABASE_URL: server.url }
    },
  ],
]

it.each(DATABASES.slice(0, isAtNight ? 2 : 1))(
  'a campaign in %s is rehearsed, the same each time, and nothing is changed',
  { timeout: 60_000 },
  async (_, database) => {
    const fanfare = await withCampaign(await database(), 40)
    const before = bytesOf(fanfare)
    const plan = await fanfare.json('plan', 'show', 'renew-online')
    const first = await fanfare.run('rehearse', 'renew-online', '--seed', '5', '--json')
    expect(first.code, first.err).toBe(0)
    expect(JSON.parse(first.out)).toMatchObject({
      campaign: 'renew-online',
      seed: 5,
      occurrences: 2,
      deliveries: 80,
      sent: 80,
      peak: { instant: '2027-03-01T09:00:00.000Z', perMinute: 40 },
      notApproved: ['go-live', 'later'],
      goals: [{ id: 'know', figure: { low: 40, high: 40 }, forecast: 'would-not-be-met' }],
    })
    expect((await fanfare.run('rehearse', 'renew-online', '--seed', '5', '--json')).out).toBe(first.out)

    const { code, out } = await fanfare.run('rehearse', 'renew-online')
    expect(code).toBe(0)
    expect(out).toContain('Nothing was sent and nothing was changed.')
    expect(out).toContain('2 activities are not approved yet and were rehearsed as if they were: go-live, later')
    expect(out).toContain('2 dates, 80 deliveries = 80 sent')
    expect(out).toContain('Busiest minute: 2027-03-01 09:00 Europe/London, 40 handed over')
    expect(out).toContain('by 2027-03-31 23:59 Europe/London; audience Everybody')
    expect(out).toContain('know (people reached): WOULD NOT BE MET')

    expect(await fanfare.json('plan', 'show', 'renew-online')).toEqual(plan)
    expect((await fanfare.run('deliveries', 'renew-online', '--json')).out).toBe('')
    expect(await fanfare.json('inbox')).toEqual([])
    expect(bytesOf(fanfare)).toBe(before)
    expect(leftBehind(fanfare)).toEqual([])
  },
)

it.each<[string, string[], number, string]>([
  ['a seed that is no number', ['renew-online', '--seed', 'abc'], 2, 'Expected a whole number from 0 to 4294967295'],
  ['a seed below nought', ['renew-online', '--seed', '-1'], 2, 'Expected a whole number'],
  ['a share that is none', ['renew-online', '--refused', '2'], 2, 'Expected a share from 0% to 100%'],
  ['a share over all', ['renew-online', '--refused-for-now', '101%'], 2, 'Expected a share'],
  ['no campaign', [], 2, 'missing required argument'],
  ['a campaign that is not there', ['renwe'], 1, 'there is no campaign renwe'],
])('%s is refused', async (_, args, code, message) => {
  const fanfare = installation()
  const finished = await fanfare.run('rehearse', ...args)
  expect(finished.code).toBe(code)
  expect(finished.err).toContain(message)
})

it('a rehearsal that is interrupted removes its copy and says so', { timeout: 60_000 }, async () => {
  const fanfare = await withCampaign({}, 3_000, '1/m')
  const { child, finished } = fanfare.start('rehearse', 'renew-online')
  await until('its copy', () => leftBehind(fanfare).length > 0)
  child.kill('SIGINT')
  const { code, out, err } = await finished
  expect({ code, out }).toEqual({ code: 1, out: '' })
  expect(err).toContain('the rehearsal was stopped; nothing was sent or changed, and its copy is removed')
  expect(leftBehind(fanfare)).toEqual([])
})
