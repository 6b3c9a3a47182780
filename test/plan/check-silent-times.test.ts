import { describe, expect, it } from 'vitest'
import { read, sampleWith } from './sample-campaign.ts'

const ELECTIONS = 'blackouts: [{ name: Elections, from: 2027-02-28, to: 2027-03-04, policy: block }]'
const GOLIVE = 'when: "launch+2h" }'

const warningsOf = (blackouts: string, golive: string) =>
  read(sampleWith(['campaign: renew-online', `campaign: renew-online\n${blackouts}`], [GOLIVE, golive]))
    .problems.filter(({ path }) => path === 'activities[2].when')
    .map(({ message }) => message)

describe('a date on which the campaign keeps silent', () => {
  const inIt = '2027-03-01 11:00 Europe/London is in the blackout Elections (2027-02-28 to 2027-03-04)'
  const held = 'it is held until that is over, unless somebody allows it by name'
  const missed = 'it is held, and missed by the time that is over, unless somebody allows it by name'

  it.each([
    ['as a person decides on what is late', '', [`${inIt}; ${missed}`]],
    ['as it is sent however late', ', late: send', [`${inIt}; ${held}`]],
    ['as it may be so late', ', late: skip after 5d', [`${inIt}; ${held}`]],
    ['as it may not be so late', ', late: skip after 3d', [`${inIt}; ${missed}`]],
    ['as somebody allowed it', ', blackout_override: { name: A. Head, reason: it was agreed }', []],
  ])('says what becomes of it %s', (_, late, expected) => {
    expect(warningsOf(ELECTIONS, GOLIVE.replace(' }', `${late} }`))).toEqual(expected)
  })

  it('holds nothing where it only warns', () => {
    expect(warningsOf(ELECTIONS.replace('block', 'warn'), GOLIVE)).toEqual([inIt])
  })

  it('says from when people get what falls into the quiet hours', () => {
    const quiet =
      '2027-02-28 22:00 is in the quiet hours or on a quiet day; people in Europe/London get it from 2027-03-01 08:00'
    expect(warningsOf('department: Transport', GOLIVE.replace('launch+2h', 'launch-1d 22:00'))).toEqual([quiet])
  })
})
