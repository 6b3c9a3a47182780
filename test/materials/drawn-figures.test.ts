import { expect, it } from 'vitest'
import { dated } from '../../src/materials/drawn-figures.ts'

const ANCHORS = { launch: { wall: '2027-03-31T09:00', zone: 'Europe/London' } }

it.each<[label: string, at: string, day: string]>([
  ['days from the launch', 'launch-14d', '2027-03-17'],
  ['working days, with the holidays of the campaign left out', 'launch-3wd', '2027-03-24'],
  ['a day of its own', '2027-02-15', '2027-02-15'],
])('a moment of a timeline is on %s', (_label, at, day) => {
  const calendar = { holidays: ['2027-03-26', '2027-03-29'] }
  const figure = dated({ chart: 'timeline', moments: [{ key: 'letters', at }] }, { anchors: ANCHORS, calendar })
  expect(figure).toMatchObject({ launch: '2027-03-31', moments: [{ key: 'letters', at: day }] })
})
