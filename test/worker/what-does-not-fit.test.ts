import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, it } from 'vitest'
import { isAtNight } from '../support/at-night.ts'
import { freePort } from '../support/free-port.ts'
import { edgeOfThisFile } from './edge.ts'

const edges = edgeOfThisFile()

it(
  'a database without tables, or of a newer version, is told and left alone; migrated, it is used',
  { timeout: 60_000 },
  async () => {
    const { worker, fanfare } = await edges.start({ unmigrated: true })
    const client = createClient({ url: edges.sqld().url })
    const tables = async () => (await client.execute("SELECT name FROM sqlite_master WHERE type = 'table'")).rows.length
    const home = async () => {
      const answer = await fetch(`${worker.url}/campaigns`, { redirect: 'manual' })
      return { status: answer.status, said: await answer.text() }
    }
    expect(await home()).toEqual({
      status: 503,
      said: expect.stringContaining('has no tables yet; run the command migrate'),
    })
    await expect(worker.runScheduler()).rejects.toThrow('a run of the scheduler failed')
    expect(await tables()).toBe(0)

    await fanfare.json('migrate')
    await client.execute("INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of the future', 4102444800000)")
    expect(await home()).toEqual({ status: 503, said: expect.stringContaining('of a newer version than this Worker') })
    await client.execute("DELETE FROM __drizzle_migrations WHERE hash = 'of the future'")
    await client.execute('UPDATE __drizzle_migrations SET created_at = created_at - 1')
    expect(await home()).toEqual({ status: 503, said: expect.stringContaining('of an older version than this Worker') })
    await client.execute('UPDATE __drizzle_migrations SET created_at = created_at + 1')
    client.close()
    expect((await home()).status).toBe(303)
  },
)

it('another secret than the database was set up with is refused', { timeout: 60_000 }, async () => {
  const { worker } = await edges.start({
    settings: { FANFARE_SECRET: 'another secret of thirty-two characters' },
  })
  const answer = await fetch(`${worker.url}/healthz`)
  expect(answer.status).toBe(503)
  const said = await answer.text()
  expect(said).toContain('FANFARE_SECRET is not the one the database was set up with')
  expect(said).not.toContain('another secret')
})

it('every setting that is wrong is told at once, and no value is repeated', { timeout: 60_000 }, async () => {
  const settings = {
    FANFARE_DATABASE_URL: 'file:hidden.db',
    FANFARE_BASE_URL: '',
    FANFARE_SECRET: 'hidden-and-short',
    FANFARE_FROM: 'hidden agency',
    FANFARE_MAIL_URL: 'smtp://hidden.example',
    FANFARE_SMTP_URL: 'smtp://hidden.example',
    FANFARE_SUBREQUESTS: '50',
  }
  const { worker } = await edges.start({ settings })
  const said = await (await fetch(`${worker.url}/`)).text()
  for (const name of Object.keys(settings)) expect(said.match(new RegExp(`^${name}`, 'gm')), name).toHaveLength(1)
  expect(said).not.toContain('hidden')
})

it.runIf(isAtNight)('a server that cannot be reached is told without its address', { timeout: 60_000 }, async () => {
  const port = await freePort()
  const { worker } = await edges.start({ settings: { FANFARE_DATABASE_URL: `http://127.0.0.1:${port}` } })
  const answer = await fetch(`${worker.url}/healthz`)
  expect(answer.status).toBe(503)
  const said = await answer.text()
  expect(said).toContain('the database cannot be reached; check FANFARE_DATABASE_URL')
  expect(said).not.toContain(String(port))
})

it('every template is carried in the bundle under its own name', () => {
  const root = join(import.meta.dirname, '../..')
  const names = readdirSync(join(root, 'templates'), { recursive: true, encoding: 'utf8' })
  const files = names.filter((name) => name.endsWith('.hbs'))
  const carried: unknown = JSON.parse(readFileSync(join(root, '.fanfare/templates.json'), 'utf8'))
  expect(files.length).toBeGreaterThan(30)
  expect(carried).toEqual(
    Object.fromEntries(files.map((file) => [file, readFileSync(join(root, 'templates', file), 'utf8')])),
  )
})
