import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { Mail } from '../../src/ports.ts'
import { parseSmtpUrl } from '../../src/platform/smtp-address.ts'
import { smtpMailer } from '../../src/platform/smtp-mailer.ts'
import { mailServer } from '../support/mail-server.ts'
import { freePort } from '../support/free-port.ts'

const mailTo = (to: string): Mail => ({
  from: 'Renewals <renew@example.gov>',
  to,
  subject: 'Croeso – welcome',
  html: '<p>Hello</p>',
  text: 'Hello',
  headers: [['List-Unsubscribe', '<https://fanfare.example/u/abc>']],
  messageId: `${to.split('@')[0]}@example.gov`,
  language: 'en',
})

function mailerFor(url: string) {
  const mailer = smtpMailer(parseSmtpUrl(url))
  onTestFinished(() => mailer.close())
  return mailer
}

describe('handing a batch to an SMTP server', () => {
  it('takes every mail, says which reference the server gave, and keeps the headers', async () => {
    const server = await mailServer()
    const recipients = Array.from({ length: 40 }, (_, index) => `person${index}@example.com`)
    const outcomes = await mailerFor(server.url).send(recipients.map(mailTo))
    expect(outcomes.every((outcome) => outcome.outcome === 'accepted')).toBe(true)
    expect(server.received.map(({ to }) => to).sort()).toEqual(recipients.toSorted())
    expect(server.received[0]!.raw).toContain('List-Unsubscribe: <https://fanfare.example/u/abc>')
    expect(outcomes[0]).toMatchObject({ ref: expect.stringMatching(/taken as \d+/) })
  })

  it.each([
    [
      'a mailbox that does not exist is refused for good',
      { code: 550, text: '5.1.1 no such mailbox' },
      { outcome: 'refused', final: true },
    ],
    ['greylisting is refused for now', { code: 451, text: '4.7.1 try later' }, { outcome: 'refused', final: false }],
  ] as const)('%s, and the mails beside it still go', async (_, answer, expected) => {
    const server = await mailServer({ answer: (to) => (to.startsWith('odd') ? answer : 'accept'), pool: 1 })
    const outcomes = await mailerFor(server.url).send(['a@example.com', 'odd@example.com', 'b@example.com'].map(mailTo))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'refused', 'accepted'])
    expect(outcomes[1]).toMatchObject({ ...expected, reason: expect.stringContaining(answer.text) })
    expect(server.received.map(({ to }) => to)).toEqual(['a@example.com', 'b@example.com'])
  })

  it('a server that takes the mail and never answers leaves it unknown, not refused', async () => {
    const server = await mailServer({
      answer: (to) => (to.startsWith('odd') ? 'accept-silently' : 'accept'),
      timeout: 1,
    })
    const outcomes = await mailerFor(server.url).send(['a@example.com', 'odd@example.com'].map(mailTo))
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(['accepted', 'unknown'])
    expect(server.received).toHaveLength(2)
  })

  it('a server that is not there is unreachable, in words an operator can use', async () => {
    const port = await freePort()
    const [outcome] = await mailerFor(`smtp://127.0.0.1:${port}?timeout=2`).send([mailTo('a@example.com')])
    expect(outcome).toMatchObject({
      outcome: 'unreachable',
      reason: expect.stringContaining(`127.0.0.1:${port} cannot be reached`),
    })
  })

  it('a wrong password is said plainly, without repeating it, and nothing is handed over', async () => {
    const server = await mailServer({ user: 'fanfare', password: 'right' })
    const url = server.url.replace(':right@', ':wrong-one@')
    const outcomes = await mailerFor(url).send(['a@example.com', 'b@example.com'].map(mailTo))
    expect(outcomes[0]).toMatchObject({
      outcome: 'unreachable',
      reason: expect.stringContaining('refuses the sign-in'),
    })
    expect(JSON.stringify(outcomes)).not.toContain('wrong-one')
    expect(server.received).toHaveLength(0)
  })

  it('a server that greets nobody is given up within the deadline', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const { port } = silent.address() as { port: number }
    const mailer = mailerFor(`smtp://127.0.0.1:${port}?pool=2&timeout=1`)
    const began = Date.now()
    const outcomes = await mailer.send(['a@example.com', 'b@example.com', 'c@example.com'].map(mailTo))
    expect(Date.now() - began).toBeLessThan(mailer.deadline)
    expect(outcomes.every(({ outcome }) => outcome === 'unreachable' || outcome === 'not-tried')).toBe(true)
  })

  it('a line break in a header value does not add a header', async () => {
    const server = await mailServer()
    const mail = { ...mailTo('a@example.com'), subject: 'Hello\r\nBcc: everybody@example.com' }
    await mailerFor(server.url).send([mail])
    expect(server.received[0]!.raw).not.toMatch(/^Bcc:/im)
    expect(server.received).toHaveLength(1)
  })
})

describe('FANFARE_SMTP_URL', () => {
  it.each([
    ['not an address', 'mail.example', 'is not an address'],
    ['another protocol', 'http://mail.example', 'expected smtp:// or smtps://'],
    ['an unknown option', 'smtp://mail.example?pol=3', 'unknown option pol'],
    ['a stray % in the password', 'smtp://me:p%@mail.example', 'write % itself as %25'],
    ['a pool that is no number', 'smtp://mail.example?pool=many', 'whole number from 1 to 100'],
  ])('%s is refused', (_, url, message) => {
    expect(() => parseSmtpUrl(url)).toThrow(message)
  })

  it('reads account, port and options', () => {
    expect(parseSmtpUrl('smtps://me%40example.gov:p%3Aw@mail.example?pool=3&timeout=7')).toEqual({
      host: 'mail.example',
      port: 465,
      secure: true,
      auth: { user: 'me@example.gov', pass: 'p:w' },
      pool: 3,
      timeout: 7000,
    })
  })
})
