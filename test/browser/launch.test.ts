import { describe, expect, it } from 'vitest'
import { campaignPage, moveLaunch } from '../../src/plan/index.ts'
import { site } from '../support/site.ts'
import { SLIPPING, slippingCampaign } from '../support/slipping-campaign.ts'
import { people, ways } from './ways.ts'

const comes = people()
const ID = { campaignId: 'renew-online' }

async function planned() {
  const at = await site({ at: '2027-01-10T09:00:00Z' })
  await slippingCampaign(at)
  return at
}

describe.each(ways('by keyboard alone on a phone without script'))('a planner, %s,', (_, way) => {
  it('moves the launch, although somebody moved it in between', async () => {
    const at = await planned()
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open(SLIPPING)
    await sam.press('link', 'Move the launch')
    await sam.reach('Move the launch, or another date')
    await sam.examine('the form for a new date')
    await sam.type('New date and time', '2027-03-15T09:00')
    await sam.press('button', 'Show what would change')
    await sam.reach('Move the launch to Mon 15 March 2027, 09:00?')
    await sam.see('11 move')
    await sam.examine('what a move would do')
    await sam.type('Why it moves', 'The review takes longer')
    await moveLaunch(at.as(), { ...ID, to: '2027-03-08T09:00' })
    await sam.press('button', 'Move the launch to Mon 15 March 2027, 09:00')
    await sam.see('The plan was changed since you saw what the move would do')
    await sam.see('The new date is 7 days later')
    await sam.press('button', 'Move the launch to Mon 15 March 2027, 09:00')
    await sam.reach('What is left to do after the move')
    await sam.see('The launch is moved to Mon 15 March 2027, 09:00')
    await sam.examine('what is left to do')
    await sam.press('link', 'Go to its approval')
    await sam.see('approval void')
    expect((await campaignPage(at.as(), ID)).launch.wall).toBe('2027-03-15T09:00')
  })

  it('postpones the launch and reinstates it', async () => {
    const at = await planned()
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open(SLIPPING)
    await sam.press('link', 'Postpone it without a new date')
    await sam.reach('Postpone the launch?')
    await sam.press('button', 'Postpone the launch')
    await sam.see('There is a problem')
    await sam.type('Why it is postponed', 'The review is not finished')
    await sam.press('button', 'Postpone the launch')
    await sam.see('The launch is postponed, and nothing goes out')
    await sam.examine('a postponed campaign')
    await sam.press('button', 'Give it the old date back')
    await sam.reach('Give the launch its old date back?')
    await sam.press('button', 'Reinstate Mon 1 March 2027, 09:00')
    await sam.see('The launch has its old date back')
    await sam.press('summary', 'History of the launch (2)')
    await sam.see('The review is not finished')
  })

  it('lets an activity repeat, and looks at its dates', async () => {
    const at = await planned()
    const sam = await comes(at, way, { roles: ['planner'] })
    await sam.open(`${SLIPPING}/edit/activity/go-live`)
    await sam.press('summary', 'More than once')
    await sam.type('How it repeats', 'FREQ=WEEKLY;COUNT=0')
    await sam.press('button', 'Save')
    await sam.see('There is a problem')
    await sam.examine('an activity with a rule that is none')
    await sam.type('How it repeats', 'FREQ=WEEKLY;COUNT=5')
    if (!way.script) await sam.press('button', 'Check without saving')
    await sam.see('every week, 5 times')
    await sam.press('summary', 'Whose clock counts')
    await sam.tick('radio', 'Each recipient’s own')
    await sam.press('button', /^Save$/)
    await sam.see('5 dates, 1 March 2027 to 29 March 2027')
    await sam.see('At 09:00 where each recipient is')
    await sam.press('summary', 'and 2 more')
    await sam.see('Mon 29 March 2027, 09:00')
    await sam.examine('an activity of several dates')
  })
})
