import { setTimeout as pause } from 'node:timers/promises'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, it } from 'vitest'
import { openDatabase } from '../../db/index.ts'
import { contentHash } from '../../src/access/index.ts'
import { type Installation, installation, until } from '../support/fanfare-process.ts'
import { writeSmallCampaign } from '../support/small-campaign.ts'

const KILLS = 8

/** What the database holds: which keys have an answer, which have none, and which moves were made. */
async function held({ folder }: Installation) {
  const client = createClient({ url: `file:${join(folder, 'fanfare.db')}` })
  const { rows } = openDatabase(client)
  const keys = await rows.all<{ hash: string; status: number | null }>(
    'SELECT key_hash AS hash, status FROM idempotency_keys ORDER BY hash',
  )
  const moves = await rows.all<{ reason: string }>('SELECT reason FROM launch_moves')
  client.close()
  return {
    answered: keys.flatMap(({ hash, status }) => (status === null ? [] : [hash])),
    open: keys.filter(({ status }) => status === null).length,
    moved: moves.map(({ reason }) => contentHash(reason)).toSorted((one, other) => (one < other ? -1 : 1)),
  }
}

it('a process killed at its requests leaves each done with its answer, or not done', { timeout: 120_000 }, async () => {
  const fanfare = installation()
  await fanfare.json('person', 'add', 'sam@example.gov', '--role', 'planner')
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder))
  const { token } = await fanfare.json<{ token: string }>('person', 'token', 'sam@example.gov')
  const told = new Set<string>()
  let asked = 0
  const ask = async (url: string, number: number) => {
    const key = `move-${number}`
    const answer = await fetch(`${url}/api/v1/campaigns/renew-online/launch-moves`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'idempotency-key': key },
      // Another date each, for the same date again would change nothing.
      body: JSON.stringify({ to: new Date(Date.UTC(2036, 2, 3, 9, number)).toISOString().slice(0, 16), reason: key }),
    })
    await answer.text()
    if (answer.status === 200) told.add(contentHash(key))
    return answer.status
  }
  for (let kill = 0; kill < KILLS; kill++) {
    const node = fanfare.start('start', '--no-examples')
    const url = await until('the address', () => /runs on (\S+)/.exec(node.printed())?.[1])
    // The one that was under way when the process before was killed.
    if (asked > 0) expect([200, 409]).toContain(await ask(url, asked))
    for (let more = Math.random() * 10; more > 0; more--) expect(await ask(url, ++asked)).toBe(200)
    const last = ask(url, ++asked).catch(() => 'lost')
    await pause(Math.random() * 12)
    node.child.kill('SIGKILL')
    await last
    await node.finished

    const { answered, open, moved } = await held(fanfare)
    expect(moved).toEqual(answered)
    expect(new Set(moved).size).toBe(moved.length)
    expect([...told].filter((hash) => !answered.includes(hash))).toEqual([])
    expect(open).toBeLessThanOrEqual(kill + 1)
  }
  const { answered, open } = await held(fanfare)
  console.log(`${asked} moves asked for: ${answered.length} done, ${open} under way when killed`)
})
