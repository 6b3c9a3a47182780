import { sql } from 'drizzle-orm'
import { describe, expect, it } from 'vitest'
import { dispatch } from '../../src/dispatch/index.ts'
import { activityPage, campaignPage, editCampaign, launchHistory, moveLaunch, showPlan } from '../../src/plan/index.ts'
import { formInPage } from '../support/form-in-page.ts'
import { signedIn } from '../support/signed-in.ts'
import { SLIPPING, slippingCampaign } from '../support/slipping-campaign.ts'
import { world } from '../support/world.ts'
import { toldBy } from './editing.ts'

const ID = { campaignId: 'renew-online' }
const LAUNCH = `${SLIPPING}/launch`

/** A campaign whose launch is 1 March 2027, looked at on 10 January by somebody who plans it. */
async function planning(now = '2027-01-10T09:00:00Z', change?: (plan: string) => string) {
  const at = await world({ at: now })
  await slippingCampaign(at, change)
  const sam = await signedIn(at, 'sam@example.gov', ['planner'])
  /** What a page says, without its markup. */
  const read = async (path: string) => text(await (await sam.get(path)).text())
  const wall = async () => (await campaignPage(at.as(), ID)).launch.wall
  /** The form of the preview of a move to this date, as it was shown. */
  const previewed = async (to: string) =>
    Object.fromEntries(formInPage(await (await sam.get(`${LAUNCH}?to=${to}`)).text()))
  return { at, sam, read, wall, previewed }
}

function text(html: string): string {
  return html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll('&#39;', '’')
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/ (?=[.,:])/g, '')
}

describe('what a move would do', () => {
  it('is said of every date before and after, summed up, and changes nothing', async () => {
    const { at, read } = await planning()
    const before = await showPlan(at.as(), ID)
    const page = await read(`${LAUNCH}?to=2027-03-15T09:00`)
    for (const said of [
      'Move the launch to Mon 15 March 2027, 09:00?',
      'The new date is 14 days later',
      '11 move',
      '1 needs approving again',
      '2 stay where planned',
      'The deadline of one goal moves too',
      'weekly, date 8 of 8',
      'Mon 26 April 2027, 10:00 Mon 10 May 2027, 10:00 moves 14 days later',
      'approve again its text says the date, so its approval is void',
      'One activity loses its approval',
    ]) {
      expect(page).toContain(said)
    }
    expect(await showPlan(at.as(), ID)).toEqual(before)
  })

  it.each([
    ['later, over a change of the clocks', '2027-03-30T09:00', 'Tue 30 March 2027, 09:00 moves 29 days later'],
    ['so early that a date is over', '2027-01-12T09:00', 'overdue its new date is over: it counts as missed'],
    ['within hours of what stays', '2027-03-12T12:00', 'clash reaches the same people too near to fair'],
    ['close behind what stays', '2027-03-13T09:00', 'close comes 23 h after fair, less than half the time before'],
  ])('%s', async (_, to, said) => {
    const { read } = await planning()
    expect(await read(`${LAUNCH}?to=${to}`)).toContain(said)
  })

  it.each([
    ['gains dates', '2027-02-22T09:00', 'weekly, date 8 of 8 not planned Mon 19 April 2027, 10:00 added'],
    ['loses dates', '2027-03-15T09:00', 'weekly, date 7 of 7 Mon 19 April 2027, 10:00 not planned dropped'],
  ])('counts the dates of what %s alike in every row', async (_, to, said) => {
    const until = '20270420T100000'
    const { read } = await planning('2027-01-10T09:00:00Z', (plan) => plan.replace('COUNT=8', `UNTIL=${until}`))
    const page = await read(`${LAUNCH}?to=${to}`)
    expect(page).toContain(said)
    expect(new Set([...page.matchAll(/weekly, date \d of (\d)/g)].map(([, count]) => count)).size).toBe(1)
  })

  it('is said of another date than the launch', async () => {
    const { read } = await planning()
    const page = await read(`${LAUNCH}?anchor=pilot&to=2027-02-03T09:00`)
    expect(page).toContain('Move the date pilot to Wed 3 February 2027, 09:00?')
    expect(page).toContain('1 moves')
  })

  it.each([
    ['no date', '', 'Enter the new date and time'],
    ['what is no date', 'soon', '“soon” is no date and time of the calendar'],
    ['a day that is in no calendar', '2027-02-30T09:00', 'is no date and time of the calendar'],
    ['the date it has', '2027-03-01T09:00', 'It is planned for Mon 1 March 2027, 09:00 already'],
  ])('is not said for %s: the form comes again', async (_, to, said) => {
    const { sam } = await planning()
    const answer = await sam.get(`${LAUNCH}?to=${to}`)
    expect(answer.status).toBe(422)
    const html = await answer.text()
    expect(text(html)).toContain(said)
    expect(html).toContain('href="#to"')
  })

  it('is not said for a date that the campaign does not have', async () => {
    const { sam } = await planning()
    expect((await sam.get(`${LAUNCH}?anchor=pilots&to=2027-03-15T09:00`)).status).toBe(404)
  })
})

