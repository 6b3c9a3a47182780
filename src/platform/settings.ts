import { randomBytes } from 'node:crypto'
import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { Invalid } from '../errors.ts'
import type { Settings } from '../ports.ts'
import {
  HOLDS_CREDENTIALS,
  holdsNoCredentials,
  mailApiIn,
  namesServer,
  noting,
  readEnvironment,
  SHARED_SETTINGS,
} from './environment.ts'
import type { MailApi } from './mail-api-address.ts'
import { parseSmtpUrl, type SmtpAddress } from './smtp-address.ts'

/** Everything an operator can set, read once at start. */
export interface NodeSettings extends Settings {
  readonly databaseUrl: string
  readonly databaseToken: string | undefined
  readonly smtp: SmtpAddress | undefined
  /** Mail by the API of a provider instead of SMTP. */
  readonly mailApi?: MailApi | undefined
  readonly port: number
  /** The program of a Chromium or Chrome, instead of the one from npm. */
  readonly chromium?: string | undefined
}

const FOLDER = '.fanfare'
const SHAPE = {
  ...SHARED_SETTINGS,
  FANFARE_DATABASE_URL: z
    .string()
    .refine(namesDatabase, {
      error: 'expected file:PATH, or libsql://HOST or http(s)://HOST for a server',
      abort: true,
    })
    .refine(holdsNoCredentials, { error: HOLDS_CREDENTIALS })
    .default(`file:${FOLDER}/fanfare.db`),
  FANFARE_SMTP_URL: z.string().optional(),
  FANFARE_CHROMIUM: z
    .string()
    .refine(isAbsolute, { error: 'expected the whole path of a program, such as /usr/bin/chromium' })
    .optional(),
  PORT: z
    .string()
    .refine((text) => /^\d{1,5}$/.test(text) && Number(text) <= 65_535, {
      error: ({ input }) => `expected a port, a whole number from 1 to 65535, found ${String(input)}`,
    })
    .transform(Number)
    .default(8080),
}

/** Reads the environment (and `.env` beside it). Throws `Invalid` with one problem per setting that is wrong. */
export function readSettings(env: NodeJS.ProcessEnv = process.env): NodeSettings {
  const { given, settings, problems } = readEnvironment(SHAPE, env)
  const { FANFARE_SMTP_URL: smtpUrl } = given
  const smtp = smtpUrl === undefined ? undefined : noting(problems, () => parseSmtpUrl(smtpUrl))
  const mailApi = mailApiIn(given, problems)
  if (smtpUrl !== undefined && given['FANFARE_MAIL_URL'] !== undefined) {
    const message = 'is set beside FANFARE_SMTP_URL; mail goes one way, so unset one of them'
    problems.push({ path: 'FANFARE_MAIL_URL', message, severity: 'error' })
  }
  if (settings === undefined || problems.length > 0) throw new Invalid(problems)
  return {
    databaseUrl: settings.FANFARE_DATABASE_URL,
    databaseToken: settings.FANFARE_DATABASE_TOKEN,
    baseUrl: settings.FANFARE_BASE_URL ?? `http://127.0.0.1:${settings.PORT}`,
    from: settings.FANFARE_FROM,
    secret: settings.FANFARE_SECRET ?? keptSecret(settings.FANFARE_DATABASE_URL),
    smtp,
    mailApi,
    port: settings.PORT,
    chromium: settings.FANFARE_CHROMIUM,
  }
}

function namesDatabase(url: string): boolean {
  // An address without a path would be a database in memory, gone with the process.
  return url.startsWith('file:') ? !['', ':memory:'].includes(databaseFile(url)) : namesServer(url)
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
