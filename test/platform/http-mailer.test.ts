import { createServer } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { httpMailer } from '../../src/platform/http-mailer.ts'
import { parseMailApi } from '../../src/platform/mail-api-address.ts'
import type { HandOff, Mail } from '../../src/ports.ts'
import { freePort } from '../support/free-port.ts'
import { type CallAnswer, type MailApiOptions, mailApiServer } from '../support/mail-api-server.ts'

const TOKENS = { postmark: 'token', ses: 'AKIDEXAMPLE:wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY' } as const
type Kind = keyof typeof TOKENS
const OPTIONS = { postmark: 'stream=broadcast', ses: 'region=eu-west-1' }

const mailTo = (to: string): Mail => ({
  from: 'Renewals <renew@example.gov>',
  to,
  subject: 'Croeso – welcome',
  html: '<p>Hello</p>',
  text: 'Hello',
  headers: [
    ['List-Unsubscribe', '<https://fanfare.example/u/abc>'],
    ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
  ],
  messageId: `${to.split('@')[0]}@example.gov`,
  language: 'en',
})
const people = (count: number) => Array.from({ length: count }, (_, index) => mailTo(`person${index}@example.com`))
const mailerAt = (kind: Kind, port: number, more = 'timeout=1', token: string = TOKENS[kind]) =>
  httpMailer(parseMailApi(`${kind}+http://127.0.0.1:${port}?${OPTIONS[kind]}&${more}`, token), fetch)

async function provider(kind: Kind, options: MailApiOptions = {}) {
  const server = await mailApiServer({ token: TOKENS[kind], ...options })
  onTestFinished(() => server.close())
  return { server, mailer: mailerAt(kind, server.port) }
}

/** How often each outcome came about. */
function tally(handOffs: readonly HandOff[]): Partial<Record<HandOff['outcome'], number>> {
  const counts: Partial<Record<HandOff['outcome'], number>> = {}
  for (const { outcome } of handOffs) counts[outcome] = (counts[outcome] ?? 0) + 1
  return counts
}

const sesError = (status: number, type: string, message = ''): CallAnswer => ({
  status,
  headers: { 'x-amzn-errortype': `${type}:http://internal.amazon.com/` },
  body: { message },
})