describe('moving the launch', () => {
  it('moves it as seen, keeps the reason, and says what is left to do', async () => {
    const { at, sam, read, wall, previewed } = await planning()
    const form = await previewed('2027-03-15T09:00')
    const answer = await sam.post(LAUNCH, { ...form, reason: 'The review takes longer' })
    expect(answer.headers.get('location')).toBe(`${LAUNCH}/moved`)
    expect(toldBy(answer)).toBe('The launch is moved to Mon 15 March 2027, 09:00 (Europe/London)')
    expect(await wall()).toBe('2027-03-15T09:00')
    expect(await launchHistory(at.as(), ID)).toMatchObject([{ kind: 'moved', reason: 'The review takes longer' }])
    const left = await read(`${LAUNCH}/moved`)
    expect(left).toContain('Waits to be approved again')
    expect(left).toContain('Go to its approval (teaser)')
    expect(left).toContain('sam@example.gov moved the launch from Mon 1 March 2027, 09:00 to Mon 15 March 2027, 09:00')
    expect(await read(SLIPPING)).toContain('History of the launch (1)')
  })

  it('tells what lost its approval from what never had one', async () => {
    const { at, sam, read, previewed } = await planning()
    const values = { id: 'draft', message: 'news', audience: 'everybody', when: 'launch+1d 10:00', late: 'ask' }
    await editCampaign(at.as(), { ...ID, edit: { act: 'add', part: { kind: 'activity' }, values } })
    await sam.post(LAUNCH, await previewed('2027-03-15T09:00'))
    const left = await read(`${LAUNCH}/moved`)
    expect(left).toMatch(/Waits to be approved again It goes out .* teaser .*Not approved yet.* draft /)
    expect(left).toContain('Not approved yet This one was not approved before the move either.')
  })

  it('is refused when somebody changed the plan in between, and shows what it would do now', async () => {
    const { at, sam, wall, previewed } = await planning()
    const form = await previewed('2027-03-15T09:00')
    await moveLaunch(at.as(), { ...ID, to: '2027-03-08T09:00' })
    const answer = await sam.post(LAUNCH, { ...form, reason: 'Mine' })
    expect(answer.status).toBe(409)
    const html = await answer.text()
    expect(text(html)).toContain('The plan was changed since you saw what the move would do')
    expect(text(html)).toContain('The new date is 7 days later')
    expect(await wall()).toBe('2027-03-08T09:00')
    const again = Object.fromEntries(formInPage(html))
    expect(again['reason']).toBe('Mine')
    expect((await sam.post(LAUNCH, again)).status).toBe(303)
    expect(await wall()).toBe('2027-03-15T09:00')
  })

  it('is refused when it would put an activity before one that has to go out first, and says which', async () => {
    const { at, sam, read, wall } = await planning()
    await at.db.rows.run(`UPDATE activities SET not_before_activity = 'piloting' WHERE id = 'teaser'`)
    const page = await read(`${LAUNCH}?to=2027-02-14T09:00`)
    expect(page).toContain(
      'It cannot be moved to this date: an activity would go out before one that has to go out first.',
    )
    expect(page).toContain(
      'teaser would go out on Sun 31 January 2027, 09:00, before piloting on Mon 1 February 2027, 09:00.',
    )
    expect(page).toContain('15 days earlier')
    expect(page).not.toContain('Why it moves')
    const answer = await sam.post(LAUNCH, { anchor: 'launch', to: '2027-02-14T09:00', seen: '', reason: '' })
    expect(answer.status).toBe(409)
    expect(text(await answer.text()).match(/cannot be moved/g)).toHaveLength(1)
    expect(await wall()).toBe('2027-03-01T09:00')
  })

  it('is refused with a reason that nobody would read, and keeps it in the form', async () => {
    const { sam, wall, previewed } = await planning()
    const reason = 'x'.repeat(501)
    const answer = await sam.post(LAUNCH, { ...(await previewed('2027-03-15T09:00')), reason })
    expect(answer.status).toBe(422)
    expect(text(await answer.text())).toContain('The reason is longer than 500 characters')
    expect(await wall()).toBe('2027-03-01T09:00')
  })

  it('offers to tell those who were told the old date, once', async () => {
    const { at, sam, read, previewed } = await planning('2027-02-15T09:00:00Z')
    await dispatch(at.ports, { untilIdle: true })
    at.clock.forward(60_000)
    // What was sent needs no approval any more, although its text says the date.
    expect(await read(`${LAUNCH}?to=2027-03-15T09:00`)).not.toContain('approv')
    await sam.post(LAUNCH, await previewed('2027-03-15T09:00'))
    expect(await read(SLIPPING)).toContain('20 people were told the old date')
    const answer = await sam.post(`${LAUNCH}/tell`)
    const page = answer.headers.get('location')!
    expect(page).toBe(`${SLIPPING}/activities/date-changed`)
    const told = await activityPage(at.as(), { ...ID, activityId: 'date-changed' })
    expect(told.wall).toBe('2027-02-16T10:00')
    expect(await read(page)).toContain('20 of 20 people')
    expect(await read(SLIPPING)).not.toContain('20 people were told the old date')
    expect(await read(`${LAUNCH}/moved`)).toContain('Activity date-changed tells exactly them the new date')
    expect((await sam.post(`${LAUNCH}/tell`)).status).toBe(409)
  })
})

