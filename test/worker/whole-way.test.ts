import { expect, it, onTestFinished } from 'vitest'
import { isAtNight } from '../support/at-night.ts'
import { until } from '../support/fanfare-process.ts'
import { type Stage, tellSmokeStory } from '../support/smoke-story.ts'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'
import { type Edge, dueCampaign, edgeOfThisFile, timesTaken } from './edge.ts'

const edges = edgeOfThisFile()
const PEOPLE = 25

async function stageOf({ fanfare, provider }: Edge, url: string): Promise<Stage> {
  await fanfare.json('person', 'add', 'vera@example.gov', '--role', 'viewer,planner')
  const { link } = await fanfare.json<{ link: string }>('person', 'link', 'vera@example.gov')
  const { token } = await fanfare.json<{ token: string }>('person', 'token', 'vera@example.gov')
  const [mail] = provider.taken
  return {
    url,
    signInToken: link.split('/').at(-1)!,
    apiToken: token,
    campaign: {
      id: 'renew-online',
      title: 'Renew your licence online',
      activity: 'go-live',
      leadsTo: 'https://renew.example.gov/start',
    },
    link: /https?:\S+\/r\/[\w-]+/.exec(mail!.text)![0],
    unsubscribe: mail!.headers['List-Unsubscribe']!.slice(1, -1),
  }
}

/** What an operator types on a machine of their own, on the Worker's database. */
async function byCommands({ fanfare }: Edge): Promise<void> {
  await fanfare.json('contacts', 'import', writePeople(fanfare.folder, PEOPLE), '--list', 'people')
  await fanfare.json('person', 'add', APPROVER, '--role', 'approver')
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder), '--launch', 'now')
  await fanfare.json('approve', 'renew-online', '--as', APPROVER)
}

interface Review {
  readonly outputs: { readonly total: object }
}

it(
  'a campaign goes from its approval over cron, mail and link to the review, all in workerd',
  { timeout: 120_000 },
  async () => {
    const edge = await edges.start()
    await byCommands(edge)
    await edge.worker.runScheduler()
    expect(edge.provider.taken).toHaveLength(PEOPLE)
    expect(timesTaken(edge.provider)).toEqual(Array(PEOPLE).fill(1))
    expect(new Set(edge.provider.taken.map(({ subject }) => subject))).toEqual(
      new Set(['Renew online', 'Adnewyddwch ar-lein']),
    )
    await tellSmokeStory(await stageOf(edge, edge.worker.url))
    await edge.worker.runScheduler()
    expect(edge.provider.taken).toHaveLength(PEOPLE)
    const review = await edge.fanfare.json<Review>('review', 'renew-online')
    expect(review.outputs.total).toMatchObject({
      reach: { low: PEOPLE, high: PEOPLE },
      ledger: { audience: PEOPLE, sent: PEOPLE, unknown: 0, balances: true },
      visits: 1,
      unsubscribes: 1,
    })
  },
)

it.runIf(isAtNight)('the same story is told by Node on the same server', { timeout: 120_000 }, async () => {
  const edge = await edges.start()
  await dueCampaign(edge, PEOPLE)
  const node = edge.fanfare.under({ PORT: '0', FANFARE_BASE_URL: '' }).start('start', '--no-examples')
  onTestFinished(async () => void (node.child.kill(), await node.finished))
  const url = await until('the address', () => /runs on (\S+)/.exec(node.printed())?.[1])
  await until('everybody’s mail', () => edge.provider.taken.length === PEOPLE)
  await tellSmokeStory(await stageOf(edge, url))
})
