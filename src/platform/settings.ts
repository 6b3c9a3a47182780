import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
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

const DATABASE_SCHEMES = ['file:', 'libsql:', 'http:', 'https:', 'ws:', 'wss:']

const environment = z.object({
  FANFARE_DATABASE_URL: z
    .string()
    .refine((url) => DATABASE_SCHEMES.some((scheme) => url.startsWith(scheme)), {
      error: 'expected file:PATH, or libsql:// or http(s):// for a server',
    })
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
  PORT: z.coerce.number({ error: 'expected a number' }).int().min(0).max(65_535).default(8080),
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

/** Makes a secret on first use and keeps it beside the database file (or in `.fanfare` for a server). */
function keptSecret(databaseUrl: string): string {
  const folder = databaseUrl.startsWith('file:') ? dirname(databaseFile(databaseUrl)) : FOLDER
  const file = join(folder, 'secret')
  if (existsSync(file)) return readFileSync(file, 'utf8').trim()
  mkdirSync(folder, { recursive: true })
  const secret = randomBytes(32).toString('base64url')
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flag: 'wx' })
  return secret
}

/** The path of an embedded database. */
export function databaseFile(databaseUrl: string): string {
  return decodeURIComponent(databaseUrl.replace(/^file:(\/\/(?=\/))?/, '').replace(/\?.*$/, ''))
}
