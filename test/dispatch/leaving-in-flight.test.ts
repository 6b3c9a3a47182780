import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { leaveExamples, tick } from '../../src/dispatch/index.ts'
import { loadExamples } from '../../src/platform/examples.ts'
import type { Mailer } from '../../src/ports.ts'
import { SECRET, world } from '../support/world.ts'

it('mail of examples that is on its way while somebody removes them leaves nothing behind', async () => {
  const at = await world({ at: '2026-11-21T09:00:00Z' })
  await loadExamples(at.as(), SECRET)
  await at.db.rows.run(sql`UPDATE activities SET approved_hash = content_hash`)
  const { inbox } = at.ports.mail
  const batches: number[] = []
  const slow: Mailer = {
    ...inbox,
    async send(mails) {
      const handOffs = await inbox.send(mails)
      if (batches.push(mails.length) === 1) await leaveExamples(at.as())
      return handOffs
    },
  }
  const ports = { ...at.ports, mail: { inbox: slow, provider: slow } }
  for (let turn = 0; turn < 40 && batches.length === 0; turn++) {
    await tick(ports, at.clock.now())
    at.clock.forward(24 * 3_600_000)
  }
  expect(batches.length).toBeGreaterThan(0)
  for (const table of ['inbox', 'deliveries', 'occurrences', 'contacts', 'channels']) {
    expect([table, await at.db.rows.all(sql`SELECT 1 FROM ${sql.identifier(table)}`)]).toEqual([table, []])
  }
})
