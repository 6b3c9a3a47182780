import { sql } from 'drizzle-orm'
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { insertContacts } from '../../db/queries/contacts.ts'
import { audienceCondition, matches } from '../../src/audience/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'

const pad = (n: number, width = 2) => String(n).padStart(width, '0')
const day = fc
  .tuple(fc.integer({ min: 0, max: 9998 }), fc.integer({ min: 0, max: 13 }), fc.integer({ min: 0, max: 32 }))
  .map(([year, month, date]) => `${pad(year, 4)}-${pad(month)}-${pad(date)}`)
const clock = fc
  .tuple(
    fc.integer({ min: 0, max: 25 }),
    fc.integer({ min: 0, max: 61 }),
    fc.constantFrom('', ':00', ':59', ':60', ':07.250', ':07.25'),
  )
  .map(([hour, minute, rest]) => `${pad(hour)}:${pad(minute)}${rest}`)
const offset = fc.constantFrom('', 'Z', 'z', '+01:00', '-14:59', '+15:00', ' +01:00', '+0100')
const moment = fc.tuple(day, fc.constantFrom('T', ' ', 't'), clock, offset).map((parts) => parts.join(''))
const nearDay = fc.constantFrom(
  '2027-02-28',
  '2027-02-29',
  '2027-02-30',
  '2028-02-29',
  '2027-03-01',
  '2027-03-01T00:00',
  '2027-02-28T23:00-01:00',
)
const number = fc.oneof(
  fc.integer({ min: -30, max: 30 }).map(String),
  fc.constantFrom(
    '007',
    '-0',
    '1.50',
    '1.5',
    '15e-1',
    '.5',
    '5.',
    '+5',
    ' 5',
    '5 ',
    '1e400',
    '-1e400',
    '0x1F',
    'Infinity',
    'NaN',
    'true',
    'null',
    '"5"',
    '[5]',
    '2460000.5',
    '12:00',
    'now',
  ),
)
const plainText = fc.string({ unit: 'binary', maxLength: 6 }).map((text) => text.replaceAll('\0', ''))
const anyText = fc.oneof(
  number,
  day,
  moment,
  nearDay,
  plainText,
  fc.constantFrom('en', 'cy', 'EN', 'é', '\u{1F600}', '\uFF5E', 'a', 'ab', 'A%', '_'),
)
const operand = fc.oneof(
  anyText.filter((text) => text !== ''),
  fc.integer(),
  fc.boolean(),
)
const attribute = fc.constantFrom(
  'a',
  'b',
  'a.b',
  '$',
  '[0]',
  '0',
  'a b',
  "it's",
  'é',
  'language',
  'id',
  'first_name',
  'constructor',
)
const leaf = fc.oneof(
  fc.record({ attribute, eq: operand }),
  fc.record({ attribute, ne: operand }),
  fc.record({ attribute, lt: operand }),
  fc.record({ attribute, lte: operand }),
  fc.record({ attribute, gt: operand }),
  fc.record({ attribute, gte: operand }),
  fc.record({ attribute, contains: operand }),
  fc.record({ attribute, in: fc.array(operand, { minLength: 1, maxLength: 4 }) }),
  fc.record({ attribute, exists: fc.boolean() }),
)
const { rule } = fc.letrec<{ rule: unknown }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3 },
    { weight: 4, arbitrary: leaf },
    { weight: 1, arbitrary: fc.record({ all: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ any: fc.array(tie('rule'), { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: fc.record({ not: tie('rule') }) },
  ),
}))
const person = fc.record(
  {
    language: anyText,
    firstName: anyText,
    attributes: fc.dictionary(attribute, anyText, { noNullPrototype: true, maxKeys: 6 }),
  },
  { requiredKeys: ['attributes'] },
)

it('asks of the database exactly what the rule asks of one contact', async () => {
  const db = await temporaryDatabase()
  const people = fc.sample(person, { numRuns: 300, seed: 5 })
  const contacts = people.map((one, i) => ({ ...one, externalId: i % 3 === 0 ? `p${i}` : String(i) }))
  await db.write((tx) =>
    insertContacts(
      tx,
      contacts.map((one) => ({ ...one, attributes: new Map(Object.entries(one.attributes)) })),
      0,
    ),
  )
  let met = 0
  const property = fc.asyncProperty(rule, async (where) => {
    const found = await db.rows.all<{ id: string }>(
      sql`SELECT c.external_id AS id FROM contacts c WHERE ${audienceCondition(where)} ORDER BY c.id`,
    )
    const expected = contacts.filter((contact) => matches(where, contact)).map((contact) => contact.externalId)
    expect(found.map((row) => row.id)).toEqual(expected)
    met += expected.length
  })
  await fc.assert(property, { numRuns: 400 })
  expect(met).toBeGreaterThan(1000)
})

it('binds what a rule says: nothing of it becomes SQL', async () => {
  const db = await temporaryDatabase()
  await db.write((tx) => insertContacts(tx, [{ externalId: '1', attributes: new Map([["x') OR 1=1 --", 'v']]) }], 0))
  const count = async (where: unknown) =>
    (await db.rows.all(sql`SELECT c.id FROM contacts c WHERE ${audienceCondition(where)}`)).length
  expect(await count({ attribute: "x') OR 1=1 --", eq: 'v' })).toBe(1)
  expect(await count({ attribute: 'x', eq: "' OR '1'='1" })).toBe(0)
  expect(await count({ attribute: "y') OR 1=1 --", exists: true })).toBe(0)
})

it('takes long lists and wide groups, which SQLite would refuse as one deep expression', async () => {
  const db = await temporaryDatabase()
  await db.write((tx) => insertContacts(tx, [{ externalId: '1', attributes: new Map([['n', '4999']]) }], 0))
  const wide = {
    any: Array.from({ length: 199 }, (_, i) => ({
      attribute: 'n',
      in: [String(i), 4999 - i, `2027-01-0${(i % 9) + 1}`],
    })),
  }
  const long = { attribute: 'n', in: Array.from({ length: 5000 }, (_, i) => i) }
  expect(
    await db.rows.all(sql`SELECT c.id FROM contacts c WHERE ${audienceCondition({ all: [long, wide] })}`),
  ).toHaveLength(1)
})