describe.each<Kind>(['postmark', 'ses'])('handing a batch to %s', (kind) => {
  it('takes every mail once, keeps the headers, and says which reference the provider gave', async () => {
    const { server, mailer } = await provider(kind)
    const mails = people(230)
    const handOffs = await mailer.send(mails)
    expect(tally(handOffs)).toEqual({ accepted: 230 })
    expect(server.taken.map(({ to }) => to).toSorted()).toEqual(mails.map(({ to }) => to).toSorted())
    expect(server.taken[0]).toMatchObject({
      from: 'Renewals <renew@example.gov>',
      subject: 'Croeso – welcome',
      html: '<p>Hello</p>',
      text: 'Hello',
      headers: {
        'List-Unsubscribe': '<https://fanfare.example/u/abc>',
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    })
    expect(handOffs[0]).toMatchObject({ ref: expect.stringMatching(/^(postmark pm|ses ses)-/) })
    expect(server.calls.length).toBeLessThanOrEqual(mailer.calls!(230))
  })

  it.each<[string, CallAnswer]>([
    ['takes the mails and never answers', 'hang'],
    ['takes the mails and hangs up', 'reset'],
    ['takes the mails and answers nonsense', 'garbage'],
    ['fails within itself', { status: 500 }],
    ['stands behind a gateway that gives up', { status: 504 }],
  ])('a provider that %s leaves one mail unknown, and the others are not handed over', async (_, answer) => {
    const { server, mailer } = await provider(kind, { answer: () => answer })
    const handOffs = await mailer.send(people(30))
    expect(tally(handOffs)).toEqual({ unknown: 1, unreachable: 29 })
    expect(server.calls.flatMap(({ to }) => to)).toEqual(['person0@example.com'])
  })

  it('a provider that fails in the middle leaves unknown what was under way, and no more', async () => {
    const { server, mailer } = await provider(kind, { answer: (_, count) => (count <= 2 ? 'accept' : 'hang') })
    const handOffs = await mailer.send(people(700))
    const { accepted = 0, unknown = 0 } = tally(handOffs)
    expect(accepted + unknown).toBe(server.taken.length)
    expect(unknown).toBeGreaterThan(0)
    expect(tally(handOffs)).toEqual({ accepted, unknown, unreachable: 700 - accepted - unknown })
    const again = await mailer.send(people(700))
    expect(tally(again)).toEqual({ unknown: 1, unreachable: 699 })
  })

  it('a provider that is not there is unreachable, in words an operator can use', async () => {
    const port = await freePort()
    const handOffs = await mailerAt(kind, port).send(people(3))
    expect(tally(handOffs)).toEqual({ unreachable: 3 })
    expect(handOffs[2]).toMatchObject({ reason: expect.stringContaining(`127.0.0.1:${port} cannot be reached`) })
  })

  it('a provider that takes connections and says nothing is given up within the deadline, with nobody unknown', async () => {
    const silent = createServer(() => undefined)
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void silent.close())
    const mailer = mailerAt(kind, (silent.address() as { port: number }).port)
    const began = Date.now()
    expect(tally(await mailer.send(people(3)))).toEqual({ unreachable: 3 })
    expect(Date.now() - began).toBeLessThan(mailer.deadline)
  })

  it.each([401, 403, 404, 422, 429, 302])('a call refused as a whole (%s) hands nothing over', async (status) => {
    const { server, mailer } = await provider(kind, {
      answer: () => ({ status, body: { message: 'no', ErrorCode: 1, Message: 'no' } }),
    })
    const handOffs = await mailer.send(people(3))
    expect(tally(handOffs)).toEqual({ unreachable: 3 })
    expect(handOffs[0]).toMatchObject({ reason: expect.stringContaining('127.0.0.1') })
    expect(server.taken).toEqual([])
  })

  it('goes on by itself once the provider works again', async () => {
    const { server, mailer } = await provider(kind, {
      answer: (_, count) => (count === 1 ? { status: 503 } : 'accept'),
    })
    const first = await mailer.send(people(5))
    expect(server.taken).toHaveLength(0)
    expect(tally(first)['accepted']).toBeUndefined()
    expect(tally(await mailer.send(people(5)))).toEqual({ accepted: 5 })
  })

  it('two batches at once approach a failing provider as one', async () => {
    const { server, mailer } = await provider(kind, { answer: () => 'hang' })
    const both = await Promise.all([mailer.send(people(20)), mailer.send(people(20))])
    expect(tally(both.flat())).toEqual({ unknown: 1, unreachable: 39 })
    expect(server.taken).toHaveLength(1)
  })

  it('a wrong token is said plainly, without repeating it', async () => {
    const { server } = await provider(kind)
    const wrong = kind === 'ses' ? 'AKIDEXAMPLE:hidden' : 'hidden'
    const handOffs = await mailerAt(kind, server.port, 'timeout=2', wrong).send(people(2))
    expect(tally(handOffs)).toEqual({ unreachable: 2 })
    expect(handOffs[0]).toMatchObject({ reason: expect.stringContaining('check FANFARE_MAIL_TOKEN') })
    expect(JSON.stringify(handOffs)).not.toContain('hidden')
  })

  it('a line break in a subject, a header or a name adds no header', async () => {
    const { server, mailer } = await provider(kind)
    const injected = 'Hello\r\nBcc: everybody@example.com'
    const mail = { ...mailTo('a@example.com'), subject: injected, headers: [['X-Test', injected]] as const }
    expect(tally(await mailer.send([mail]))).toEqual({ accepted: 1 })
    const [got] = server.taken
    expect(got!.subject).toBe('Hello Bcc: everybody@example.com')
    expect(got!.headers['X-Test']).toBe('Hello Bcc: everybody@example.com')
    expect(Object.keys(got!.headers)).not.toContain('Bcc')
  })

  it.each([
    ['plain', 'Renewals <renew@example.gov>', 'Renewals <renew@example.gov>'],
    ['absent', 'renew@example.gov', 'renew@example.gov'],
    ['with marks', 'Ministry, Dept. of Roads <renew@example.gov>', '"Ministry, Dept. of Roads" <renew@example.gov>'],
    ['in another script', 'सेवा <renew@example.gov>', '=?UTF-8?B?4KS44KWH4KS14KS+?= <renew@example.gov>'],
  ])('a sender name %s arrives as mail programs read it', async (_, from, expected) => {
    const { server, mailer } = await provider(kind)
    await mailer.send([{ ...mailTo('a@example.com'), from }])
    expect(server.taken[0]!.from).toBe(expected)
  })
})

describe('what Postmark says of one mail of a batch', () => {
  it.each<[string, number, string, object]>([
    [
      'an inactive recipient is refused for good',
      406,
      'You tried to send to a recipient that has been marked as inactive.',
      { outcome: 'refused', final: true },
    ],
    [
      'an invalid address is refused for good',
      300,
      "Invalid 'To' address: 'odd@'.",
      { outcome: 'refused', final: true },
    ],
    ['a rate is refused for now', 429, 'Rate limit exceeded', { outcome: 'refused', final: false }],
    ['a code nobody foresaw is refused for now', 9999, 'Something new', { outcome: 'refused', final: false }],
    ['an invalid sender fails nobody for good', 300, "Invalid 'From' address: 'x'.", { outcome: 'unreachable' }],
    [
      'a sender that is not confirmed fails nobody for good',
      401,
      'The sender signature was not confirmed',
      { outcome: 'unreachable' },
    ],
    ['an account without credits fails nobody for good', 405, 'Not allowed to send', { outcome: 'unreachable' }],
  ])('%s (%s), and the mails beside it still go', async (_, ErrorCode, Message, expected) => {
    const { server, mailer } = await provider('postmark', {
      refuse: (to) => (to.startsWith('odd') ? { ErrorCode, Message } : undefined),
    })
    await mailer.send(people(1))
    const handOffs = await mailer.send(['a@example.com', 'odd@example.com', 'b@example.com'].map(mailTo))
    expect(handOffs.map(({ outcome }) => outcome)).toEqual(['accepted', expect.any(String), 'accepted'])
    expect(handOffs[1]).toMatchObject({ ...expected, reason: expect.stringContaining(Message) })
    expect(server.taken.map(({ to }) => to)).toEqual(['person0@example.com', 'a@example.com', 'b@example.com'])
  })

  it('the stream, the Message-ID and no tracking are asked for', async () => {
    const { server, mailer } = await provider('postmark')
    await mailer.send([mailTo('a@example.com')])
    expect(server.taken[0]).toMatchObject({
      stream: 'broadcast',
      headers: { 'Message-ID': '<a@example.gov>', 'X-PM-KeepID': 'true' },
    })
  })

  it('a planned outage (503) hands nothing over', async () => {
    const { mailer } = await provider('postmark', {
      answer: () => ({ status: 503, body: { ErrorCode: 100, Message: 'Maintenance' } }),
    })
    expect(tally(await mailer.send(people(3)))).toEqual({ unreachable: 3 })
  })
})

