import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { z } from 'zod'
import { Invalid, type Problem } from '../errors.ts'
import type { Settings } from '../ports.ts'
import { parseSmtpUrl, type SmtpAddress } from './smtp-address.ts'

/** Everything an operator can set, read once at start. */
export interface NodeSettings extends Settings {
  readonly databaseUrl: string
  readonly databaseToken: string | undefined
  readonly smtp: SmtpAddress | undefined
  readonly port: number
}

const FOLDER = '.fanfare'
const DEFAULT_FROM = 'Fanfare <fanfare@localhost.example>'

const SERVER_SCHEMES = ['libsql:', 'http:', 'https:', 'ws:', 'wss:']

const environment = z.object({
  FANFARE_DATABASE_URL: z
    .string()
    .refine(namesDatabase, {
      error: 'expected file:PATH, or libsql://HOST or http(s)://HOST for a server',
      abort: true,
    })
    .refine(holdsNoCredentials, { error: 'holds a user, password or token; give the token in FANFARE_DATABASE_TOKEN' })
    .default(`file:${FOLDER}/fanfare.db`),
  FANFARE_DATABASE_TOKEN: z.string().optional(),
  FANFARE_BASE_URL: z
    .url({ protocol: /^https?$/, error: 'expected a web address such as https://fanfare.example.gov' })
    .optional(),
  FANFARE_SECRET: z.string().min(32, { error: 'expected at least 32 characters, kept secret' }).optional(),
  FANFARE_SMTP_URL: z.string().optional(),
  FANFARE_FROM: z
    .string()
    .regex(/^([^<>\r\n]+<[^\s<>@]+@[^\s<>@]+>|[^\s<>@]+@[^\s<>@]+)$/, {
      error: 'expected an address, or Name <address>',
    })
    .default(DEFAULT_FROM),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: ({ input }) => `expected a port, a whole number from 1 to 65535, found ${String(input)}`,
    })
    .transform(Number)
    .default(8080),
})

/** Reads the environment (and `.env` beside it). Throws `Invalid` with one problem per setting that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): NodeSettings {
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = environment.safeParse(given)
  const problems: Problem[] = parsed.success
    ? []
    : parsed.error.issues.map((issue) => ({ path: issue.path.join('.'), message: issue.message, severity: 'error' }))
  let smtp: SmtpAddress | undefined
  try {
    smtp = given.FANFARE_SMTP_URL === undefined ? undefined : parseSmtpUrl(given.FANFARE_SMTP_URL)
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    problems.push(...error.problems)
  }
  if (!parsed.success || problems.length > 0) throw new Invalid(problems)
  const settings = parsed.data
  return {
    databaseUrl: settings.FANFARE_DATABASE_URL,
    databaseToken: settings.FANFARE_DATABASE_TOKEN,
    baseUrl: (settings.FANFARE_BASE_URL ?? `http://127.0.0.1:${settings.PORT}`).replace(/\/+$/, ''),
    from: settings.FANFARE_FROM,
    secret: settings.FANFARE_SECRET ?? keptSecret(settings.FANFARE_DATABASE_URL),
    smtp,
    port: settings.PORT,
  }
}

function namesDatabase(url: string): boolean {
  // An address without a path would be a database in memory, gone with the process.
  if (url.startsWith('file:')) return !['', ':memory:'].includes(databaseFile(url))
  return SERVER_SCHEMES.some((scheme) => url.startsWith(scheme)) && URL.canParse(url)
}

function holdsNoCredentials(url: string): boolean {
  if (url.startsWith('file:')) return true
  const { username, password, searchParams } = new URL(url)
  return username === '' && password === '' && !searchParams.has('authToken')
}

/** Makes a secret on first use and keeps it beside the database file (or in `.fanfare` for a server). */
function keptSecret(databaseUrl: string): string {
  const file = secretFile(databaseUrl)
  try {
    if (!existsSync(file)) makeSecret(file)
    return readFileSync(file, 'utf8').trim()
  } catch (error) {
    const cause = error instanceof Error ? error.message : String(error)
    throw new Invalid(
      `the secret cannot be kept in ${file} (${cause}); check that its folder may be written, or set FANFARE_SECRET`,
    )
  }
}

/** Where the secret is kept that was made here, for an installation that sets none. */
export function secretFile(databaseUrl: string): string {
  return databaseUrl.startsWith('file:') ? `${databaseFile(databaseUrl)}.secret` : join(FOLDER, 'secret')
}

/** Two processes may start at once: the file appears whole, and the first one stays. */
function makeSecret(file: string): void {
  mkdirSync(dirname(file), { recursive: true })
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600 })
  try {
    linkSync(draft, file)
  } catch (error) {
    if (!existsSync(file)) throw error
  } finally {
    rmSync(draft)
  }
}

/** The path of an embedded database. */
export function databaseFile(databaseUrl: string): string {
  return decodeURIComponent(databaseUrl.replace(/^file:(\/\/(?=\/))?/, '').replace(/\?.*$/, ''))
}
