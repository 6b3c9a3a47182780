import { sql } from 'drizzle-orm'
import { expect, it } from 'vitest'
import { testSend } from '../../src/dispatch/index.ts'
import { faultInWords } from '../../src/errors.ts'
import type { Log } from '../../src/ports.ts'
import { signedIn } from '../support/signed-in.ts'
import { type World, world } from '../support/world.ts'

const WHO = 'ann.archer'

/** What was written to the log, as text. */
function logged() {
  const lines: string[] = []
  const line = (message: string, facts?: object) => void lines.push(JSON.stringify({ message, ...facts }))
  const log: Log = { info: line, warn: line, error: line }
  return { log, text: () => lines.join('\n') }
}

it.each<[string, string, (at: World) => Promise<string>]>([
  [
    'a page that looks for somebody',
    'contacts',
    async (at) => {
      const { log, text } = logged()
      const visitor = await signedIn({ ...at, ports: { ...at.ports, log } }, 'sam@example.gov', ['planner'])
      const { headers } = await visitor.post('/contacts/search', { text: WHO })
      const kept = /fanfare_search=[^;]+/.exec(headers.get('set-cookie') ?? '')?.[0] ?? ''
      await at.db.rows.run(sql`ALTER TABLE contacts RENAME TO elsewhere`)
      const answer = await visitor.get('/contacts/people', { cookie: `${visitor.cookie}; ${kept}` })
      expect(answer.status).toBe(500)
      return `${await answer.text()}\n${text()}`
    },
  ],
  [
    'a mail that cannot be caught',
    'inbox',
    async (at) => {
      await at.db.rows.run(sql`ALTER TABLE inbox RENAME TO elsewhere`)
      const test = { campaignId: 'renew-online', activityId: 'go-live', to: `${WHO}@example.com` }
      const said = testSend(at.ports, at.as(), test).then(() => '', faultInWords)
      return said
    },
  ],
])('%s and fails in the database is written down without who it was about', async (_, table, said) => {
  const at = await world()
  await at.people(1)
  await at.campaign()
  const text = await said(at)
  expect(text).toContain(`no such table: ${table}`)
  expect(text).not.toContain(WHO)
})

it.each([
  ['what is no error', 'so', 'so'],
  ['an error', new Error('too late'), 'too late'],
  [
    'a query whose cause is not known',
    Object.assign(new Error('x'), { query: '', params: [] }),
    'a query failed: no reason was given',
  ],
])('%s is said in words', (_, fault, words) => expect(faultInWords(fault)).toBe(words))