describe('what Amazon SES says of a mail', () => {
  it.each<[string, CallAnswer, object]>([
    [
      'a malformed address is refused for good',
      sesError(400, 'BadRequestException', 'Domain contains illegal character'),
      { outcome: 'refused', final: true },
    ],
    [
      'a rejected message is refused for good',
      sesError(400, 'MessageRejected', 'Bad content'),
      { outcome: 'refused', final: true },
    ],
    [
      'a sender that is not verified fails nobody for good',
      sesError(400, 'MessageRejected', 'Email address is not verified.'),
      { outcome: 'unreachable' },
    ],
    [
      'a rate that is used up fails nobody',
      sesError(429, 'TooManyRequestsException', 'Maximum sending rate exceeded.'),
      { outcome: 'unreachable' },
    ],
    ['a paused account fails nobody', sesError(400, 'SendingPausedException'), { outcome: 'unreachable' }],
    ['a fault of its own is unknown', sesError(500, 'InternalServiceErrorException'), { outcome: 'unknown' }],
    [
      'being out of service is unknown, for AWS speaks of duplicates',
      sesError(503, 'ServiceUnavailable'),
      { outcome: 'unknown' },
    ],
  ])('%s', async (_, answer, expected) => {
    const { mailer } = await provider('ses', { answer: ({ to }) => (to[0]!.startsWith('odd') ? answer : 'accept') })
    expect(await mailer.send([mailTo('odd@example.com')])).toMatchObject([expected])
  })
})

describe('a call that the platform does not let out any more', () => {
  it('is not tried', async () => {
    const { server } = await provider('postmark')
    const { NoCallsLeft } = await import('../../src/platform/mail-api-call.ts')
    let left = 2
    const counted: typeof fetch = (...call) => (left-- > 0 ? fetch(...call) : Promise.reject(new NoCallsLeft()))
    const api = parseMailApi(`postmark+http://127.0.0.1:${server.port}`, 'token')
    expect(tally(await httpMailer(api, counted).send(people(5)))).toEqual({ accepted: 1, 'not-tried': 4 })
  })
})

describe('FANFARE_MAIL_URL', () => {
  it.each([
    ['not an address', 'api.postmarkapp.com', 'token', 'is not an address'],
    ['another provider', 'https://api.postmarkapp.com', 'token', 'begins with https://'],
    ['an unknown option', 'postmark://api.postmarkapp.com?strem=x', 'token', 'unknown option strem'],
    ['an option of the other provider', 'ses://email.eu-west-1.amazonaws.com?stream=x', 'A:b', 'unknown option stream'],
    [
      'a token in the address',
      'postmark://hidden@api.postmarkapp.com',
      'token',
      'give the token in FANFARE_MAIL_TOKEN',
    ],
    ['no token', 'postmark://api.postmarkapp.com', undefined, 'FANFARE_MAIL_TOKEN is missing'],
    ['half a key', 'ses://email.eu-west-1.amazonaws.com', 'hidden', 'ACCESS_KEY_ID:SECRET_ACCESS_KEY'],
    ['no region', 'ses://mail.example', 'A:b', 'names no region'],
    ['no encryption on the way', 'postmark+http://api.postmarkapp.com', 'token', 'unencrypted'],
    ['a pool that is no number', 'postmark://api.postmarkapp.com?pool=many', 'token', 'whole number from 1 to 50'],
  ])('%s is refused', (_, url, token, message) => {
    expect(() => parseMailApi(url, token)).toThrow(message)
    expect(() => parseMailApi(url, token)).not.toThrow('hidden')
  })

  it('reads provider, region and options', () => {
    expect(parseMailApi('ses://email.eu-west-1.amazonaws.com?pool=6&timeout=7', 'AK:se/cr+et=')).toEqual({
      kind: 'ses',
      origin: 'https://email.eu-west-1.amazonaws.com',
      name: 'ses://email.eu-west-1.amazonaws.com',
      pool: 6,
      timeout: 7000,
      region: 'eu-west-1',
      accessKeyId: 'AK',
      secretAccessKey: 'se/cr+et=',
      configurationSet: undefined,
    })
  })
})
