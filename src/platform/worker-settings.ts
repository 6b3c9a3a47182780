import { z } from 'zod'
import { Invalid } from '../errors.ts'
import type { Settings } from '../ports.ts'
import {
  HOLDS_CREDENTIALS,
  holdsNoCredentials,
  mailApiIn,
  namesServer,
  readEnvironment,
  SHARED_SETTINGS,
} from './environment.ts'
import type { MailApi } from './mail-api-address.ts'

/** Everything an operator can set on a Worker: bindings of the names that Node reads from its environment. */
export interface WorkerSettings extends Settings {
  readonly databaseUrl: string
  readonly databaseToken: string | undefined
  readonly mailApi: MailApi | undefined
  /** How many requests of its own one invocation may make. */
  readonly subrequests: number
}

/** Requests that one invocation may make on the paid plan. */
const SUBREQUESTS = 10_000

/** With fewer a turn could not even freeze an audience and hand off one batch. */
const FEWEST_SUBREQUESTS = 200

const SHAPE = {
  ...SHARED_SETTINGS,
  FANFARE_DATABASE_URL: z
    .string({ error: 'is missing; expected libsql://HOST or https://HOST of a libSQL server' })
    .refine(namesServer, { error: 'expected libsql://HOST or https://HOST: a Worker has no files', abort: true })
    .refine(holdsNoCredentials, { error: HOLDS_CREDENTIALS }),
  FANFARE_BASE_URL: z
    .string({ error: 'is missing; expected where recipients reach this Worker, such as https://fanfare.example.gov' })
    .pipe(SHARED_SETTINGS.FANFARE_BASE_URL.unwrap()),
  FANFARE_SECRET: z
    .string({ error: 'is missing; expected the secret the database was set up with, 32 characters or more' })
    .pipe(SHARED_SETTINGS.FANFARE_SECRET.unwrap()),
  FANFARE_SUBREQUESTS: z
    .string()
    .refine((text) => /^\d{1,7}$/.test(text) && Number(text) >= FEWEST_SUBREQUESTS, {
      error: `expected how many requests one invocation may make, ${FEWEST_SUBREQUESTS} or more`,
    })
    .transform(Number)
    .default(SUBREQUESTS),
}

/** Reads the bindings of a Worker. Throws `Invalid` with one problem per setting that is wrong; no value is repeated. */
export function readWorkerSettings(env: Readonly<Record<string, unknown>>): WorkerSettings {
  const { given, settings, problems } = readEnvironment(SHAPE, env)
  const mailApi = mailApiIn(given, problems)
  if (given['FANFARE_SMTP_URL'] !== undefined) {
    const message = 'a Worker cannot speak SMTP; set FANFARE_MAIL_URL and FANFARE_MAIL_TOKEN instead'
    problems.push({ path: 'FANFARE_SMTP_URL', message, severity: 'error' })
  }
  if (settings === undefined || problems.length > 0) throw new Invalid(problems)
  return {
    databaseUrl: settings.FANFARE_DATABASE_URL,
    databaseToken: settings.FANFARE_DATABASE_TOKEN,
    baseUrl: settings.FANFARE_BASE_URL,
    from: settings.FANFARE_FROM,
    secret: settings.FANFARE_SECRET,
    mailApi,
    subrequests: settings.FANFARE_SUBREQUESTS,
  }
}
