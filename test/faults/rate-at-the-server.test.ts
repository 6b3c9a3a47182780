import { expect, it } from 'vitest'
import { installation } from '../support/fanfare-process.ts'
import { mailServer } from '../support/mail-server.ts'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'

const PEOPLE = 240
const RATE = 60
const PORTION = 3

it(
  'two dispatchers together never exceed a channel’s rate in any second, as the server sees it',
  { timeout: 60_000 },
  async () => {
    const server = await mailServer()
    const fanfare = installation({ FANFARE_SMTP_URL: server.url })
    await fanfare.run('contacts', 'import', writePeople(fanfare.folder, PEOPLE), '--list', 'people')
    await fanfare.run('person', 'add', APPROVER, '--role', 'approver')
    await fanfare.run('plan', 'apply', writeSmallCampaign(fanfare.folder, { rate: `${RATE}/s` }), '--launch', 'now')
    await fanfare.run('approve', 'renew-online', '--as', APPROVER)
    await Promise.all([1, 2].map(() => fanfare.json('dispatch', '--until-idle')))

    const times = server.received.map(({ at }) => at)
    expect(times).toHaveLength(PEOPLE)
    const busiest = Math.max(...times.map((start) => times.filter((at) => at >= start && at < start + 1000).length))
    // A machine that stalls lets one portion catch up with the next, and no more.
    expect(busiest).toBeLessThanOrEqual(RATE + PORTION)
    // And it is not kept by crawling: nine tenths of the rate is reached, less the first and the last portion.
    const seconds = (times.at(-1)! - times[0]!) / 1000
    expect(PEOPLE / seconds).toBeGreaterThan(RATE * 0.6)
  },
)
