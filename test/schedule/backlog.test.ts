import { describe, expect, it } from 'vitest'
import { backlogAmong, type GoingOut } from '../../src/schedule/index.ts'

const HOUR = 3_600_000
const NOW = Date.parse('2027-03-05T10:00:00Z')

/** So many hours ago; by the recipients' clocks it is over later. */
const ago = (hours: number, more: Partial<GoingOut> = {}): GoingOut => {
  const instant = NOW - hours * HOUR
  return { audience: 'all', instant, overAt: instant, isPatient: true, ...more }
}

describe('of dates that would go out now, a backlog', () => {
  it.each<[string, GoingOut[], number[]]>([
    ['is none where there is one', [ago(48)], []],
    ['is all that are late but the latest', [ago(48), ago(72), ago(24)], [0, 1]],
    ['is what is late where something goes in time', [ago(2), ago(0.5)], [0]],
    ['is none within an hour', [ago(1), ago(0.5)], []],
    ['is none of one moment', [ago(48), ago(48)], []],
    ['is counted by audience', [ago(48), ago(24, { audience: 'staff' })], []],
    ['has nothing in it that a person decided to send', [ago(48, { isPatient: false }), ago(24)], []],
    ['is left for what a person decided to send', [ago(48), ago(24, { isPatient: false })], [0]],
    [
      'has nothing in it that is still in time where clocks are behind',
      [ago(2, { overAt: NOW + 10 * HOUR }), ago(1)],
      [],
    ],
    ['is left for what begins where clocks are ahead', [ago(24), ago(-5, { overAt: NOW + 17 * HOUR })], [0]],
  ])('%s', (_, dates, left) => {
    expect(backlogAmong(dates, NOW).map((date) => dates.indexOf(date))).toEqual(left)
  })
})
