import { createClient } from '@libsql/client'
import { sql } from 'drizzle-orm'
import { expect, it, onTestFinished } from 'vitest'
import { openDatabase } from '../../db/index.ts'
import { temporaryClient } from '../support/temporary-database.ts'

/** Two processes on one database, as far as the database can tell. */
async function twoWriters() {
  const { db: one, url } = await temporaryClient()
  const client = createClient({ url })
  onTestFinished(() => client.close())
  const add = (name: string) => sql`INSERT INTO lists (name, is_example) VALUES (${name}, 0)`
  return { one, other: openDatabase(client), add }
}

it('a writer that finds the database busy waits, and then writes on what the other left', async () => {
  const { one, other, add } = await twoWriters()
  for (let round = 0; round < 5; round++) {
    let release = () => {}
    const holding = one.write(async (tx) => {
      await tx.run(add(`one ${round}`))
      await new Promise<void>((resolve) => (release = resolve))
    })
    // Let the first take the lock before the second asks for it.
    while (release.toString() === '() => {}') await new Promise((resolve) => setImmediate(resolve))
    const waiting = other.write((tx) => tx.run(add(`other ${round}`)))
    // Time enough for the second to have been refused, and refused again.
    for (let turn = 0; turn < 50; turn++) await new Promise((resolve) => setImmediate(resolve))
    release()
    await Promise.all([holding, waiting])
  }
  expect(await one.rows.all(sql`SELECT name FROM lists`)).toHaveLength(10)
}, 20_000)

it('many writes of both at once all happen, and none starves', async () => {
  const { one, other, add } = await twoWriters()
  const writes = Array.from({ length: 200 }, (_, index) =>
    (index % 2 ? one : other).write((tx) => tx.run(add(`n ${index}`))),
  )
  await Promise.all(writes)
  expect(await other.rows.all(sql`SELECT name FROM lists`)).toHaveLength(200)
}, 20_000)

it('a write that fails for another reason fails at once, and leaves nothing', async () => {
  const { one, add } = await twoWriters()
  const twice = one.write(async (tx) => {
    await tx.run(add('same'))
    await tx.run(add('same'))
  })
  await expect(twice).rejects.toThrow()
  expect(await one.rows.all(sql`SELECT name FROM lists`)).toEqual([])
  await one.write((tx) => tx.run(add('same')))
  expect(await one.rows.all(sql`SELECT name FROM lists`)).toHaveLength(1)
})
