import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { expect, it, onTestFinished } from 'vitest'
import { installation, type Installation, type Started, until } from '../support/fanfare-process.ts'
import { mailServer } from '../support/mail-server.ts'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'

interface Shown {
  isExample: boolean
  launch: { instant: string }
}

it('the first start loads the example, lets one person in once, and later starts do neither again', async () => {
  const fanfare = installation()
  const first = await started(fanfare)
  const link = /^Sign in once, within 15 minutes: (\S+)$/m.exec(first.printed())![1]!
  expect(link.startsWith(`${first.address}/sign-in/`)).toBe(true)
  const campaigns = await fanfare.json<(Shown & { campaign: string })[]>('plan', 'show')
  expect(campaigns).toMatchObject([{ campaign: 'driving-licence', isExample: true, status: 'running' }])
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
  expect(await fanfare.json('plan', 'show')).toEqual(campaigns)
  expect(await stopped(second)).toBe(0)
})

it('a start without examples begins empty', async () => {
  const fanfare = installation()
  const running = await started(fanfare, '--no-examples')
  expect(running.printed()).toContain('Sign in once')
  expect(await fanfare.json('plan', 'show')).toEqual([])
  expect(await stopped(running)).toBe(0)
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
