import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { signatureProblem } from './aws-signature.ts'

/** One mail that the provider took responsibility for. */
export interface TakenMail {
  readonly to: string
  readonly from: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly headers: Readonly<Record<string, string>>
  readonly stream: string
}

/** One request, of whatever kind. */
export interface ApiCall {
  readonly method: string
  readonly path: string
  readonly to: readonly string[]
}

/**
 * How a call is answered: as documented, with a refusal of the whole call, or by taking the mails and then never answering
 * (`hang`), hanging up (`reset`) or answering nonsense (`garbage`).
 */
export type CallAnswer =
  | 'accept'
  | 'hang'
  | 'reset'
  | 'garbage'
  | { readonly status: number; readonly body?: unknown; readonly headers?: Readonly<Record<string, string>> }

export interface MailApiServer {
  readonly port: number
  /** Everything taken, in order: what recipients really got. */
  readonly taken: readonly TakenMail[]
  /** Every request, the knocks included. */
  readonly calls: readonly ApiCall[]
  close(): Promise<void>
}

export interface MailApiOptions {
  readonly token?: string
  /** Decides on a call with mails; the count is of such calls so far. */
  readonly answer?: (call: ApiCall, count: number) => CallAnswer
  /** Postmark only: refuses one mail of a batch. */
  readonly refuse?: (to: string) => { readonly ErrorCode: number; readonly Message: string } | undefined
  /** How long each answer takes. Milliseconds. */
  readonly takes?: number
}

/** A provider on loopback that answers as Postmark and Amazon SES document. Its log is what tests believe. */
export async function mailApiServer(options: MailApiOptions = {}): Promise<MailApiServer> {
  const taken: TakenMail[] = []
  const calls: ApiCall[] = []
  let offers = 0
  const serve = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await bodyOf(request)
    const path = request.url ?? ''
    const mails = mailsIn(path, body)
    const call = { method: request.method ?? '', path, to: mails.map(({ to }) => to) }
    calls.push(call)
    if (options.takes) await new Promise((resolve) => setTimeout(resolve, options.takes))
    if (mails.length === 0) return say(response, 404, { Message: 'no such address' })
    const stranger = path.startsWith('/v2/')
      ? signatureProblem(request, body, options.token ?? '')
      : request.headers['x-postmark-server-token'] !== (options.token ?? 'token') && 'unknown token'
    if (stranger) return refuseStranger(response, path, stranger)
    const answer = options.answer?.(call, ++offers) ?? 'accept'
    if (typeof answer === 'object') return say(response, answer.status, answer.body ?? '', answer.headers)
    const refusals = mails.map(({ to }) => options.refuse?.(to))
    taken.push(...mails.filter((_, index) => refusals[index] === undefined))
    if (answer === 'hang') return
    if (answer === 'reset') return void request.socket.destroy()
    if (answer === 'garbage') return say(response, 200, '<html>OK</html>')
    if (path.startsWith('/v2/')) return say(response, 200, { MessageId: `ses-${taken.length}` })
    say(
      response,
      200,
      mails.map(
        ({ to }, index) =>
          refusals[index] ?? { To: to, ErrorCode: 0, Message: 'OK', MessageID: `pm-${calls.length}-${index}` },
      ),
    )
  }
  const server = createServer((request, response) => void serve(request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  return { port: (server.address() as AddressInfo).port, taken, calls, close }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks).toString('utf8')
}

function say(
  response: ServerResponse,
  status: number,
  body: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers })
  response.end(typeof body === 'string' ? body : JSON.stringify(body))
}

function refuseStranger(response: ServerResponse, path: string, why: string): void {
  if (path.startsWith('/v2/')) {
    return say(response, 403, { message: why }, { 'x-amzn-errortype': 'InvalidSignatureException' })
  }
  say(response, 401, {
    ErrorCode: 10,
    Message: 'The Server Token you provided in the X-Postmark-Server-Token request header was invalid.',
  })
}

interface Header {
  readonly Name: string
  readonly Value: string
}

function mailsIn(path: string, body: string): TakenMail[] {
  const named = (headers: readonly Header[]) => Object.fromEntries(headers.map(({ Name, Value }) => [Name, Value]))
  if (path === '/email/batch') {
    const batch = JSON.parse(body) as (Record<string, string> & { Headers: Header[] })[]
    return batch.map((mail) => ({
      to: mail['To']!,
      from: mail['From']!,
      subject: mail['Subject']!,
      html: mail['HtmlBody']!,
      text: mail['TextBody']!,
      headers: named(mail.Headers),
      stream: mail['MessageStream']!,
    }))
  }
  if (path !== '/v2/email/outbound-emails') return []
  const mail = JSON.parse(body) as {
    FromEmailAddress: string
    Destination: { ToAddresses: [string] }
    Content: {
      Simple: { Subject: { Data: string }; Body: { Html: { Data: string }; Text: { Data: string } }; Headers: Header[] }
    }
    ConfigurationSetName?: string
  }
  const { Subject, Body, Headers } = mail.Content.Simple
  return [
    {
      to: mail.Destination.ToAddresses[0],
      from: mail.FromEmailAddress,
      subject: Subject.Data,
      html: Body.Html.Data,
      text: Body.Text.Data,
      headers: named(Headers),
      stream: mail.ConfigurationSetName ?? '',
    },
  ]
}
