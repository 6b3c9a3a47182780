import { createClient, type Client } from '@libsql/client/web'
import assets from '../../.fanfare/assets-manifest.json'
import { openDatabase } from '../../db/index.ts'
import type { Clock, Log, Ports } from '../ports.ts'
import { absentPages } from './absent-pages.ts'
import { type BrowserBinding, browserRenderingPages } from './browser-rendering-pages.ts'
import { countedCalls, type CountedCalls } from './counted-calls.ts'
import { httpMailer } from './http-mailer.ts'
import { inboxMailer } from './inbox-mailer.ts'
import type { Fetch } from './mail-api-call.ts'
import { servedFonts } from './served-fonts.ts'
import type { WorkerSettings } from './worker-settings.ts'
import { bundledTemplates } from './worker-templates.ts'

/** What one invocation of the Worker works with. */
export interface WorkerRun {
  readonly ports: Ports
  readonly client: Client
  readonly calls: CountedCalls
}

/** What `wrangler.toml` binds beside settings; either may be absent. */
export interface WorkerBindings {
  readonly BROWSER?: BrowserBinding
  readonly ASSETS?: { readonly fetch: Fetch }
}

const NO_BROWSER = 'the binding BROWSER is missing; name it under [browser] in wrangler.toml and deploy'

/** The ports of one invocation. Workers may not share what waits for the network between requests, so each has its own. */
export function workerRun(settings: WorkerSettings, { BROWSER, ASSETS }: WorkerBindings): WorkerRun {
  const calls = countedCalls(settings.subrequests, (input, init) => fetch(input, init))
  const { databaseUrl: url, databaseToken } = settings
  const client = createClient({ url, fetch: calls.fetch, ...(databaseToken && { authToken: databaseToken }) })
  const db = openDatabase(client)
  const inbox = inboxMailer(db, systemClock)
  const provider = settings.mailApi ? httpMailer(settings.mailApi, calls.fetch) : inbox
  const mail = { inbox, provider }
  const pages = BROWSER ? browserRenderingPages(BROWSER) : absentPages(NO_BROWSER)
  const files = { templates: bundledTemplates, assets, fonts: servedFonts(ASSETS) }
  const ports = { db, clock: systemClock, mail, ...files, pages, log: consoleLog, settings }
  return { ports, client, calls }
}

const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds)),
}

/** One object per event, as Cloudflare's logs take it. */
export const consoleLog: Log = {
  info: (message, facts) => console.log(JSON.stringify({ level: 'info', message, ...facts })),
  warn: (message, facts) => console.warn(JSON.stringify({ level: 'warn', message, ...facts })),
  error: (message, facts) => console.error(JSON.stringify({ level: 'error', message, ...facts })),
}
