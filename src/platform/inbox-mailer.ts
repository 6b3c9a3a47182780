import type { Database } from '../../db/index.ts'
import { catchMails } from '../../db/queries/inbox.ts'
import { faultInWords } from '../errors.ts'
import type { Clock, Mailer } from '../ports.ts'
import { mimeOf } from './mime.ts'

/** Catches every mail in the database instead of sending it: until a provider is configured, and always for examples. */
export function inboxMailer(db: Database, clock: Clock): Mailer {
  return {
    name: 'built-in inbox',
    batchSize: 100,
    deadline: 60_000,
    // One transaction, which waits when others write.
    calls: () => 10,
    async send(mails) {
      try {
        const at = clock.now().getTime()
        const caught = await Promise.all(
          mails.map(async (mail) => {
            const { mime } = await mimeOf(mail)
            return { at, to: mail.to, subject: mail.subject, raw: mime.toString('utf8') }
          }),
        )
        const ids = await db.write((tx) => catchMails(tx, caught))
        return ids.map(({ id }) => ({ outcome: 'accepted', ref: `inbox ${id}` }))
      } catch (error) {
        const reason = `the built-in inbox could not be written: ${faultInWords(error)}`
        return mails.map(() => ({ outcome: 'unreachable', reason }))
      }
    },
    close: async () => undefined,
  }
}
