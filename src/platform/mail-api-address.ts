import { Invalid } from '../errors.ts'

/** Where and how mail is handed over by HTTP, from `FANFARE_MAIL_URL` and `FANFARE_MAIL_TOKEN`. */
export type MailApi = PostmarkApi | SesApi

interface ApiAddress {
  /** Such as `https://api.postmarkapp.com`. */
  readonly origin: string
  /** For people, without credentials. */
  readonly name: string
  /** Calls under way at once; a Worker may have six connections, its database among them. */
  readonly pool: number
  /** How long each call may take. Milliseconds. */
  readonly timeout: number
}

export interface PostmarkApi extends ApiAddress {
  readonly kind: 'postmark'
  readonly token: string
  readonly stream: string
}

export interface SesApi extends ApiAddress {
  readonly kind: 'ses'
  readonly region: string
  readonly accessKeyId: string
  readonly secretAccessKey: string
  readonly configurationSet: string | undefined
}

const EXAMPLES = 'postmark://api.postmarkapp.com?stream=broadcast or ses://email.eu-west-1.amazonaws.com'
const OPTIONS = { postmark: ['stream', 'pool', 'timeout'], ses: ['region', 'configuration-set', 'pool', 'timeout'] }
const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]']

/** Reads where mail goes over HTTP. Throws `Invalid`, never repeating the token. */
export function parseMailApi(text: string, token: string | undefined): MailApi {
  const { url, kind, origin } = parseAddress(text)
  if (!token) throw new Invalid('FANFARE_MAIL_TOKEN is missing; FANFARE_MAIL_URL needs it')
  const port = url.port ? `:${url.port}` : ''
  const address: ApiAddress = {
    origin,
    name: `${kind}://${url.hostname}${port}`,
    pool: wholeNumber(url, 'pool', 4, 50),
    timeout: wholeNumber(url, 'timeout', 20, 600) * 1000,
  }
  if (kind === 'postmark') {
    if (!/^[\x21-\x7e]+$/.test(token)) throw new Invalid('FANFARE_MAIL_TOKEN holds a character that no token has')
    return { ...address, kind, token, stream: url.searchParams.get('stream') ?? 'outbound' }
  }
  const [, accessKeyId, secretAccessKey] = /^(\w+):([\w/+=]+)$/.exec(token) ?? []
  if (!accessKeyId || !secretAccessKey) {
    throw new Invalid('FANFARE_MAIL_TOKEN is not of the form ACCESS_KEY_ID:SECRET_ACCESS_KEY that Amazon SES needs')
  }
  const region = url.searchParams.get('region') ?? /^email(?:-fips)?\.([\w-]+)\.amazonaws\.com/.exec(url.hostname)?.[1]
  if (!region) throw new Invalid(`FANFARE_MAIL_URL names no region; expected ses://email.REGION.amazonaws.com`)
  const configurationSet = url.searchParams.get('configuration-set') ?? undefined
  return { ...address, kind, region, accessKeyId, secretAccessKey, configurationSet }
}

/** `postmark://HOST` and `ses://HOST` are HTTPS; `+http` is for a server on this machine, as in a rehearsal. */
function parseAddress(text: string): { url: URL; kind: MailApi['kind']; origin: string } {
  if (!URL.canParse(text)) throw new Invalid(`FANFARE_MAIL_URL is not an address; expected one like ${EXAMPLES}`)
  const url = new URL(text)
  const [, kind, plain] = /^(postmark|ses)(\+http)?:$/.exec(url.protocol) ?? []
  if (kind !== 'postmark' && kind !== 'ses') {
    throw new Invalid(`FANFARE_MAIL_URL begins with ${url.protocol}//; expected one like ${EXAMPLES}`)
  }
  if (!url.hostname) throw new Invalid(`FANFARE_MAIL_URL names no host; expected one like ${EXAMPLES}`)
  if (url.username || url.password) {
    throw new Invalid('FANFARE_MAIL_URL holds a user or password; give the token in FANFARE_MAIL_TOKEN')
  }
  if (plain && !LOOPBACK.includes(url.hostname)) {
    throw new Invalid(`FANFARE_MAIL_URL would send the token unencrypted; +http is only for a server on this machine`)
  }
  for (const option of url.searchParams.keys()) {
    if (OPTIONS[kind].includes(option)) continue
    throw new Invalid(`FANFARE_MAIL_URL has the unknown option ${option}; ${OPTIONS[kind].join(', ')} exist`)
  }
  return { url, kind, origin: `${plain ? 'http' : 'https'}://${url.host}` }
}

function wholeNumber(url: URL, name: string, standard: number, most: number): number {
  const text = url.searchParams.get(name)
  if (text === null) return standard
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new Invalid(`FANFARE_MAIL_URL has ${name}=${text}; expected a whole number from 1 to ${most}`)
}
