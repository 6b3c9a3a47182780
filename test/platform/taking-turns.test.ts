import { expect, it, onTestFinished } from 'vitest'
import { sql } from 'drizzle-orm'
import { openDatabase } from '../../db/index.ts'
import { takingTurns } from '../../src/platform/taking-turns.ts'
import { temporaryClient } from '../support/temporary-database.ts'

async function counting() {
  const { client } = await temporaryClient()
  const db = openDatabase(takingTurns(client))
  let turnsOfOthers = 0
  const other = () => {
    turnsOfOthers += 1
    next = setImmediate(other)
  }
  let next = setImmediate(other)
  onTestFinished(() => clearImmediate(next))
  return { db, turnsOfOthers: () => turnsOfOthers }
}

it('a request of many statements lets others go on after each', async () => {
  const { db, turnsOfOthers } = await counting()
  const before = turnsOfOthers()
  for (let i = 0; i < 20; i++) expect(await db.rows.all(sql`SELECT ${i} AS i`)).toEqual([{ i }])
  expect(turnsOfOthers() - before).toBeGreaterThanOrEqual(20)
})

it('so does a transaction, which is whole all the same', async () => {
  const { db, turnsOfOthers } = await counting()
  const before = turnsOfOthers()
  const names = () => db.rows.all(sql`SELECT name FROM lists ORDER BY name`)
  const failing = db.write(async (tx) => {
    for (const name of ['a', 'b', 'c']) await tx.run(sql`INSERT INTO lists (name, is_example) VALUES (${name}, 0)`)
    throw new Error('on the way')
  })
  await expect(failing).rejects.toThrow('on the way')
  expect(turnsOfOthers() - before).toBeGreaterThanOrEqual(3)
  expect(await names()).toEqual([])
  await db.write((tx) => tx.run(sql`INSERT INTO lists (name, is_example) VALUES (${'d'}, 0)`))
  expect(await names()).toEqual([{ name: 'd' }])
})
