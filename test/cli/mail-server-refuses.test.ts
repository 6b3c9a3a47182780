import { expect, it } from 'vitest'
import { installation, type Installation } from '../support/fanfare-process.ts'
import { mailServer } from '../support/mail-server.ts'
import { freePort } from '../support/free-port.ts'
import { APPROVER, writePeople, writeSmallCampaign } from '../support/small-campaign.ts'

const PEOPLE = 30

it('a mail server that refuses the sign-in is told plainly, and nobody is lost', async () => {
  const server = await mailServer({ user: 'fanfare', password: 'right-password' })
  const fanfare = await ready(server.url)
  const wrong = fanfare.under({ FANFARE_SMTP_URL: server.url.replace('right-password', 'wrong-password') })
  const { code, out, err } = await wrong.run('dispatch')
  expect(code).toBe(1)
  expect(out).toContain('refuses the sign-in')
  expect(out).toContain('check user and password in FANFARE_SMTP_URL')
  expect(`${out}${err}`).not.toContain('wrong-password')
  const test = await wrong.run('test-send', 'renew-online', 'go-live', '--to', 'me@example.gov')
  expect(test.code).toBe(1)
  expect(test.err).toContain('refuses the sign-in')
  expect(server.received).toEqual([])

  expect(await fanfare.json('dispatch', '--until-idle')).toMatchObject({
    sent: PEOPLE,
    failed: 0,
    unknown: 0,
    held: [],
  })
  expect(new Set(server.received.map(({ to }) => to)).size).toBe(PEOPLE)
})

it('a mail server that is not there is told plainly', async () => {
  const port = await freePort()
  const fanfare = await ready(`smtp://127.0.0.1:${port}?timeout=2`)
  const { code, out } = await fanfare.run('dispatch')
  expect(out).toContain(`server down: the mail server 127.0.0.1:${port} cannot be reached`)
  expect(out).toContain('next try at')
  expect(code).toBe(1)
})

async function ready(smtpUrl: string): Promise<Installation> {
  const fanfare = installation({ FANFARE_SMTP_URL: smtpUrl })
  await fanfare.json('contacts', 'import', writePeople(fanfare.folder, PEOPLE), '--list', 'people')
  await fanfare.json('person', 'add', APPROVER, '--role', 'approver')
  await fanfare.json('plan', 'apply', writeSmallCampaign(fanfare.folder), '--launch', 'now')
  await fanfare.json('approve', 'renew-online', '--as', APPROVER)
  return fanfare
}
