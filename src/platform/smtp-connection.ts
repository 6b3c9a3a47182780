import { Readable } from 'node:stream'
import SMTPConnection from 'nodemailer/lib/smtp-connection'
import type { HandOff } from '../ports.ts'
import type { SmtpAddress } from './smtp-address.ts'

/** What nodemailer tells of a failure: the server's reply code, where there was one, and the command it answered. */
interface SmtpFault extends Error {
  readonly code?: string | undefined
  readonly responseCode?: number | undefined
  readonly response?: string | undefined
  readonly command?: string | undefined
}

export interface Envelope {
  readonly from: string
  readonly to: string
}

/** One signed-in connection to an SMTP server, for one mail at a time. */
export interface SmtpSession {
  /** Whether it can take another mail. */
  readonly open: boolean
  readonly idleSince: number
  hand(envelope: Envelope, mime: Buffer): Promise<HandOff>
  close(): void
}

/** Connects and signs in; a failure is told in the words of an operator. */
export async function openSession(server: SmtpAddress): Promise<SmtpSession | { readonly failure: string }> {
  const smtp = new SMTPConnection({
    host: server.host,
    port: server.port,
    secure: server.secure,
    connectionTimeout: server.timeout,
    greetingTimeout: server.timeout,
    socketTimeout: server.timeout,
    dnsTimeout: server.timeout,
  })
  // Without a listener the error of a connection that breaks while idle would end the process.
  smtp.on('error', () => undefined)
  try {
    await new Promise<void>((resolve, reject) => {
      smtp.once('error', reject)
      smtp.connect((fault) => (fault ? reject(fault) : resolve()))
    })
    const { auth } = server
    if (auth && !smtp.authenticated) {
      await new Promise<void>((resolve, reject) =>
        smtp.login({ user: auth.user, pass: auth.pass }, (fault) => (fault ? reject(fault) : resolve())),
      )
    }
  } catch (fault) {
    smtp.close()
    return { failure: whyNotConnected(server, asFault(fault)) }
  }
  return sessionOn(smtp, server)
}

function sessionOn(smtp: SMTPConnection, server: SmtpAddress): SmtpSession {
  let open = true
  let idleSince = Date.now()
  smtp.once('end', () => (open = false))
  const close = () => {
    open = false
    smtp.close()
  }
  return {
    get open() {
      return open
    },
    get idleSince() {
      return idleSince
    },
    async hand(envelope, mime) {
      const handOff = await handOver(smtp, server, envelope, mime)
      // After a refusal the server may still be in the middle of the old mail; only RSET makes sure.
      if (handOff.outcome === 'refused' && open) open = await reset(smtp)
      if (handOff.outcome === 'unknown' || handOff.outcome === 'unreachable') close()
      idleSince = Date.now()
      return handOff
    },
    close,
  }
}

async function handOver(smtp: SMTPConnection, server: SmtpAddress, envelope: Envelope, mime: Buffer): Promise<HandOff> {
  let given = false
  // The server asks for the body only after it has accepted sender and recipient: from the first byte on it may accept the mail.
  const body = new Readable({
    read() {
      given = true
      this.push(mime)
      this.push(null)
    },
  })
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve(given ? noAnswer(server) : faultOutcome(new Error('no answer in time'), false, server))
      smtp.close()
    }, server.timeout)
    smtp.send({ from: envelope.from, to: envelope.to, size: mime.length }, body, (fault, info) => {
      clearTimeout(timer)
      resolve(fault ? faultOutcome(fault, given, server) : { outcome: 'accepted', ref: refOf(info.response) })
    })
  })
}

/**
 * A reply code is certain knowledge; without one it depends on whether the body was already on its way. On a session that
 * was signed in, a fault before that is of this mail and not of the server: it is refused for now, and others go on.
 */
function faultOutcome(fault: SmtpFault, given: boolean, server: SmtpAddress): HandOff {
  const reply = oneLine(fault.response ?? fault.message)
  const code = fault.responseCode
  if (code !== undefined && code >= 500 && fault.command === 'MAIL FROM') {
    return { outcome: 'unreachable', reason: `the mail server refuses the sender; check FANFARE_FROM: ${reply}` }
  }
  if (code !== undefined && code >= 400) return { outcome: 'refused', final: code >= 500, reason: reply }
  if (fault.code === 'EENVELOPE') return { outcome: 'refused', final: true, reason: reply }
  if (given) return noAnswer(server, fault)
  const where = `${server.host}:${server.port}`
  return {
    outcome: 'refused',
    final: false,
    reason: `the connection to ${where} broke before the mail was given: ${reply}`,
  }
}

function noAnswer(server: SmtpAddress, fault?: Error): { outcome: 'unknown'; reason: string } {
  const cause = fault ? ` (${oneLine(fault.message)})` : ` within ${server.timeout / 1000} s`
  return { outcome: 'unknown', reason: `no answer from ${server.host}:${server.port} after the mail was given${cause}` }
}

function whyNotConnected(server: SmtpAddress, fault: SmtpFault): string {
  const where = `${server.host}:${server.port}`
  if (fault.code === 'EAUTH') {
    return `the mail server ${where} refuses the sign-in (${oneLine(fault.response ?? fault.message)}); check user and password in FANFARE_SMTP_URL`
  }
  if (fault.code === 'ETLS') return `no secure connection to ${where}: ${oneLine(fault.message)}`
  return `the mail server ${where} cannot be reached: ${oneLine(fault.message)}`
}

/** Every property of a fault is optional, so that any error is one. */
function asFault(error: unknown): SmtpFault {
  return error instanceof Error ? error : new Error(String(error))
}

function reset(smtp: SMTPConnection): Promise<boolean> {
  return new Promise((resolve) => {
    smtp.once('error', () => resolve(false))
    smtp.reset((fault) => resolve(!fault))
  })
}

/** Servers answer `250 2.0.0 Ok: queued as ABC`; the whole line is what an operator searches the server's log for. */
function refOf(response: string): string {
  return oneLine(response).slice(0, 200)
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}
