import { describe, expect, it } from 'vitest'
import { plannedSeries, type Written } from './planned-series.ts'

const MONDAYS: Written = { when: 'launch', repeat: 'FREQ=WEEKLY;BYDAY=MO;COUNT=4' }

/** Four Mondays from 1 March 2027, the first two of them sent. */
function underWay(written = MONDAYS) {
  const series = plannedSeries(written, { at: '2027-02-01T00:00:00Z' })
  series.until('2027-03-09T12:00:00Z')
  return series
}

const SENT = ['1 03-01 09:00 sent', '2 03-08 09:00 sent']

describe('the schedule of a series is edited under way: what was sent keeps its date, and what lies ahead follows the rule', () => {
  it.each<[label: string, edit: Written, after: string[]]>([
    [
      'another weekday: past Thursdays are no backlog, and no Monday comes twice',
      { when: 'launch', repeat: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8' },
      [
        ...SENT,
        '5 03-11 09:00 planned',
        '3 03-15 09:00 planned',
        '6 03-18 09:00 planned',
        '4 03-22 09:00 planned',
        '7 03-25 09:00 planned',
      ],
    ],
    [
      'a date that is over is left out: nothing that lies ahead is lost',
      { ...MONDAYS, exdate: ['2027-03-01'] },
      [...SENT, '3 03-15 09:00 planned', '4 03-22 09:00 planned'],
    ],
    [
      'a date that lies ahead is left out: that one goes, and the next stays what it is',
      { ...MONDAYS, exdate: ['2027-03-15'] },
      [...SENT, '4 03-22 09:00 planned'],
    ],
    [
      'a date is added between',
      { ...MONDAYS, rdate: ['2027-03-12T10:00'] },
      [...SENT, '5 03-12 10:00 planned', '3 03-15 09:00 planned', '4 03-22 09:00 planned'],
    ],
    ['a date that is over is added', { ...MONDAYS, rdate: ['2027-03-03T10:00'] }, underWay().plan()],
    [
      'a later begin: each of its dates is planned',
      { ...MONDAYS, when: 'launch+5w' },
      [...SENT, '3 04-05 09:00 planned', '4 04-12 09:00 planned', '5 04-19 09:00 planned', '6 04-26 09:00 planned'],
    ],
    [
      'an earlier begin, with as many dates: the last is one that is planned already',
      { ...MONDAYS, when: 'launch-1w' },
      [...SENT, '3 03-15 09:00 planned'],
    ],
    [
      'another time of day: the same days',
      { ...MONDAYS, when: 'launch+0d 18:00' },
      [...SENT, '3 03-15 18:00 planned', '4 03-22 18:00 planned'],
    ],
    [
      'more dates',
      { ...MONDAYS, repeat: 'FREQ=WEEKLY;BYDAY=MO;COUNT=6' },
      [...SENT, '3 03-15 09:00 planned', '4 03-22 09:00 planned', '5 03-29 09:00 planned', '6 04-05 09:00 planned'],
    ],
    ['fewer dates than were sent', { ...MONDAYS, repeat: 'FREQ=WEEKLY;BYDAY=MO;COUNT=1' }, SENT],
    ['once only, on a date that was sent', { when: 'launch' }, SENT],
    ['once only, on a date that lies ahead', { when: 'launch+30d 10:00' }, [...SENT, '3 03-31 10:00 planned']],
  ])('%s', (_label, edit, after) => {
    const series = underWay()
    series.edit(edit)
    expect(series.plan()).toEqual(after)
    expect(series.edit(edit)).toEqual([])
  })

  it('on the day of a message a later time of day writes to nobody twice', () => {
    const series = plannedSeries(MONDAYS, { at: '2027-02-01T00:00:00Z' })
    series.until('2027-03-08T10:00:00Z')
    series.edit({ ...MONDAYS, when: 'launch+0d 18:00' })
    expect(series.plan()).toEqual([...SENT, '3 03-15 18:00 planned', '4 03-22 18:00 planned'])
  })

  it('of two times of day the one that lies ahead moves, although the other went out that day', () => {
    const twice = { when: 'launch', repeat: 'FREQ=DAILY;BYHOUR=9,17;BYMINUTE=0;COUNT=4' }
    const series = plannedSeries(twice, { at: '2027-02-01T00:00:00Z' })
    series.until('2027-03-01T12:00:00Z')
    series.edit({ ...twice, repeat: 'FREQ=DAILY;BYHOUR=18;BYMINUTE=0;COUNT=2' })
    expect(series.plan()).toEqual(['1 03-01 09:00 sent', '2 03-01 18:00 planned', '4 03-02 18:00 planned'])
  })

  it('what was missed stays missed on its day, for a person to decide', () => {
    const series = plannedSeries(MONDAYS, { at: '2027-02-01T00:00:00Z' })
    series.until('2027-03-09T12:00:00Z', 'missed')
    series.edit({ when: 'launch', repeat: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=6' })
    expect(series.plan()).toEqual([
      '1 03-01 09:00 missed',
      '2 03-08 09:00 missed',
      '4 03-11 09:00 planned',
      '3 03-15 09:00 planned',
      '5 03-18 09:00 planned',
    ])
  })

  it('a message under way keeps its date when that date leaves the rule', () => {
    const series = underWay()
    series.beginOn('2027-03-08T09:00')
    series.edit({ ...MONDAYS, exdate: ['2027-03-08'] })
    expect(series.plan()[1]).toBe('2 03-08 09:00 sending')
  })

  it('becomes one date and a series again', () => {
    const series = underWay()
    series.edit({ when: 'launch' })
    expect(series.plan()).toEqual(SENT)
    series.edit({ when: 'launch+14d' })
    expect(series.plan()).toEqual([...SENT, '3 03-15 09:00 planned'])
    series.edit({ when: 'launch+14d', repeat: 'FREQ=WEEKLY;COUNT=2' })
    expect(series.plan()).toEqual([...SENT, '3 03-15 09:00 planned', '4 03-22 09:00 planned'])
  })
})

describe('before anything went out', () => {
  it('an edit into the past shows what is over as missed, as a new plan does', () => {
    const series = plannedSeries(MONDAYS, { at: '2027-02-01T00:00:00Z' })
    series.edit({ ...MONDAYS, when: 'launch-5w' })
    expect(series.plan()).toEqual([
      '1 01-25 09:00 missed',
      '2 02-01 09:00 planned',
      '3 02-08 09:00 planned',
      '4 02-15 09:00 planned',
    ])
  })

  it('what happens once follows its date, over or ahead; once sent it keeps it', () => {
    const series = plannedSeries({ when: 'launch' }, { at: '2027-02-10T00:00:00Z' })
    series.edit({ when: 'launch-30d' })
    expect(series.plan()).toEqual(['1 01-30 09:00 missed'])
    series.edit({ when: 'launch-10d' })
    expect(series.plan()).toEqual(['1 02-19 09:00 planned'])
    series.until('2027-02-19T09:00:00Z')
    series.edit({ when: 'launch' })
    expect(series.plan()).toEqual(['1 02-19 09:00 sent'])
  })
})

describe('the launch moves after the schedule was edited under way', () => {
  /** Mondays and Thursdays, of which two Mondays are sent and two Thursdays were over when they came in. */
  function edited() {
    const series = underWay()
    series.edit({ when: 'launch', repeat: 'FREQ=WEEKLY;BYDAY=MO,TH;COUNT=8' })
    return series
  }

  it.each([
    [
      'an hour',
      '2027-03-01T10:00',
      ['5 03-11 10:00', '3 03-15 10:00', '6 03-18 10:00', '4 03-22 10:00', '7 03-25 10:00'],
    ],
    [
      'two weeks',
      '2027-03-15T09:00',
      ['5 03-25 09:00', '3 03-29 09:00', '6 04-01 09:00', '4 04-05 09:00', '7 04-08 09:00'],
    ],
  ])('by %s: each date ahead moves with it, none comes back, and back again all is as it was', (_label, to, ahead) => {
    const series = edited()
    const before = series.plan()
    series.move(to)
    expect(series.plan()).toEqual([...SENT, ...ahead.map((date) => `${date} planned`)])
    expect(series.move(to)).toEqual([])
    series.move('2027-03-01T09:00')
    expect(series.plan()).toEqual(before)
  })

  it('and the schedule is edited again: what was sent under the old launch is not planned under the new', () => {
    const series = underWay()
    series.move('2027-05-31T09:00')
    expect(series.plan()).toEqual([...SENT, '3 06-14 09:00 planned', '4 06-21 09:00 planned'])
    series.edit({ ...MONDAYS, repeat: 'FREQ=WEEKLY;BYDAY=MO;COUNT=5' })
    expect(series.plan()).toEqual([...SENT, '3 06-14 09:00 planned', '4 06-21 09:00 planned', '5 06-28 09:00 planned'])
  })

  it('to where a date of it was sent: what comes there is left to a person, and back again it is as it was', () => {
    const late = 'send'
    const series = underWay({ when: 'launch', repeat: 'FREQ=WEEKLY;COUNT=4', late })
    const before = series.plan()
    series.move('2027-02-22T09:00')
    expect(series.plan()).toEqual([...SENT, '3 03-08 09:00 missed', '4 03-15 09:00 planned'])
    expect(series.move('2027-02-22T09:00')).toEqual([])
    series.move('2027-03-01T09:00')
    expect(series.plan()).toEqual(before)
  })

  it('what is left of a message under way goes with it', () => {
    const series = edited()
    series.beginOn('2027-03-08T09:00')
    series.move('2027-03-15T09:00')
    expect(series.plan()).toContain('2 03-22 09:00 sending')
  })
})
