import { expect, it, onTestFinished } from 'vitest'
import { installation } from '../support/fanfare-process.ts'
import { mailServer, timesReceived } from '../support/mail-server.ts'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'
import { startSqld } from '../support/sqld.ts'

const PEOPLE = 1_200

it.each<[string, () => Promise<Record<string, string>>]>([
  ['one database file', async () => ({})],
  [
    'one libSQL server',
    async () => {
      const server = await startSqld()
      onTestFinished(() => server.stop())
      return { FANFARE_DATABASE_URL: server.url }
    },
  ],
])(
  'two processes dispatching at once on %s share the work and write to nobody twice',
  { timeout: 120_000 },
  async (_, database) => {
    const server = await mailServer()
    const fanfare = installation({
      FANFARE_SMTP_URL: server.url,
      FANFARE_SECRET: 'the same secret for both, thirty-two long',
      ...(await database()),
    })
    await fanfare.json('contacts', 'import', writePeople(fanfare.folder, PEOPLE), '--list', 'people')
    await fanfare.json('person', 'add', APPROVER, '--role', 'approver')
    await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder), '--launch', 'now')
    await fanfare.json('approve', 'renew-online', '--as', APPROVER)

    interface Tally {
      sent: number
      unknown: number
    }
    const tallies = await Promise.all([1, 2].map(() => fanfare.json<Tally>('dispatch', '--until-idle')))
    expect(tallies.reduce((sum, { sent }) => sum + sent, 0)).toBe(PEOPLE)
    expect(server.received).toHaveLength(PEOPLE)
    expect(timesReceived(server.received).size).toBe(PEOPLE)
    expect(tallies.map(({ sent }) => sent > 0)).toEqual([true, true])
  },
)

it(
  'a dispatcher that slept while others gave it up sends nothing again when it wakes',
  { timeout: 120_000 },
  async () => {
    const server = await mailServer({ timeout: 1 })
    const fanfare = installation({ FANFARE_SMTP_URL: server.url })
    await fanfare.json('contacts', 'import', writePeople(fanfare.folder, PEOPLE), '--list', 'people')
    await fanfare.json('person', 'add', APPROVER, '--role', 'approver')
    await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder), '--launch', 'now')
    await fanfare.json('approve', 'renew-online', '--as', APPROVER)

    const { child, finished } = fanfare.start('dispatch', '--until-idle')
    while (server.received.length < 200) await new Promise((resolve) => setImmediate(resolve))
    child.kill('SIGSTOP')
    await fanfare.json('dispatch', '--until-idle')
    child.kill('SIGCONT')
    await finished
    const times = [...timesReceived(server.received).values()]
    expect(times.filter((count) => count > 1)).toEqual([])
    const { out } = await fanfare.run('deliveries', 'renew-online', '--json')
    const rows = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { contact: string; status: string })
    expect(rows).toHaveLength(PEOPLE)
    // Of some the sleeper knows for certain that nothing was handed over; everybody else is sent or unknown.
    const received = new Set(server.received.map(({ to }) => to))
    const others = rows.filter(({ status }) => status !== 'sent' && status !== 'unknown')
    expect(others.filter(({ status }) => status !== 'failed')).toEqual([])
    expect(others.filter(({ contact }) => received.has(`person${contact.slice(1)}@example.com`))).toEqual([])
  },
)
