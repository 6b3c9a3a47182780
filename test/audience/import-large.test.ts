import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { contactLines } from '../../campaigns/make-contacts.ts'
import { countAudience } from '../../src/audience/index.ts'
import { temporaryDatabase } from '../support/temporary-database.ts'
import { importFile } from './importing.ts'

it('5,000 invented people come in, come in again unchanged, and are found by rule', async () => {
  const db = await temporaryDatabase()
  const lines = [...contactLines(5000)]
  const broken = lines.map((line, i) => (i % 500 === 499 ? line.replace('Europe/London', 'Europe/Londn') : line))
  const expected = { read: 5000, updated: 0 }
  const first = await importFile(db, broken)
  expect(first).toMatchObject({ ...expected, created: 4990, unchanged: 0 })
  expect(first.rejected.map((one) => one.line)).toEqual([500, 1000, 1500, 2000, 2500, 3000, 3500, 4000, 4500, 5000])
  expect(await importFile(db, lines, { dryRun: true })).toMatchObject({ ...expected, created: 10, unchanged: 4990 })
  expect(await importFile(db, lines)).toMatchObject({ ...expected, created: 10, unchanged: 4990, rejected: [] })
  const due = lines.slice(1).filter((line) => Number(line.split(',')[8]) <= 90 && line.endsWith(',public'))
  const rule = {
    all: [
      { attribute: 'renewal_due_days', lte: 90 },
      { attribute: 'role', ne: 'staff' },
    ],
  }
  expect(await countAudience({ db }, { rule })).toBe(due.length)
})

it('the contacts of the example are those that the script makes', () => {
  expect(readFileSync('campaigns/driving-licence.contacts.csv', 'utf8')).toBe(`${[...contactLines(500)].join('\n')}\n`)
})

it('invented people can be reached by nobody: reserved domains and numbers only', () => {
  const people = [...contactLines(2000)].slice(1).map((line) => line.split(','))
  for (const [, email = '', phone = ''] of people) {
    expect(email).toMatch(/^$|@example\.(com|org|net)$|\.example$/)
    expect(phone).toMatch(/^$|^\+447700900\d{3}$/)
  }
  expect(new Set(people.map(([id]) => id)).size).toBe(2000)
})
