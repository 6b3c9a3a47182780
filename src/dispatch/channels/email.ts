import type { CandidateRow } from '../../../db/queries/ledger.ts'
import type { DueRow } from '../../../db/queries/occurrences.ts'
import { keyedHash } from '../../access/index.ts'
import { unsubscribeToken } from '../../audience/index.ts'
import type { HandOff, Mail, Mailer, Ports } from '../../ports.ts'
import type { Recipient } from '../../render/index.ts'
import { type Composed, composed } from '../compose-mail.ts'
import type { Channel } from './channel.ts'

/** E-mail of one activity: renders each mail in the recipient's language and hands the batch to the campaign's mailer. */
export async function emailChannel(ports: Ports, row: DueRow): Promise<Channel> {
  const mailer = mailerFor(ports, row.isExample === 1)
  const message = await composed(ports, row, true)
  const addressed = mailer.readsContent === false ? oneForEachLanguage(mailTo) : mailTo
  return {
    batchSize: mailer.batchSize,
    deadline: mailer.deadline,
    async send(_occurrence, recipients) {
      const handOffs: HandOff[] = recipients.map(() => ({ outcome: 'not-tried' }))
      const mails: Mail[] = []
      const places: number[] = []
      for (const [place, recipient] of recipients.entries()) {
        try {
          mails.push(addressed(ports, message, recipient))
          places.push(place)
        } catch (error) {
          const reason = `could not be rendered: ${error instanceof Error ? error.message : String(error)}`
          handOffs[place] = { outcome: 'refused', final: true, reason }
        }
      }
      const answers = await mailer.send(mails)
      for (const [index, place] of places.entries()) handOffs[place] = answers[index]!
      return handOffs
    },
  }
}

/** Examples reach the built-in inbox and nothing else, whatever is configured. */
export function mailerFor(ports: Ports, isExample: boolean): Mailer {
  return isExample ? ports.mail.inbox : ports.mail.provider
}

function mailTo(ports: Ports, message: Composed, recipient: CandidateRow): Mail {
  const { baseUrl, from, secret } = ports.settings
  const unsubscribeUrl = `${baseUrl}/u/${unsubscribeToken(secret, recipient.id)}`
  const { subject, html, text } = message
    .templateFor(recipient.language)
    .render({ values: valuesOf(recipient), unsubscribeUrl })
  return {
    from,
    to: recipient.email,
    subject,
    html,
    text,
    // RFC 8058: one click unsubscribes by POST, without a page.
    headers: [
      ['List-Unsubscribe', `<${unsubscribeUrl}>`],
      ['List-Unsubscribe-Post', 'List-Unsubscribe=One-Click'],
    ],
    messageId: `${recipient.id}.${keyedHash(secret, 'message-id', String(recipient.id)).slice(0, 16)}@${domainOf(from)}`,
    language: recipient.language,
  }
}

/** Renders the first mail in each language and addresses it to the others, for a mailer that reads no content. */
function oneForEachLanguage(render: typeof mailTo): typeof mailTo {
  const first = new Map<string, Mail>()
  return (ports, message, recipient) => {
    const { language, email: to } = recipient
    const mail = first.get(language) ?? render(ports, message, recipient)
    first.set(language, mail)
    return { ...mail, to, messageId: `${recipient.id}@${domainOf(ports.settings.from)}` }
  }
}

/** What a message may use of a person: their own fields before attributes of the same name. */
export function valuesOf(
  recipient: Pick<CandidateRow, 'attributes' | 'firstName' | 'lastName' | 'language'>,
): Recipient['values'] {
  const attributes: Record<string, string> = JSON.parse(recipient.attributes)
  return {
    ...attributes,
    first_name: recipient.firstName ?? '',
    last_name: recipient.lastName ?? '',
    language: recipient.language,
  }
}

export function domainOf(from: string): string {
  return /@([^\s>]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
}
