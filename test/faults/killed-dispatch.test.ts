import { setTimeout as pause } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { isAtNight } from '../support/at-night.ts'
import { installation, type Installation } from '../support/fanfare-process.ts'
import { type Answer, mailServer, timesReceived } from '../support/mail-server.ts'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'

const [PEOPLE, KILLS] = isAtNight ? [5_000, 10] : [1_500, 4]
/** Two lanes of a batch each: four mails for each of ten connections. */
const IN_FLIGHT = 80

interface LedgerLine {
  contact: string
  status: string
}

type Behaviour = (() => (to: string, count: number) => Answer) | undefined

/** The harder one first; the other at night. */
const SERVERS: readonly [string, Behaviour][] = [
  [
    'a server that now and then takes a mail and goes silent',
    () => (_, count) => (count % 500 === 250 ? 'accept-silently' : 'accept'),
  ],
  ['a server that answers everything', undefined],
]

it.each(isAtNight ? SERVERS : SERVERS.slice(0, 1))(
  `a dispatch of ${PEOPLE} killed at ${KILLS} random moments reaches nobody twice and loses nobody: %s`,
  { timeout: 180_000 },
  async (_, behaviour) => {
    let silences = 0
    const decide = behaviour?.()
    const server = await mailServer({
      timeout: 2,
      answer: (to, count) => {
        const answer = decide?.(to, count) ?? 'accept'
        if (answer === 'accept-silently') silences++
        return answer
      },
    })
    const fanfare = installation({ FANFARE_SMTP_URL: server.url })
    await prepared(fanfare)

    let killed = 0
    for (let kill = 0; kill < KILLS; kill++) {
      const goal = server.received.length + 40 + Math.floor(Math.random() * 200)
      const { child, finished } = fanfare.start('dispatch', '--until-idle')
      while (server.received.length < goal && child.exitCode === null) await pause(2)
      if (child.exitCode === null) killed++
      child.kill('SIGKILL')
      await finished
    }
    expect(killed, 'dispatchers at work when they were killed').toBe(KILLS)
    await fanfare.json('dispatch', '--until-idle')

    const { out } = await fanfare.run('deliveries', 'renew-online', '--json')
    const ledger = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as LedgerLine)
    const times = timesReceived(server.received)
    const received = new Set(server.received.map(({ to }) => to))
    const unknown = ledger.filter(({ status }) => status === 'unknown')
    expect([...times.values()].filter((count) => count > 1)).toEqual([])
    expect(ledger).toHaveLength(PEOPLE)
    expect(ledger.filter(({ status }) => status !== 'sent' && status !== 'unknown')).toEqual([])
    const sentUnseen = ledger.filter(
      ({ contact, status }) => status === 'sent' && !received.has(`person${contact.slice(1)}@example.com`),
    )
    expect(sentUnseen).toEqual([])
    expect(unknown.length).toBeLessThanOrEqual(KILLS * IN_FLIGHT + silences)
    console.log(`${received.size} received, ${unknown.length} unknown after ${KILLS} kills and ${silences} silences`)
  },
)

async function prepared(fanfare: Installation): Promise<void> {
  await fanfare.json('contacts', 'import', writePeople(fanfare.folder, PEOPLE), '--list', 'people')
  await fanfare.json('person', 'add', APPROVER, '--role', 'approver')
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder), '--launch', 'now')
  await fanfare.json('approve', 'renew-online', '--as', APPROVER)
}
