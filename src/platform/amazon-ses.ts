import { AwsV4Signer } from 'aws4fetch'
import { z } from 'zod'
import type { HandOff, Mail } from '../ports.ts'
import type { MailProvider } from './api-mailer.ts'
import type { SesApi } from './mail-api-address.ts'
import { callApi, type Fetch, handOffByStatus, oneLine, parsed } from './mail-api-call.ts'
import { senderField } from './sender.ts'

/**
 * Errors of SendEmail (docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html and its common errors). Each is
 * certain: the mail was not taken. `mail`: this recipient will never be. `account`: nobody is, until an operator acts.
 * Throttling counts as `account` too: whoever is left waits until the quota allows more, and nobody's attempt is used up.
 */
const ERRORS: Readonly<
  Record<string, { readonly means: 'mail' } | { readonly means: 'account'; readonly see: string }>
> = {
  BadRequestException: { means: 'mail' },
  MessageRejected: { means: 'mail' },
  AccountSuspendedException: { means: 'account', see: 'the account is suspended' },
  SendingPausedException: { means: 'account', see: 'sending is paused for the account' },
  MailFromDomainNotVerifiedException: { means: 'account', see: 'verify the domain of FANFARE_FROM' },
  NotFoundException: { means: 'account', see: 'check configuration-set in FANFARE_MAIL_URL' },
  LimitExceededException: { means: 'account', see: 'look at the sending quota' },
  TooManyRequestsException: { means: 'account', see: 'the sending rate or quota is used up for now' },
  ThrottlingException: { means: 'account', see: 'the sending rate or quota is used up for now' },
  AccessDeniedException: { means: 'account', see: 'the key needs the permission ses:SendEmail' },
  UnrecognizedClientException: { means: 'account', see: 'check FANFARE_MAIL_TOKEN' },
  InvalidClientTokenId: { means: 'account', see: 'check FANFARE_MAIL_TOKEN' },
  InvalidSignatureException: { means: 'account', see: 'check FANFARE_MAIL_TOKEN, the region and the clock' },
  SignatureDoesNotMatch: { means: 'account', see: 'check FANFARE_MAIL_TOKEN, the region and the clock' },
  MissingAuthenticationTokenException: { means: 'account', see: 'check FANFARE_MAIL_TOKEN' },
  ExpiredTokenException: { means: 'account', see: 'check FANFARE_MAIL_TOKEN' },
}

/** Words by which a refusal of one mail is really one of the set-up, and must not fail a whole audience for good. */
const OF_THE_SETUP = /not verified|configuration set|FromEmailAddress|sandbox/i

const taken = z.looseObject({ MessageId: z.string().min(1) })
const fault = z.looseObject({
  message: z.string().optional(),
  Message: z.string().optional(),
})

/** Amazon SES, API version 2: `POST /v2/email/outbound-emails`, one mail a call, signed with Signature Version 4. */
export function amazonSes(api: SesApi, fetch: Fetch): MailProvider {
  const { accessKeyId, secretAccessKey, region } = api
  const host = new URL(api.origin).host
  const keys = new Map<string, ArrayBuffer>()
  const hand = async (mail: Mail): Promise<HandOff> => {
    const body = JSON.stringify(messageOf(mail, api.configurationSet))
    const signer = new AwsV4Signer({
      method: 'POST',
      url: `${api.origin}/v2/email/outbound-emails`,
      headers: { 'content-type': 'application/json' },
      body,
      accessKeyId,
      secretAccessKey,
      region,
      service: 'ses',
      cache: keys,
    })
    const { url, method, headers } = await signer.sign()
    const answer = await callApi(fetch, url.href, { method, headers, body }, api.timeout)
    return answer.kind === 'no-answer' ? answer.handOff : outcomeOf(answer, host)
  }
  return {
    mailsPerCall: 1,
    // Each is a call of its own, and a batch has to be through long before its deadline.
    batchSize: 40,
    hand: (mails) => Promise.all(mails.map(hand)),
  }
}

/** SES encodes subject, bodies and headers itself; only the sender's name must come encoded. */
function messageOf(mail: Mail, configurationSet: string | undefined) {
  const text = (Data: string) => ({ Data, Charset: 'UTF-8' })
  return {
    FromEmailAddress: senderField(mail.from),
    Destination: { ToAddresses: [mail.to] },
    Content: {
      Simple: {
        Subject: text(oneLine(mail.subject)),
        Body: { Text: text(mail.text), Html: text(mail.html) },
        Headers: mail.headers.map(([Name, value]) => ({ Name, Value: oneLine(value) })),
      },
    },
    ...(configurationSet !== undefined && { ConfigurationSetName: configurationSet }),
  }
}

interface Answered {
  readonly status: number
  readonly headers: Headers
  readonly body: string | undefined
}

function outcomeOf({ status, headers, body }: Answered, host: string): HandOff {
  if (status === 200) {
    const read = taken.safeParse(parsed(body))
    if (read.success) return { outcome: 'accepted', ref: `ses ${read.data.MessageId}` }
    return { outcome: 'unknown', reason: `${host} answered 200 with something that is no answer` }
  }
  const said = fault.safeParse(parsed(body)).data
  const message = oneLine(said?.message ?? said?.Message ?? '')
  // Sent as `MessageRejected:http://internal.amazon.com/…`.
  const type = (headers.get('x-amzn-errortype') ?? '').replace(/:.*$/, '')
  const reason = `SES ${type || status}${message ? `: ${message}` : ''}`
  const known = status < 500 ? ERRORS[type] : undefined
  if (known === undefined) return handOffByStatus(status, host, [type, message].filter(Boolean).join(' '))
  if (known.means === 'account')
    return { outcome: 'unreachable', reason: `${host} takes no mail (${reason}); ${known.see}` }
  if (OF_THE_SETUP.test(message))
    return { outcome: 'unreachable', reason: `${host} takes no mail (${reason}); check the set-up of SES` }
  return { outcome: 'refused', final: true, reason }
}
