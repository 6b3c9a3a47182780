import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { installation } from '../support/fanfare-process.ts'
import { writeSmallCampaign } from '../support/small-campaign.ts'

const GOOD_FRIDAY = 'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270326\nSUMMARY:Good Friday\nEND:VEVENT\n'
const MAY_DAY = 'BEGIN:VEVENT\nDTSTART;VALUE=DATE:20270501\nSUMMARY:May Day\nEND:VEVENT\n'
const PARTY = 'BEGIN:VEVENT\nDTSTART:20270326T200000Z\nSUMMARY:Party\nEND:VEVENT\n'
const calendar = (...events: string[]) => `BEGIN:VCALENDAR\n${events.join('')}END:VCALENDAR\n`

/** An installation with the small campaign, and a calendar file beside it. */
async function started(file = calendar(GOOD_FRIDAY, MAY_DAY, PARTY)) {
  const fanfare = installation()
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder))
  const path = join(fanfare.folder, 'holidays.ics')
  writeFileSync(path, file)
  return { fanfare, path }
}

it('calendar tells the address of a feed, and makes a new one', async () => {
  const { fanfare } = await started()
  const { url } = await fanfare.json<{ url: string }>('calendar', 'renew-online')
  expect(url).toMatch(/^http:\/\/127\.0\.0\.1:0\/c\/renew-online\.ics\?token=[0-9a-f]{32}$/)
  expect((await fanfare.run('calendar', 'renew-online')).out).toBe(`${url}\n`)
  const renewed = await fanfare.json<{ url: string }>('calendar', 'renew-online', '--renew')
  expect(renewed.url).not.toBe(url)
  expect(await fanfare.json('calendar', 'renew-online')).toEqual(renewed)
  const missing = await fanfare.run('calendar', 'renew')
  expect([missing.code, missing.err]).toEqual([1, 'there is no campaign renew; there are renew-online\n'])
})

it('holidays import says what it would add, adds it, and finds it there the second time', async () => {
  const { fanfare, path } = await started()
  const found = {
    campaign: 'renew-online',
    years: { from: '2026-01-01', to: '2029-12-31' },
    added: [
      { day: '2027-03-26', name: 'Good Friday' },
      { day: '2027-05-01', name: 'May Day' },
    ],
    known: 0,
    onWeekends: [{ day: '2027-05-01', name: 'May Day' }],
    leftOut: [{ why: 'timed', names: ['Party'] }],
  }
  const command = ['holidays', 'import', 'renew-online', path]
  expect(await fanfare.json(...command, '--dry-run')).toEqual({ ...found, changes: [] })
  expect((await fanfare.run(...command, '--dry-run')).out).toBe(
    [
      '2 new, 0 known already, 1 of the new on weekends; looked at 2026 to 2029',
      '  2027-03-26  Good Friday',
      '  2027-05-01  May Day (on a weekend)',
      '  left out, timed: Party',
      'nothing was written (dry run)',
      '',
    ].join('\n'),
  )
  expect(await fanfare.json(...command)).toEqual({ ...found, changes: ['campaign: calendar changed'] })
  expect(await fanfare.json(...command)).toEqual({ ...found, added: [], known: 2, onWeekends: [], changes: [] })
})

it.each<[string, string, RegExp]>([
  ['a line that is no property', calendar('New Year\n'), /holidays\.ics:2 {2}error {2}expected a property such as/],
  ['no calendar at all', '<html>', /holidays\.ics:1 {2}error {2}expected BEGIN:VCALENDAR, found “<html>”/],
  ['over a megabyte', calendar(`X:${'x'.repeat(1_000_000)}\n`), /holidays\.ics is over 1 MB; expected a calendar/],
])('a file with %s is refused with its place, and nothing is written', async (_, file, words) => {
  const { fanfare, path } = await started(file)
  const { code, err } = await fanfare.run('holidays', 'import', 'renew-online', path)
  expect(code).toBe(1)
  expect(err).toMatch(words)
  const { file: exported } = await fanfare.json<{ file: string }>('export', 'renew-online', '--out', fanfare.folder)
  expect(readFileSync(exported, 'utf8')).not.toContain('holidays')
})
