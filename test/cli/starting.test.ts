import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { createClient } from '@libsql/client'
import { expect, it, onTestFinished } from 'vitest'
import { installation, type Installation, type Started, until } from '../support/fanfare-process.ts'
import { mailServer } from '../support/mail-server.ts'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'

interface Shown {
  campaign: string
  isExample: boolean
  launch: { instant: string }
}

const EXAMPLES = ['birth-certificate', 'driving-licence', 'health-app']

/** The campaigns there are, by name: the order of their launches depends on the hour. */
async function shown(fanfare: Installation): Promise<Shown[]> {
  const campaigns = await fanfare.json<Shown[]>('plan', 'show')
  return campaigns.toSorted((a, b) => a.campaign.localeCompare(b.campaign))
}

it('the first start loads the examples, lets one person in once, and later starts do neither again', async () => {
  const fanfare = installation()
  const first = await started(fanfare)
  const link = /^Sign in once, within 15 minutes, as administrator@localhost: (\S+)$/m.exec(first.printed())![1]!
  expect(link.startsWith(`${first.address}/sign-in/`)).toBe(true)
  const campaigns = await shown(fanfare)
  expect(campaigns).toMatchObject(EXAMPLES.map((campaign) => ({ campaign, isExample: true, status: 'running' })))
  expect(Date.parse(campaigns[0]!.launch.instant)).toBeGreaterThan(Date.now())

  const health = await fetch(`${first.address}/healthz`)
  expect(health.status).toBe(200)
  expect(await health.json()).toMatchObject({ ok: true })
  for (let look = 0; look < 2; look++) expect(await (await fetch(link)).text()).toContain('<button')
  const post = (origin: string) =>
    fetch(link, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    })
  expect((await post('https://evil.example')).status).toBe(403)
  const signedIn = await post(first.address)
  expect(signedIn.status).toBe(303)
  const cookie = signedIn.headers.get('set-cookie')!
  expect(cookie).toMatch(/HttpOnly/i)
  const page = await fetch(first.address, { headers: { cookie: cookie.split(';')[0]! } })
  expect(await page.text()).toContain('driving licence')
  const again = await post(first.address)
  expect(again.status).toBe(403)
  expect(await again.text()).toContain('used already')
  expect(await stopped(first)).toBe(0)

  const second = await started(fanfare)
  expect(second.printed()).not.toContain('Sign in')
  expect(second.printed()).toContain('npm run -s fanfare -- person link EMAIL')
  expect(await shown(fanfare)).toEqual(campaigns)
  expect(await stopped(second)).toBe(0)
})

it('a start without examples begins empty', async () => {
  const fanfare = installation()
  const running = await started(fanfare, '--no-examples')
  expect(running.printed()).toContain('Sign in once')
  expect(await fanfare.json('plan', 'show')).toEqual([])
  expect(await stopped(running)).toBe(0)
})

it('a port taken on the first start costs neither the link nor the examples', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  const port = await until('a port', () => (other.address() as AddressInfo | null)?.port)
  const fanfare = installation({ PORT: String(port) })
  expect((await fanfare.run('start')).code).toBe(1)
  other.close()
  const running = await started(fanfare.under({ PORT: '0' }))
  expect(running.printed()).toContain('Sign in once')
  expect(await shown(fanfare)).toMatchObject(EXAMPLES.map(() => ({ isExample: true })))
  expect(await stopped(running)).toBe(0)
})

it('until somebody has signed in every start prints a link, for the administrator there is', async () => {
  const fanfare = installation()
  await fanfare.json('person', 'add', 'ada@example.gov', '--role', 'viewer,administrator')
  await fanfare.json('person', 'add', 'aaa@example.gov', '--role', 'administrator')
  for (let start = 0; start < 2; start++) {
    const running = await started(fanfare)
    expect(running.printed()).toMatch(/^Sign in once, within 15 minutes, as ada@example\.gov: http/m)
    expect(await stopped(running)).toBe(0)
  }
  const people = await fanfare.json<{ email: string }[]>('person', 'list')
  expect(people.map(({ email }) => email)).toEqual(['aaa@example.gov', 'ada@example.gov'])
  expect(await shown(fanfare)).toMatchObject(EXAMPLES.map((campaign) => ({ campaign })))
})

it('a start where only others were added makes the first administrator', async () => {
  const fanfare = installation()
  await fanfare.json('person', 'add', 'sam@example.gov', '--role', 'planner')
  const running = await started(fanfare, '--no-examples')
  expect(running.printed()).toContain('as administrator@localhost: http')
  expect(await stopped(running)).toBe(0)
})

