import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'
import { onTestFinished } from 'vitest'

/** One mail the server took responsibility for: who it was for, its own id, and when. */
export interface Received {
  readonly to: string
  readonly messageId: string
  readonly raw: string
  readonly at: number
}

/** How a mail is answered: taken, refused with a code, or taken and then never answered. */
export type Answer = 'accept' | 'accept-silently' | { readonly code: number; readonly text: string }

export interface MailServer {
  readonly url: string
  /** Everything accepted, in order: what a recipient really got. */
  readonly received: readonly Received[]
  close(): Promise<void>
}

export interface MailServerOptions {
  /** Decides per mail; the count is of mails offered so far. */
  readonly answer?: (to: string, count: number) => Answer
  /** Refuses at RCPT: with a code, or by hanging up without a word. */
  readonly refuseRecipient?: (to: string) => 'hang up' | { readonly code: number; readonly text: string } | undefined
  readonly port?: number
  readonly user?: string
  readonly password?: string
  readonly pool?: number
  readonly timeout?: number
}

/** A real SMTP server on loopback. Its log is what tests believe, not what the sender says of itself. */
export async function mailServer(options: MailServerOptions = {}): Promise<MailServer> {
  const received: Received[] = []
  const sockets = new Set<Socket>()
  let offered = 0
  const { user, password } = options
  const settings: SMTPServerOptions = {
    authOptional: user === undefined,
    disabledCommands: ['STARTTLS'],
    allowInsecureAuth: true,
    disableReverseLookup: true,
    closeTimeout: 100,
    onAuth: (auth, _session, callback) =>
      auth.username === user && auth.password === password
        ? callback(null, { user: auth.username })
        : callback(new Error('Invalid username or password')),
    onRcptTo({ address }, session, callback) {
      const refusal = options.refuseRecipient?.(address)
      if (refusal === undefined) return callback()
      if (refusal !== 'hang up') return callback(Object.assign(new Error(refusal.text), { responseCode: refusal.code }))
      for (const socket of sockets) if (socket.remotePort === session.remotePort) socket.destroy()
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        const to = session.envelope.rcptTo[0]!.address
        const answer = options.answer?.(to, ++offered) ?? 'accept'
        if (typeof answer === 'object')
          return callback(Object.assign(new Error(answer.text), { responseCode: answer.code }))
        const raw = Buffer.concat(chunks).toString('utf8')
        const messageId = /^message-id:\s*<([^>]+)>/im.exec(raw)?.[1] ?? ''
        received.push({ to, messageId, raw, at: Date.now() })
        if (answer === 'accept') callback(null, `2.0.0 taken as ${received.length}`)
      })
    },
  }
  const server = new SMTPServer(settings)
  server.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    socket.once('close', () => sockets.delete(socket))
  })
  server.on('error', () => undefined)
  await new Promise<void>((resolve) => server.listen(options.port ?? 0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()))
  onTestFinished(close)
  const account = user === undefined ? '' : `${user}:${password}@`
  const url = `smtp://${account}127.0.0.1:${port}?pool=${options.pool ?? 10}&timeout=${options.timeout ?? 5}`
  return { url, received, close }
}

/** How often each recipient got each message; more than once is the fault that must never be. */
export function timesReceived(received: readonly Received[]): Map<string, number> {
  const times = new Map<string, number>()
  for (const { to, raw } of received) {
    const subject = /^subject:\s*(.*)$/im.exec(raw)?.[1] ?? ''
    const key = `${to} ${subject}`
    times.set(key, (times.get(key) ?? 0) + 1)
  }
  return times
}
