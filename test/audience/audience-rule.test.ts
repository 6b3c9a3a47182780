import { expect, it } from 'vitest'
import { audienceCondition, checkAudienceRule, matches, type RuledContact } from '../../src/audience/index.ts'

const ann: RuledContact = {
  externalId: '17',
  email: 'ann@example.com',
  phone: null,
  language: 'cy',
  timezone: null,
  attributes: {
    age: '40',
    postcode: '007',
    due: '2027-03-01',
    seen: '2027-03-01T12:00:00+02:00',
    city: 'Bangor',
    nothing: '',
  },
}

it.each([
  ['a number below is found by number: 40 is less than 100', { attribute: 'age', lt: 100 }, true],
  ['as text 40 would come after 100', { attribute: 'age', gt: 100 }, false],
  ['the same number written otherwise is the same', { attribute: 'age', eq: '4e1' }, true],
  ['a leading zero makes it text: 007 is not 7', { attribute: 'postcode', eq: 7 }, false],
  ['and 007 is 007', { attribute: 'postcode', eq: '007' }, true],
  ['a date compares as a date', { attribute: 'due', lte: '2027-03-01' }, true],
  ['a date is before a time on that day', { attribute: 'due', lt: '2027-03-01T00:01' }, true],
  ['a time with an offset is its instant', { attribute: 'seen', eq: '2027-03-01 10:00Z' }, true],
  ['a day that is not in the calendar is text', { attribute: 'due', lt: '2027-02-30' }, false],
  ['a text compared with a number is text', { attribute: 'city', gt: 5 }, true],
  ['one of a list, by number', { attribute: 'age', in: [1, 40.0] }, true],
  ['none of a list', { attribute: 'city', in: ['Cardiff', 'bangor'] }, false],
  ['contains minds capitals', { attribute: 'city', contains: 'ang' }, true],
  ['contains is no pattern', { attribute: 'city', contains: 'B%r' }, false],
  ['a contact’s own field is used like an attribute', { attribute: 'language', eq: 'cy' }, true],
  ['id is the owner’s key', { attribute: 'id', eq: 17 }, true],
  ['a missing value meets ne', { attribute: 'phone', ne: 'x' }, true],
  ['a missing value meets exists: false', { attribute: 'phone', exists: false }, true],
  ['a missing value meets nothing else: eq', { attribute: 'none', eq: 'x' }, false],
  ['a missing value meets nothing else: lt', { attribute: 'none', lt: 5 }, false],
  ['a missing value meets nothing else: in', { attribute: 'none', in: ['x'] }, false],
  ['a missing value meets nothing else: contains', { attribute: 'none', contains: 'x' }, false],
  ['an empty value is there', { attribute: 'nothing', exists: true }, true],
  ['not turns a miss into a hit', { not: { attribute: 'none', eq: 'x' } }, true],
  [
    'all wants all',
    {
      all: [
        { attribute: 'age', gte: 40 },
        { attribute: 'city', eq: 'Cardiff' },
      ],
    },
    false,
  ],
  [
    'any wants one',
    {
      any: [
        { attribute: 'age', gt: 40 },
        { attribute: 'city', eq: 'Bangor' },
      ],
    },
    true,
  ],
  ['what every object has is no attribute', { attribute: 'constructor', exists: true }, false],
  ['no rule is everybody', undefined, true],
])('%s', (_, rule, expected) => expect(matches(rule, ann)).toBe(expected))

const deep = Array.from({ length: 20 }).reduce<unknown>((rule) => ({ not: rule }), { attribute: 'a', eq: 1 })

it.each([
  ['a misspelt operator', { attribute: 'age', lessthan: 5 }, 'lessthan', /unknown; expected one of eq, ne/],
  ['the nearest operator is named', { attribute: 'age', lts: 5 }, 'lts', /did you mean `lt/],
  ['no operator', { attribute: 'age' }, '', /`age` needs one of eq/],
  ['two operators', { attribute: 'age', gt: 5, lt: 9 }, '', /`gt`, `lt` under `all`/],
  ['no attribute', { eq: 5 }, 'attribute', /expected `attribute`/],
  ['an attribute that cannot be a path', { attribute: 'a"b', eq: 5 }, 'attribute', /no quotes/],
  ['an attribute that is no text', { attribute: 5, eq: 5 }, 'attribute', /expected the name/],
  ['consent', { attribute: 'consent.email', eq: 'yes' }, 'attribute', /checked for each recipient/],
  ['a list where a value is expected', { attribute: 'age', eq: [1] }, 'eq', /expected a number, a date or a text/],
  ['a missing value', { attribute: 'age', eq: null }, 'eq', /exists: false/],
  ['not a number', { attribute: 'age', lt: Number.NaN }, 'lt', /expected a number/],
  ['a value where a list is expected', { attribute: 'age', in: 5 }, 'in', /expected a list/],
  ['a bad value in a list', { attribute: 'age', in: [5, {}] }, 'in[1]', /expected a number/],
  ['exists with a text', { attribute: 'age', exists: 'yes' }, 'exists', /true or false/],
  ['an empty group', { all: [] }, 'all', /one or more conditions/],
  ['a group with company', { all: [{ attribute: 'a', eq: 1 }], attribute: 'b' }, '', /`all` stands alone/],
  [
    'a fault deep inside',
    { any: [{ attribute: 'a', eq: 1 }, { not: { attribute: 'b', like: 1 } }] },
    'any[1].not.like',
    /unknown/,
  ],
  ['a text', 'age > 5', '', /expected a condition/],
  ['a list', [{ attribute: 'a', eq: 1 }], '', /expected a condition/],
  ['too deep', deep, 'not.not.not.not.not.not.not.not.not.not.not.not', /nested over 12 deep/],
  [
    'too many conditions',
    { any: Array.from({ length: 201 }, () => ({ attribute: 'a', eq: 1 })) },
    'any[200]',
    /over 200 conditions/,
  ],
])('refuses %s', (_, rule, path, message) => {
  expect(checkAudienceRule(rule)).toEqual([{ path, message: expect.stringMatching(message), severity: 'error' }])
  expect(() => audienceCondition(rule)).toThrow(message)
  expect(() => matches(rule, ann)).toThrow(message)
})

it('tells every fault, each behind the place where the rule stands', () => {
  const problems = checkAudienceRule(
    {
      all: [
        { attribute: 'a', eg: 1 },
        { attribute: 'b', in: [] },
      ],
    },
    'audiences.due.where',
  )
  expect(problems.map((problem) => problem.path)).toEqual([
    'audiences.due.where.all[0].eg',
    'audiences.due.where.all[1].in',
  ])
})
