import { expect, it, onTestFinished } from 'vitest'
import { type Installation, installation, until } from '../support/fanfare-process.ts'
import { writeSmallCampaign } from '../support/small-campaign.ts'

const EMAIL = 'sam@example.gov'

async function office(): Promise<Installation> {
  const fanfare = installation()
  await fanfare.json('person', 'add', EMAIL, '--role', 'planner')
  return fanfare
}

it('person token prints a token once, lists names only, and revokes', async () => {
  const fanfare = await office()
  const { out } = await fanfare.run('person', 'token', EMAIL)
  expect(out).toMatch(/^ff_[\w-]{43}\n$/)
  const named = await fanfare.json('person', 'token', 'Sam@example.gov', '--name', 'release train')
  expect(named).toEqual({ email: EMAIL, name: 'release train', token: expect.stringMatching(/^ff_/) })
  const listed = await fanfare.json<{ tokens: { name: string }[] }>('person', 'token', EMAIL, '--list')
  expect(listed.tokens.map(({ name }) => name)).toEqual(['api', 'release train'])
  expect(JSON.stringify(listed)).not.toContain('ff_')

  const taken = await fanfare.run('person', 'token', EMAIL)
  expect([taken.code, taken.err]).toEqual([
    1,
    `${EMAIL} has a token named api already; revoke it first, or choose another name\n`,
  ])
  const both = await fanfare.run('person', 'token', EMAIL, '--revoke', 'api', '--revoke-all')
  expect(both.err).toContain("'--revoke-all' cannot be used with option '--revoke <name>'")
  expect(both.code).toBe(2)

  expect(await fanfare.json('person', 'token', EMAIL, '--revoke', 'api')).toEqual({ email: EMAIL, revoked: ['api'] })
  expect(await fanfare.json('person', 'token', EMAIL, '--revoke-all')).toEqual({
    email: EMAIL,
    revoked: ['release train'],
  })
  expect((await fanfare.run('person', 'token', EMAIL, '--list')).out).toBe(`${EMAIL} has no tokens\n`)
})

it('a program and the command line are told the same of a move', { timeout: 60_000 }, async () => {
  const fanfare = await office()
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder))
  const { token } = await fanfare.json<{ token: string }>('person', 'token', EMAIL)
  const node = fanfare.start('start', '--no-examples')
  onTestFinished(async () => void (node.child.kill(), await node.finished))
  const url = await until('the address', () => /runs on (\S+)/.exec(node.printed())?.[1])
  const preview = await fetch(`${url}/api/v1/campaigns/renew-online/launch-moves`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ to: '2036-03-03T09:00', dryRun: true }),
  })
  const text = await preview.text()
  const move = ['launch', 'move', 'renew-online', '2036-03-03T09:00']
  expect((await fanfare.run(...move, '--dry-run', '--json')).out).toBe(`${text}\n`)
  expect((await fanfare.run(...move, '--json', '--as', EMAIL)).out).toBe(`${text}\n`)
})
