import { z } from 'zod'
import type { HandOff, Mail } from '../ports.ts'
import type { MailProvider } from './api-mailer.ts'
import type { PostmarkApi } from './mail-api-address.ts'
import { callApi, type Fetch, handOffByStatus, oneLine, parsed } from './mail-api-call.ts'
import { senderField } from './sender.ts'

/**
 * Postmark's error codes (postmarkapp.com/developer/api/overview#error-codes). `mail`: this recipient will never be taken.
 * `later`: this recipient is not taken now. `account`: nobody is, until an operator acts; with what to look at.
 * A code that is not here is `later`: it was not taken, and a person sees the reason.
 */
const CODES: Readonly<
  Record<number, { readonly means: 'mail' | 'later' } | { readonly means: 'account'; readonly see: string }>
> = {
  10: { means: 'account', see: 'check FANFARE_MAIL_TOKEN' }, // bad or missing server token
  100: { means: 'account', see: 'Postmark is under maintenance' },
  300: { means: 'mail' }, // invalid address or content of this mail
  400: { means: 'account', see: 'confirm the sender signature of FANFARE_FROM' }, // signature not found
  401: { means: 'account', see: 'confirm the sender signature of FANFARE_FROM' }, // signature not confirmed
  405: { means: 'account', see: 'the account may not send; look at its credits' },
  406: { means: 'mail' }, // inactive: an earlier hard bounce, complaint or suppression
  411: { means: 'mail' }, // forbidden attachment type
  412: { means: 'later' }, // account pending: only recipients at the sender's own domain are taken
  413: { means: 'account', see: 'the account may not send; ask Postmark' },
  429: { means: 'later' }, // rate limit exceeded
  1235: { means: 'account', see: 'check stream in FANFARE_MAIL_URL' }, // message stream not found
  1236: { means: 'account', see: 'check stream in FANFARE_MAIL_URL' }, // stream of another kind
}

/** "In most cases the message is lost" (500) is not certain; 503 is a planned outage, in which nothing is taken. */
const OUTAGE = 503

const answers = z.array(
  z.looseObject({ ErrorCode: z.number(), Message: z.string().default(''), MessageID: z.string().optional() }),
)
const fault = z.looseObject({ ErrorCode: z.number(), Message: z.string() })

/** Postmark's batch API: `POST /email/batch`, up to 500 mails, an answer for each. */
export function postmark(api: PostmarkApi, fetch: Fetch): MailProvider {
  const host = new URL(api.origin).host
  return {
    mailsPerCall: 100,
    batchSize: 100,
    async hand(mails) {
      const request = {
        method: 'POST',
        headers: {
          accept: 'application/json',
          'content-type': 'application/json',
          'x-postmark-server-token': api.token,
        },
        body: JSON.stringify(mails.map((mail) => messageOf(mail, api.stream))),
      }
      const answer = await callApi(fetch, `${api.origin}/email/batch`, request, api.timeout)
      if (answer.kind === 'no-answer') return mails.map(() => answer.handOff)
      if (answer.status === 200) return outcomesIn(answer.body, mails.length, host)
      const handOff = wholeCall(answer.status, answer.body, host)
      return mails.map(() => handOff)
    },
  }
}

function messageOf(mail: Mail, stream: string) {
  return {
    From: senderField(mail.from),
    To: mail.to,
    Subject: oneLine(mail.subject),
    HtmlBody: mail.html,
    TextBody: mail.text,
    MessageStream: stream,
    // Nobody is watched, whatever the server's own settings are: links are counted by Fanfare, for the activity.
    TrackOpens: false,
    TrackLinks: 'None',
    Headers: [
      ...mail.headers.map(([Name, value]) => ({ Name, Value: oneLine(value) })),
      { Name: 'Message-ID', Value: `<${mail.messageId}>` },
      { Name: 'X-PM-KeepID', Value: 'true' },
    ],
  }
}

function outcomesIn(body: string | undefined, count: number, host: string): readonly HandOff[] {
  const read = answers.safeParse(parsed(body))
  if (read.success && read.data.length === count) return read.data.map((one) => outcomeOf(one, host))
  const handOff: HandOff = { outcome: 'unknown', reason: `${host} answered 200 with something that is no answer` }
  return Array.from({ length: count }, () => handOff)
}

function outcomeOf(answer: z.infer<typeof answers>[number], host: string): HandOff {
  const { ErrorCode: code, Message: message, MessageID: id } = answer
  if (code === 0) return { outcome: 'accepted', ref: id ? `postmark ${id}` : 'postmark' }
  const reason = `Postmark ${code}: ${oneLine(message)}`
  const known = CODES[code] ?? { means: 'later' }
  // What is wrong with the sender is wrong for everybody, and must not fail a whole audience for good.
  if (code === 300 && /'?From'?\b/.test(message))
    return { outcome: 'unreachable', reason: `${reason}; check FANFARE_FROM` }
  if (known.means === 'account')
    return { outcome: 'unreachable', reason: `${host} takes no mail (${reason}); ${known.see}` }
  return { outcome: 'refused', final: known.means === 'mail', reason }
}

/** An answer to the call as a whole: nothing of it was taken, unless it is a fault of the provider's own. */
function wholeCall(status: number, body: string | undefined, host: string): HandOff {
  const said = fault.safeParse(parsed(body))
  const { ErrorCode: code, Message: message } = said.success ? said.data : { ErrorCode: 0, Message: '' }
  const words = said.success ? `${code} ${oneLine(message)}` : ''
  if (status === 401)
    return { outcome: 'unreachable', reason: `${host} refuses the token (${words}); check FANFARE_MAIL_TOKEN` }
  if (status === 429) return { outcome: 'unreachable', reason: `${host} asks to slow down (429 ${words})` }
  if (status === OUTAGE) return { outcome: 'unreachable', reason: `${host} is out of service (503 ${words})` }
  const known = CODES[code]
  const handOff = handOffByStatus(status, host, words)
  return known?.means === 'account' && handOff.outcome === 'unreachable'
    ? { outcome: 'unreachable', reason: `${handOff.reason}; ${known.see}` }
    : handOff
}
