import { z } from 'zod'
import { Invalid, type Problem } from '../errors.ts'
import { type MailApi, parseMailApi } from './mail-api-address.ts'

const DEFAULT_FROM = 'Fanfare <fanfare@localhost.example>'
const SERVER_SCHEMES = ['libsql:', 'http:', 'https:', 'ws:', 'wss:']

/** The settings that are read alike on every platform. */
export const SHARED_SETTINGS = {
  FANFARE_DATABASE_TOKEN: z.string().optional(),
  FANFARE_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'expected a web address such as https://fanfare.example.gov' })
    .transform((url) => url.replace(/\/+$/, ''))
    .optional(),
  FANFARE_SECRET: z.string().min(32, { error: 'expected at least 32 characters, kept secret' }).optional(),
  FANFARE_MAIL_URL: z.string().optional(),
  FANFARE_MAIL_TOKEN: z.string().optional(),
  FANFARE_FROM: z
    .string()
    .regex(/^([^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: 'expected an address, or Name <address>',
    })
    .default(DEFAULT_FROM),
} as const

/** Reads settings of this shape; an empty one counts as absent. Answers what is wrong, one problem per setting. */
export function readEnvironment<Shape extends z.ZodRawShape>(
  shape: Shape,
  env: Readonly<Record<string, unknown>>,
): {
  given: Readonly<Record<string, string>>
  settings: z.output<z.ZodObject<Shape>> | undefined
  problems: Problem[]
} {
  const given: Record<string, string> = {}
  for (const [name, value] of Object.entries(env)) if (typeof value === 'string' && value !== '') given[name] = value
  const parsed = z.object(shape).safeParse(given)
  const problems = (parsed.error?.issues ?? []).map((issue): Problem => ({
    path: issue.path.join('.'),
    message: issue.message,
    severity: 'error',
  }))
  return { given, settings: parsed.data, problems }
}

/** Where mail goes over HTTP, if it does; what is wrong is added to `problems`. */
export function mailApiIn(given: Readonly<Record<string, string>>, problems: Problem[]): MailApi | undefined {
  const { FANFARE_MAIL_URL: url, FANFARE_MAIL_TOKEN: token } = given
  if (url !== undefined) return noting(problems, () => parseMailApi(url, token))
  if (token !== undefined) {
    problems.push({ path: 'FANFARE_MAIL_TOKEN', message: 'is set without FANFARE_MAIL_URL', severity: 'error' })
  }
  return undefined
}

/** Runs a reading; what it throws as `Invalid` is added to `problems`. */
export function noting<T>(problems: Problem[], read: () => T): T | undefined {
  try {
    return read()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    problems.push(...error.problems)
    return undefined
  }
}

/** Whether an address names a libSQL server. */
export function namesServer(url: string): boolean {
  return SERVER_SCHEMES.some((scheme) => url.startsWith(scheme)) && URL.canParse(url)
}

export function holdsNoCredentials(url: string): boolean {
  if (!namesServer(url)) return true
  const { username, password, searchParams } = new URL(url)
  return username === '' && password === '' && !searchParams.has('authToken')
}

/** What is said of an address that holds a token. */
export const HOLDS_CREDENTIALS = 'holds a user, password or token; give the token in FANFARE_DATABASE_TOKEN'
