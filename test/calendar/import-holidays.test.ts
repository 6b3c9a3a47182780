import { describe, expect, it } from 'vitest'
import { addPerson, personActor, type Role } from '../../src/access/index.ts'
import { addHolidays, checkHolidays } from '../../src/calendar/index.ts'
import { cancel } from '../../src/dispatch/index.ts'
import { Conflict, Invalid, NotAllowed, NotFound } from '../../src/errors.ts'
import { editCampaign, partForEditing, showPlan } from '../../src/plan/index.ts'
import { type World, world } from '../support/world.ts'

const RENEW = { campaignId: 'renew-online' }

/** Three holidays of 2027, one of them on a Saturday; a party; a day long past. */
const FILE = `BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Test//EN
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270326
SUMMARY:Good Friday
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270329
SUMMARY:Easter Monday
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20270501
SUMMARY:May Day
END:VEVENT
BEGIN:VEVENT
DTSTART:20270326T200000Z
SUMMARY:Party
END:VEVENT
BEGIN:VEVENT
DTSTART;VALUE=DATE:20100101
SUMMARY:Long ago
END:VEVENT
END:VCALENDAR
`
const DAYS = ['2027-03-26', '2027-03-29', '2027-05-01']

/** The small campaign, launched on Monday 1 March 2027. */
async function started(): Promise<World> {
  const at = await world()
  await at.people(1)
  await at.campaign()
  return at
}

const holidaysOf = async (at: World) =>
  (await partForEditing(at.as(), { ...RENEW, part: { kind: 'facts' } })).values['holidays']

async function setFacts(at: World, values: Record<string, string>): Promise<void> {
  const part = { kind: 'facts' } as const
  const { seen } = await partForEditing(at.as(), { ...RENEW, part })
  await editCampaign(at.as(), { ...RENEW, edit: { act: 'change', part, seen, values } })
}

describe('the check of a calendar file', () => {
  it('says what is new, what falls on a weekend, what is left out and why, and writes nothing', async () => {
    const at = await started()
    const mayDay = { day: '2027-05-01', name: 'May Day' }
    expect(await checkHolidays(at.as(), { ...RENEW, text: FILE })).toEqual({
      campaign: { id: 'renew-online', title: 'Renew your licence online' },
      years: { from: '2026-01-01', to: '2029-12-31' },
      added: [{ day: '2027-03-26', name: 'Good Friday' }, { day: '2027-03-29', name: 'Easter Monday' }, mayDay],
      known: 0,
      onWeekends: [mayDay],
      leftOut: [
        { why: 'timed', names: ['Party'] },
        { why: 'other years', names: ['Long ago'] },
      ],
      warnings: [],
    })
    expect(await holidaysOf(at)).toBe('')
  })

  it('does not count as new what is a holiday already', async () => {
    const at = await started()
    await setFacts(at, { holidays: '2027-03-29, 2027-12-25' })
    const { added, known } = await checkHolidays(at.as(), { ...RENEW, text: FILE })
    expect([added.map(({ day }) => day), known]).toEqual([['2027-03-26', '2027-05-01'], 1])
  })

  it('says where a file cannot be read', async () => {
    const at = await started()
    const checked = checkHolidays(at.as(), { ...RENEW, text: FILE.replace('20270329', '20270229') })
    await expect(checked).rejects.toThrow('the event “Easter Monday” has the date 20270229, which is none')
    await expect(checked).rejects.toMatchObject({ problems: [{ line: 8 }] })
  })
})

describe('adding holidays', () => {
  it('keeps those that are there, in the order of the calendar, and twice changes nothing', async () => {
    const at = await started()
    await setFacts(at, { holidays: '2027-12-25' })
    await addHolidays(at.as(), { ...RENEW, days: DAYS })
    expect(await holidaysOf(at)).toBe([...DAYS, '2027-12-25'].join(', '))
    expect((await addHolidays(at.as(), { ...RENEW, days: DAYS })).changes).toEqual([])
  })

  it('moves what goes out on working days, says so, and is in the audit log', async () => {
    const at = await started()
    const audience = { message: 'news', audience: 'everybody', late: 'ask' }
    const values = { id: 'reminder', when: 'launch+20wd 09:00', ...audience }
    await editCampaign(at.as(), { ...RENEW, edit: { act: 'add', part: { kind: 'activity' }, values } })
    const wall = async () =>
      (await showPlan(at.as(), RENEW)).occurrences.find(({ activity }) => activity === 'reminder')?.wall
    expect(await wall()).toBe('2027-03-29T09:00')
    const { changes } = await addHolidays(at.as(), { ...RENEW, days: DAYS })
    expect(await wall()).toBe('2027-03-31T09:00')
    expect(changes.join('\n')).toContain(
      'reminder moves from 2027-03-29 09:00 Europe/London to 2027-03-31 09:00 Europe/London',
    )
    const audited = await at.db.rows.all("SELECT subject FROM audit_log WHERE action = 'facts.change'")
    expect(audited).toEqual([{ subject: 'renew-online' }])
  })

  it.each([
    ['what is no day', { days: ['2027-02-30'] }, Invalid],
    ['the days of no campaign', { campaignId: 'renew', days: DAYS }, NotFound],
  ])('%s is refused', async (_, input, error) => {
    const at = await started()
    await expect(addHolidays(at.as(), { ...RENEW, ...input })).rejects.toThrow(error)
    expect(await holidaysOf(at)).toBe('')
  })

  it('to a cancelled campaign is refused, and so is the check', async () => {
    const at = await started()
    await cancel(at.as(), RENEW)
    await expect(addHolidays(at.as(), { ...RENEW, days: DAYS })).rejects.toThrow(Conflict)
    await expect(checkHolidays(at.as(), { ...RENEW, text: FILE })).rejects.toThrow(Conflict)
  })

  it.each(['viewer', 'approver', 'operator', 'administrator'] satisfies Role[])('is not for a %s', async (role) => {
    const at = await started()
    await addPerson(at.as(), { email: 'sam@example.gov', roles: [role] })
    const ctx = at.as(await personActor(at.db, 'sam@example.gov'))
    await expect(addHolidays(ctx, { ...RENEW, days: DAYS })).rejects.toThrow(NotAllowed)
    await expect(checkHolidays(ctx, { ...RENEW, text: FILE })).rejects.toThrow(NotAllowed)
  })
})
