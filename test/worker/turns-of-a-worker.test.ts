import { expect, it, onTestFinished } from 'vitest'
import { dispatch } from '../../src/dispatch/index.ts'
import { isAtNight } from '../support/at-night.ts'
import { countingProxy } from '../support/counting-proxy.ts'
import { until } from '../support/fanfare-process.ts'
import { expectBalanced, ledgerOf } from '../support/ledger.ts'
import { type Edge, dueCampaign, edgeOfThisFile, onNode, timesTaken } from './edge.ts'

const edges = edgeOfThisFile()

/** The ledger of the one activity, held to be balanced. */
async function ledger({ db }: Edge) {
  await expectBalanced(db)
  return (await ledgerOf(db))[0]!
}

it(
  'Node and the Worker dispatch at once on one server, share the work and write to nobody twice',
  { timeout: 120_000 },
  async () => {
    const people = 800
    const edge = await edges.start({ provider: { takes: 120 } })
    await dueCampaign(edge, people)
    const byNode = dispatch(onNode(edge), { untilIdle: true })
    await until('the first mail of Node', () => edge.provider.taken.length > 0)
    await Promise.all([edge.worker.runScheduler(), edge.worker.runScheduler()])
    const { sent } = await byNode
    expect(timesTaken(edge.provider)).toEqual(Array(people).fill(1))
    expect(await ledger(edge)).toMatchObject({ audience: people, sent: people, unknown: 0 })
    expect(sent).toBeGreaterThan(0)
    expect(sent).toBeLessThan(people)
  },
)

/** How mails go to the two kinds of providers; the second at night. */
const KINDS = [
  ['one request for many mails', 'postmark', 1_200],
  ['one request for each mail', 'ses', 250],
] as const

it.each(isAtNight ? KINDS : KINDS.slice(0, 1))(
  'with %s, a run stays within its requests, says what it leaves, and the next go on',
  { timeout: 120_000 },
  async (_, mail, people) => {
    const allowed = 250
    const proxy = await countingProxy(edges.sqld().url)
    onTestFinished(() => proxy.close())
    const edge = await edges.start({ mail, database: proxy.url, settings: { FANFARE_SUBREQUESTS: String(allowed) } })
    await dueCampaign(edge, people)
    proxy.taken()
    let calls = 0
    for (let runs = 1; edge.provider.taken.length < people && runs < 20; runs++) {
      await edge.worker.runScheduler()
      const used = proxy.taken() + edge.provider.calls.length - calls
      calls = edge.provider.calls.length
      expect(used).toBeLessThanOrEqual(allowed)
      expect(await ledger(edge)).toMatchObject({ sent: edge.provider.taken.length, unknown: 0 })
    }
    expect(timesTaken(edge.provider)).toEqual(Array(people).fill(1))
    const left = edge.logged().filter(({ message }) => message === 'work is left for the next run')
    expect(left.length).toBeGreaterThan(0)
    expect(left[0]).toMatchObject({ sent: expect.any(Number), calls: expect.any(Number), seconds: expect.any(Number) })
  },
)

it.runIf(isAtNight)(
  'a provider that is not there costs nobody: everybody waits and the reason is told',
  { timeout: 60_000 },
  async () => {
    const edge = await edges.start()
    await dueCampaign(edge, 30)
    await edge.provider.close()
    await edge.worker.runScheduler()
    expect(await ledger(edge)).toMatchObject({ audience: 30, sent: 0, unknown: 0, queued: 30 })
    expect(edge.logged().find(({ message }) => message === 'waiting')).toMatchObject({
      why: expect.stringContaining('does not answer'),
    })
  },
)

it(
  'a provider that takes mail and never answers leaves one person unknown, who is not written to again',
  { timeout: 60_000 },
  async () => {
    const edge = await edges.start({
      provider: { answer: (_, count) => (count === 1 ? 'hang' : 'accept') },
      mailOptions: 'timeout=1',
    })
    await dueCampaign(edge, 30)
    await edge.worker.runScheduler()
    const { fanfare } = edge
    await fanfare.json('dispatch', '--until-idle')
    expect(await ledger(edge)).toMatchObject({ audience: 30, sent: 29, unknown: 1 })
    expect(timesTaken(edge.provider)).toEqual(Array(30).fill(1))
  },
)

it('without a provider the built-in inbox catches whole mails, composed in workerd', { timeout: 60_000 }, async () => {
  const edge = await edges.start({ settings: { FANFARE_MAIL_URL: '', FANFARE_MAIL_TOKEN: '' } })
  await dueCampaign(edge, 12, { subject: 'Croeso – सेवा', onlyEnglish: true })
  await edge.worker.runScheduler()
  const caught = await edge.fanfare.json<{ id: number }[]>('inbox')
  expect(caught).toHaveLength(12)
  const mail = await edge.fanfare.json<{ subject: string; text: string; html: string; headers: object }>(
    'inbox',
    String(caught[0]!.id),
  )
  expect(mail).toMatchObject({
    subject: 'Croeso – सेवा',
    text: expect.stringMatching(/Hello Person\d+/),
    html: expect.stringContaining('<html'),
    headers: { 'list-unsubscribe-post': 'List-Unsubscribe=One-Click' },
  })
  expect(edge.provider.calls).toEqual([])
})
