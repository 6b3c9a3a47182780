import { createServer } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { installation, until } from '../support/fanfare-process.ts'
import { freePort } from '../support/free-port.ts'

it('one command starts it all as a Worker, and ends it all when it is interrupted', { timeout: 90_000 }, async () => {
  const port = await freePort()
  const fanfare = installation({ PORT: String(port), FANFARE_SECRET: 'a $ecret with "marks" of thirty-two characters' })
  const started = fanfare.start('worker', '--no-examples')
  const link = await until('a sign-in link', () => /as administrator@localhost: (\S+)/.exec(started.printed())?.[1])
  const database = /FANFARE_DATABASE_URL=(\S+)/.exec(started.printed())![1]!
  const signedIn = await fetch(link, { method: 'POST', headers: { origin: new URL(link).origin }, redirect: 'manual' })
  expect(signedIn.status).toBe(303)
  const people = await fanfare.under({ FANFARE_DATABASE_URL: database }).json<{ email: string }[]>('person', 'list')
  expect(people.map(({ email }) => email)).toEqual(['administrator@localhost'])
  await until('the first run of the cron', async () => {
    const health = await fetch(`${new URL(link).origin}/healthz`)
    return ((await health.json()) as { lastTurn: string | null }).lastTurn !== null
  })

  const second = await fanfare.under({ PORT: String(await freePort()) }).run('worker')
  expect(second.err).toMatch(/another npm run worker runs already over \S+worker; stop it first/)
  expect(second.code).toBe(1)
  expect((await fetch(`${database}/health`)).status, 'the first goes on').toBe(200)

  started.child.kill('SIGINT')
  const { code, err } = await started.finished
  expect(code, err).toBe(0)
  expect(err).not.toContain('$ecret')
  for (const url of [link, `${database}/health`]) await expect(fetch(url), url).rejects.toThrow('fetch failed')
})

it('a port that is taken is told before anything is begun', async () => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void other.close())
  const { port } = other.address() as { port: number }
  const { code, err } = await installation({ PORT: String(port) }).run('worker')
  expect(err).toContain(`port ${port} is taken by another program; set PORT to a free one`)
  expect(code).toBe(1)
})
