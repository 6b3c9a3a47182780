import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/dispatch/index.ts'
import { activityPage, approve, campaignFile, campaignPage, moveLaunch, showPlan } from '../../src/plan/index.ts'
import { applyPlan, readCampaignFile } from '../../src/plan/index.ts'
import { signedIn } from '../support/signed-in.ts'
import { approver, SLIPPING, slippingCampaign } from '../support/slipping-campaign.ts'
import { type World, world } from '../support/world.ts'

const ID = { campaignId: 'renew-online' }
const TEASER = `${SLIPPING}/activities/teaser`

/** The teaser, which prints the date of the launch, went out on 15 February 2027; then something happens to the plan. */
async function afterwards(happens: (at: World) => Promise<unknown>) {
  const at = await world({ at: '2027-01-10T09:00:00Z' })
  await slippingCampaign(at)
  at.clock.set('2027-02-15T09:00:00Z')
  await dispatch(at.ports, { untilIdle: true })
  at.clock.forward(60 * 60_000)
  await happens(at)
  const sam = await signedIn(at, 'sam@example.gov', ['planner', 'approver'])
  const html = async (path: string) => (await sam.get(path)).text()
  const read = async (path: string) => (await html(path)).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
  return { at, html, read }
}

const move = (at: World) => moveLaunch(at.as(), { ...ID, to: '2027-03-15T09:00' })

async function rewrite(at: World) {
  const { text } = await campaignFile(at.as(), ID)
  const changed = text.replace('It opens then.', 'It opens much later.')
  expect(changed).not.toBe(text)
  const { plan } = readCampaignFile(changed, { file: 'renew-online.yaml' })
  await applyPlan(at.as(), { plan: plan! })
}

describe.each<[label: string, happens: (at: World) => Promise<unknown>]>([
  ['the launch was moved', move],
  ['its message was rewritten', rewrite],
  [
    'the launch was moved and everything approved once more',
    async (at) => {
      await move(at)
      await approve(await approver(at), ID)
    },
  ],
])('an activity that went out before %s', (_, happens) => {
  it('shows the mail that people got', async () => {
    const { html, read } = await afterwards(happens)
    for (const path of [TEASER, `${TEASER}/mail.html`]) {
      const page = await read(path)
      expect(page, path).toContain('It opens then.')
      expect(page, path).not.toContain('much later')
    }
    const page = await html(TEASER)
    expect(page).toContain('<strong>From 1 March 2027</strong>')
    expect(page).toContain('As it was sent in English')
    expect(page).not.toContain('15 March')
  })

  it('is approved as it was sent, on its page as in the plan', async () => {
    const { at, read } = await afterwards(happens)
    const page = await read(TEASER)
    expect(page).toContain('alex@example.gov approved it on Sun 10 January 2027, 09:00 (Europe/London), as it was sent')
    expect(page).not.toMatch(/void|What changed since|days before the launch/)
    expect(page).toContain('Went out Mon 15 February 2027, 09:00')
    const { occurrences } = await showPlan(at.as(), ID)
    expect(occurrences.find(({ activity }) => activity === 'teaser')?.approved).toBe(true)
    const { activities } = await campaignPage(at.as(), ID)
    expect(activities.find(({ activity }) => activity === 'teaser')?.approval).toBe('approved')
    expect((await activityPage(at.as(), { ...ID, activityId: 'teaser' })).approvals.state).toBe('approved')
  })
})
