import type { HandOff, Mail, Mailer } from '../ports.ts'
import { mimeOf } from './mime.ts'
import type { SmtpAddress } from './smtp-address.ts'
import { type Envelope, openSession, type SmtpSession } from './smtp-connection.ts'
import { turnstile } from './turnstile.ts'

/** Mails of one batch per connection. What is in flight when a process is killed is unknown for ever, so batches are small. */
const MAILS_PER_CONNECTION = 4

/** A connection idle for longer is not trusted with a mail: servers drop them without a word. Milliseconds. */
const IDLE_LIMIT = 15_000

/** Hands mail to an SMTP server over a pool of kept connections, and says of each mail exactly what is known of it. */
export function smtpMailer(server: SmtpAddress): Mailer {
  const pool = sessionPool(server)
  return {
    name: `${server.secure ? 'smtps' : 'smtp'}://${server.host}:${server.port}`,
    batchSize: server.pool * MAILS_PER_CONNECTION,
    // Waiting for a turn, handing over on a kept connection, connecting anew and handing over may each take one timeout.
    deadline: 4 * server.timeout,
    async send(mails) {
      const startBy = Date.now() + server.timeout
      const handOffs = mails.map((): HandOff => ({ outcome: 'not-tried' }))
      let next = 0
      const lane = async () => {
        for (let index = next++; index < mails.length && Date.now() <= startBy; index = next++) {
          const handOff = await pool.hand(mails[index]!, startBy)
          handOffs[index] = handOff
          // One connection that cannot be opened says it for the rest of the batch.
          if (handOff.outcome === 'unreachable') next = mails.length
        }
      }
      await Promise.all(Array.from({ length: Math.min(server.pool, mails.length) }, lane))
      return handOffs
    },
    close: async () => pool.close(),
  }
}

function sessionPool(server: SmtpAddress) {
  const idle: SmtpSession[] = []
  const turns = turnstile(server.pool)
  const freshIdle = () => {
    for (let session = idle.pop(); session; session = idle.pop()) {
      if (session.open && Date.now() - session.idleSince < IDLE_LIMIT) return session
      session.close()
    }
    return undefined
  }
  const handOn = async (session: SmtpSession, envelope: Envelope, mime: Buffer) => {
    const handOff = await session.hand(envelope, mime)
    if (session.open) idle.push(session)
    return handOff
  }
  return {
    async hand(mail: Mail, startBy: number): Promise<HandOff> {
      const { envelope, mime } = await mimeOf(mail)
      if (!(await turns.enter(startBy))) return { outcome: 'not-tried' }
      try {
        const kept = freshIdle()
        if (kept !== undefined) {
          const handOff = await handOn(kept, envelope, mime)
          // A connection that was kept may have been dropped meanwhile, which says nothing of this mail.
          if (handOff.outcome !== 'refused' || handOff.final || kept.open) return handOff
        }
        const session = await openSession(server)
        if ('failure' in session) return { outcome: 'unreachable', reason: session.failure }
        return await handOn(session, envelope, mime)
      } finally {
        turns.leave()
      }
    },
    close() {
      for (const session of idle.splice(0)) session.close()
    },
  }
}
