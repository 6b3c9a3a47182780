import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, it } from 'vitest'
import { installation } from '../support/fanfare-process.ts'
import { freePort } from '../support/free-port.ts'

it('every setting that is wrong is told at once, and no secret is repeated', async () => {
  const fanfare = installation({
    FANFARE_DATABASE_URL: 'libsql://libsql.example?authToken=hidden-token',
    FANFARE_SECRET: 'hidden-and-short',
    FANFARE_SMTP_URL: 'http://user:hidden-password@mail.example',
    FANFARE_BASE_URL: 'fanfare.example.gov',
    FANFARE_FROM: 'the agency',
    FANFARE_MAIL_URL: 'postmark://hidden-token@api.postmarkapp.com',
    PORT: 'eighty',
  })
  const { code, out, err } = await fanfare.run('dispatch', '--json')
  const { error } = JSON.parse(out) as { error: { kind: string; problems: { path: string; message: string }[] } }
  expect(code).toBe(1)
  expect(error.kind).toBe('invalid')
  expect(error.problems).toHaveLength(8)
  const lines = err.trim().split('\n')
  expect(lines).toHaveLength(8)
  for (const setting of ['DATABASE_URL', 'SECRET', 'SMTP_URL', 'BASE_URL', 'FROM'].map((name) => `FANFARE_${name}`)) {
    expect(lines.filter((line) => line.startsWith(setting))).toHaveLength(1)
  }
  expect(err).toContain('FANFARE_MAIL_URL: is set beside FANFARE_SMTP_URL; mail goes one way, so unset one of them')
  expect(err).toContain('give the token in FANFARE_MAIL_TOKEN')
  expect(err).toContain('PORT: expected a port, a whole number from 1 to 65535, found eighty')
  expect(err).toContain('FANFARE_DATABASE_TOKEN')
  expect(`${out}${err}`).not.toContain('hidden')
})

it.each<[string, (folder: string) => string | Promise<string>, readonly string[]]>([
  ['of an unknown kind', () => 'mysql://db.example/fanfare', ['FANFARE_DATABASE_URL', 'file:PATH, or libsql://HOST']],
  ['in memory only', () => 'file:', ['FANFARE_DATABASE_URL', 'file:PATH']],
  ['with a password in its address', () => 'http://me:hidden@db.example', ['FANFARE_DATABASE_TOKEN']],
  [
    'on a server that does not run',
    async () => `http://127.0.0.1:${await freePort()}`,
    ['http://127.0.0.1:', 'cannot be opened', 'ECONNREFUSED', 'that the server runs'],
  ],
  [
    'in a folder that cannot be made',
    (folder) => `file:${write(folder, 'plain', 'a file')}/fanfare.db`,
    ['plain/fanfare.db cannot be opened', 'its folder may be written'],
  ],
  [
    'in a file that is no database',
    (folder) => `file:${write(folder, 'letter.db', 'Dear all, '.repeat(100))}`,
    ['letter.db cannot be opened', 'file is not a database', 'name another file in FANFARE_DATABASE_URL'],
  ],
])('a database %s is told plainly', async (_, address, words) => {
  const fanfare = installation({ FANFARE_SECRET: 'thirty-two characters and not one fewer' })
  const wrong = fanfare.under({ FANFARE_DATABASE_URL: await address(fanfare.folder) })
  const { code, out, err } = await wrong.run('plan', 'show')
  for (const word of words) expect(err).toContain(word)
  expect(err).not.toMatch(/unexpected|hidden/)
  expect({ code, out }).toEqual({ code: 1, out: '' })
})

it('a folder where no secret can be kept is told with the setting that helps', async () => {
  const fanfare = installation()
  const folder = write(fanfare.folder, 'plain', 'a file')
  const { code, err } = await fanfare.under({ FANFARE_DATABASE_URL: `file:${folder}/fanfare.db` }).run('plan', 'show')
  expect(err).toContain(`the secret cannot be kept in ${folder}/fanfare.db.secret`)
  expect(err).toContain('FANFARE_SECRET')
  expect(code).toBe(1)
})

it('a database of a newer version is left alone, by every command', async () => {
  const fanfare = installation()
  await fanfare.run('migrate')
  const client = createClient({ url: `file:${join(fanfare.folder, 'fanfare.db')}` })
  await client.execute({
    sql: "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of-the-future', ?)",
    args: [Date.UTC(2100, 0, 1)],
  })
  client.close()
  for (const command of [['plan', 'show'], ['migrate'], ['start']]) {
    const { code, err } = await fanfare.run(...command)
    expect(err).toContain('of a newer version than this Fanfare; use the newer Fanfare, or restore an older backup')
    expect(code).toBe(1)
  }
})

it('another secret than the one of the first start is refused, with where the first one is', async () => {
  const fanfare = installation()
  await fanfare.run('plan', 'show')
  const other = fanfare.under({ FANFARE_SECRET: 'another secret of thirty-two characters' })
  const { code, err } = await other.run('dispatch')
  expect(err).toContain('FANFARE_SECRET is not the one the database')
  expect(err).toContain(join(fanfare.folder, 'fanfare.db.secret'))
  expect(err).not.toContain('another secret')
  expect(code).toBe(1)
})

it('a file can be checked while the database is away', async () => {
  const campaign = join(import.meta.dirname, '../../campaigns/driving-licence.yaml')
  const fanfare = installation({ FANFARE_DATABASE_URL: `http://127.0.0.1:${await freePort()}` })
  const { code, out, err } = await fanfare.run('plan', 'check', campaign, '--json')
  expect(JSON.parse(out)).toMatchObject({ ok: true })
  expect(err).toContain('checked without the attributes of contacts')
  expect(code).toBe(0)
})

function write(folder: string, name: string, text: string): string {
  const file = join(folder, name)
  writeFileSync(file, text)
  return file
}
