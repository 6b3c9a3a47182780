import { Invalid } from '../errors.ts'

/** Where and how mail is handed over, from `smtp://user:pass@host:port?pool=10&timeout=20`. */
export interface SmtpAddress {
  readonly host: string
  readonly port: number
  /** TLS from the first byte (`smtps://`); otherwise STARTTLS where the server offers it. */
  readonly secure: boolean
  readonly auth: { readonly user: string; readonly pass: string } | undefined
  /** Connections kept open at once. */
  readonly pool: number
  /** How long connecting, and each mail, may take. Milliseconds. */
  readonly timeout: number
}

const EXAMPLE = 'smtp://user:password@mail.example:587?pool=10'

/** Reads `FANFARE_SMTP_URL`. Throws `Invalid`, never repeating the password. */
export function parseSmtpUrl(text: string): SmtpAddress {
  if (!URL.canParse(text)) throw new Invalid(`FANFARE_SMTP_URL is not an address; expected one like ${EXAMPLE}`)
  const url = new URL(text)
  if (url.protocol !== 'smtp:' && url.protocol !== 'smtps:') {
    throw new Invalid(
      `FANFARE_SMTP_URL begins with ${url.protocol}//; expected smtp:// or smtps://, such as ${EXAMPLE}`,
    )
  }
  if (!url.hostname) throw new Invalid(`FANFARE_SMTP_URL names no host; expected one like ${EXAMPLE}`)
  for (const name of url.searchParams.keys()) {
    if (name !== 'pool' && name !== 'timeout') {
      throw new Invalid(
        `FANFARE_SMTP_URL has the unknown option ${name}; pool (connections) and timeout (seconds) exist`,
      )
    }
  }
  const secure = url.protocol === 'smtps:'
  const user = decoded(url.username)
  return {
    host: url.hostname.replace(/^\[(.*)\]$/, '$1'),
    port: url.port ? Number(url.port) : secure ? 465 : 587,
    secure,
    auth: user ? { user, pass: decoded(url.password) } : undefined,
    pool: wholeNumber(url, 'pool', 10, 100),
    timeout: wholeNumber(url, 'timeout', 20, 600) * 1000,
  }
}

function wholeNumber(url: URL, name: string, standard: number, most: number): number {
  const text = url.searchParams.get(name)
  if (text === null) return standard
  const value = Number(text)
  if (Number.isInteger(value) && value >= 1 && value <= most) return value
  throw new Invalid(`FANFARE_SMTP_URL has ${name}=${text}; expected a whole number from 1 to ${most}`)
}

/** Never repeats what it was given: it may be the password. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    throw new Invalid('FANFARE_SMTP_URL has a % in its user or password that begins no code; write % itself as %25')
  }
}