it('says on the page of the campaign what comes too near to what, and where to look', async () => {
  const { at, read, sam } = await planning()
  await moveLaunch(at.as(), { ...ID, to: '2027-03-12T12:00' })
  expect(await read(SLIPPING)).toContain(
    'clash go-live go-live (Fri 12 March 2027, 12:00) follows fair (Fri 12 March 2027, 10:00) by 2 h, to some of the same people. See when it goes out',
  )
  expect(await (await sam.get(SLIPPING)).text()).toContain(`href="${SLIPPING}/activities/go-live"`)
})

describe('a launch without a date', () => {
  it('needs a reason', async () => {
    const { at, sam } = await planning()
    const answer = await sam.post(`${LAUNCH}/postpone`, { reason: ' ' })
    expect(answer.status).toBe(422)
    expect(text(await answer.text())).toContain('The reason is missing')
    expect(await launchHistory(at.as(), ID)).toEqual([])
  })

  it('is told wherever somebody might wait for what goes out, until it has one again', async () => {
    const { sam, read } = await planning()
    expect(await read(`${LAUNCH}/postpone`)).toContain('6 activities with 13 dates will wait')
    await sam.post(`${LAUNCH}/postpone`, { reason: 'The review is not finished' })
    const campaign = await read(SLIPPING)
    expect(campaign).toContain('The launch is postponed, and nothing goes out')
    expect(campaign).toContain('The review is not finished')
    expect(campaign).not.toContain('Move the launch')
    const all = await read('/campaigns')
    expect(all).toContain('postponed Renew your licence online')
    expect(all).toContain('has no date for now, and nothing goes out')
    expect(await read(`${SLIPPING}/activities/go-live`)).toContain(
      'postponed The launch is postponed. Nobody is written to until it has a date again',
    )
    expect(await read(`${LAUNCH}/postpone`)).toContain('The launch is postponed already')

    expect(await read(`${LAUNCH}/reinstate`)).toContain('The launch is again Mon 1 March 2027, 09:00')
    await sam.post(`${LAUNCH}/reinstate`, { reason: '' })
    expect(await read(SLIPPING)).toContain('Launches in')
    expect(await read(`${LAUNCH}/reinstate`)).toContain('The launch is not postponed')
  })

  it('has nothing that goes out, so that nothing clashes and nothing is counted down to', async () => {
    const { at, sam, read } = await planning()
    await moveLaunch(at.as(), { ...ID, to: '2027-03-12T12:00' })
    expect(await read(SLIPPING)).toContain('clash go-live')
    await sam.post(`${LAUNCH}/postpone`, { reason: 'The review is not finished' })
    const campaign = await read(SLIPPING)
    // The pilot is a date of its own, and nobody postponed it.
    expect(campaign.replace(/Date: pilot .*? Languages/, '')).not.toMatch(/clash|in \d+ days|today is/)
    expect(campaign).toContain('Postponed. It was planned for Fri 12 March 2027, 12:00')
    expect(campaign).toContain('Nothing goes out until the launch has a date again')
    expect(campaign).toContain('Sun 9 May 2027, 10:00 Europe/London 58 days after the launch')
    const activity = await read(`${SLIPPING}/activities/go-live`)
    expect(activity).not.toMatch(/in \d+ days/)
    expect(activity).toContain('Was planned for')
    const home = await read('/campaigns')
    expect(home).toContain('Nothing: its launch is postponed')
    expect(home).toContain('was planned for Fri 12 March 2027, 12:00')
    expect(home).not.toMatch(/in \d+ days/)
  })

  it('has a date again once it is moved, also to the same one', async () => {
    const { sam, wall, read, previewed } = await planning()
    await sam.post(`${LAUNCH}/postpone`, { reason: 'The review is not finished' })
    await sam.post(LAUNCH, await previewed('2027-03-01T09:00'))
    expect(await wall()).toBe('2027-03-01T09:00')
    expect(await read(SLIPPING)).not.toContain('postponed, and nothing')
  })

  it('says what becomes of each activity before it has its date back', async () => {
    const { at, sam } = await planning()
    await sam.post(`${LAUNCH}/postpone`, { reason: 'The review is not finished' })
    await at.db.rows.run(sql`UPDATE activities SET approved_hash = NULL WHERE id = 'fair'`)
    at.clock.set('2027-02-15T09:30:00Z')
    const later = await signedIn(at, 'sam@example.gov', ['planner'])
    const page = text(await (await later.get(`${LAUNCH}/reinstate`)).text())
    expect(page).toContain(
      'Warning 1 activity goes out at once when you reinstate the launch. What happens then Goes out at once teaser ' +
        'Is late, and waits for a person piloting Waits for approval fair Goes out on its date go-live weekly, 8 dates thanks',
    )
  })
})