it('examples that cannot be loaded stop nothing, and what was begun is finished by the next start', async () => {
  const fanfare = installation()
  const beside = join(fanfare.folder, 'people.csv')
  writeFileSync(beside, 'id,email\n1,one@example.gov\n')
  await fanfare.json('contacts', 'import', beside, '--list', 'driving-licence-example')
  const first = await started(fanfare)
  expect(first.printed()).toContain('Sign in once')
  expect(await stopped(first)).toBe(0)
  expect((await first.finished).err).toContain(
    'the examples were not loaded: the list driving-licence-example holds real',
  )

  const client = createClient({ url: `file:${join(fanfare.folder, 'fanfare.db')}` })
  await client.execute("UPDATE lists SET is_example = 1 WHERE name = 'driving-licence-example'")
  client.close()
  expect(await stopped(await started(fanfare))).toBe(0)
  expect(await shown(fanfare)).toMatchObject(EXAMPLES.map((campaign) => ({ campaign, isExample: true })))
})

it('an installation with a campaign of its own is given no examples', async () => {
  const fanfare = installation()
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder), '--launch', '2030-01-01T09:00')
  expect(await stopped(await started(fanfare))).toBe(0)
  expect(await fanfare.json('plan', 'show')).toMatchObject([{ campaign: 'renew-online' }])
})

it('a port that is taken is told with the setting that helps', async () => {
  const other = createServer().listen(0, '127.0.0.1')
  onTestFinished(() => void other.close())
  const port = await until('a port', () => (other.address() as AddressInfo | null)?.port)
  const { code, err } = await installation({ PORT: String(port) }).run('start', '--no-examples')
  expect(err).toContain(`port ${port} is taken by another program; set PORT to a free one`)
  expect(code).toBe(1)
})

it('an example goes to the inbox, whatever mail server is set', async () => {
  const server = await mailServer()
  const fanfare = installation({ FANFARE_SMTP_URL: server.url })
  await stopped(await started(fanfare))
  const { occurrences } = await fanfare.json<{ occurrences: { activity: string }[] }>('plan', 'show', 'driving-licence')
  const { activity } = occurrences[0]!
  expect(await fanfare.json('test-send', 'driving-licence', activity, '--to', 'me@example.gov')).toEqual({ sent: 2 })
  const caught = await fanfare.json<{ id: number; to: string }[]>('inbox')
  expect(caught).toMatchObject([{ to: 'me@example.gov' }, { to: 'me@example.gov' }])
  expect(await fanfare.json('inbox', String(caught[0]!.id))).toMatchObject({ text: expect.any(String) })
  expect(server.received).toEqual([])
})

it('a stop signal during a dispatch settles what is in flight and ends well', async () => {
  const people = 3_000
  const server = await mailServer()
  const fanfare = installation({ FANFARE_SMTP_URL: server.url })
  await fanfare.json('contacts', 'import', writePeople(fanfare.folder, people), '--list', 'people')
  await fanfare.json('person', 'add', APPROVER, '--role', 'approver')
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder), '--launch', 'now')
  await fanfare.json('approve', 'renew-online', '--as', APPROVER)
  const running = await started(fanfare)
  await until('a mail', () => server.received.length > 50)
  expect(await stopped(running)).toBe(0)
  const received = server.received.length
  const { out } = await fanfare.run('deliveries', 'renew-online', '--json')
  const statuses = out
    .trim()
    .split('\n')
    .map((line) => (JSON.parse(line) as { status: string }).status)
  expect(statuses).toHaveLength(people)
  expect(statuses.filter((status) => status === 'sent')).toHaveLength(received)
  expect(statuses.filter((status) => status === 'queued')).toHaveLength(people - received)
  expect(received).toBeLessThan(people)
})

async function started(fanfare: Installation, ...args: readonly string[]): Promise<Started & { address: string }> {
  const running = fanfare.start('start', ...args)
  let over = ''
  void running.finished.then(({ err }) => (over = err || 'ended'))
  const address = await until('the address', () => {
    if (over !== '') throw new Error(over)
    return /^Fanfare runs on (\S+)\n(?:.*\n)*?Mail goes to .*\n/m.exec(running.printed())?.[1]
  })
  await until('the scheduler', async () => (await fetch(`${address}/healthz`)).ok)
  return { ...running, address }
}

async function stopped({ child, finished }: Started): Promise<number | null> {
  child.kill('SIGTERM')
  return (await finished).code
}
