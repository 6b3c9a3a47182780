import { readFileSync } from 'node:fs'
import { join, normalize } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Database } from '../../db/index.ts'
import { NotFound, RetryLater } from '../errors.ts'
import type { Assets, Clock, Log, MailRoutes, Ports, Templates } from '../ports.ts'
import { chromiumPages } from './chromium-pages.ts'
import { fontFiles } from './font-files.ts'
import { httpMailer } from './http-mailer.ts'
import { inboxMailer } from './inbox-mailer.ts'
import type { NodeSettings } from './settings.ts'
import { smtpMailer } from './smtp-mailer.ts'

/** The ports of a Node process. */
export function nodePorts(settings: NodeSettings, db: Database, log: Log): Ports {
  const mail = mailRoutes(settings, db)
  const pages = chromiumPages({ program: settings.chromium, log })
  const files = { templates: templateFiles(), assets: builtAssets(), fonts: fontFiles() }
  return { db, clock: systemClock, mail, ...files, pages, log, settings }
}

export const systemClock: Clock = {
  now: () => new Date(),
  sleep: (milliseconds) => pause(milliseconds),
}

function mailRoutes(settings: NodeSettings, db: Database): MailRoutes {
  const inbox = inboxMailer(db, systemClock)
  if (settings.mailApi) return { inbox, provider: httpMailer(settings.mailApi, fetch) }
  return { inbox, provider: settings.smtp ? smtpMailer(settings.smtp) : inbox }
}

/** What `build-assets.mjs` made; whatever starts the product runs that first. */
function builtAssets(): Assets {
  const manifest = join(import.meta.dirname, '../../.fanfare/assets-manifest.json')
  try {
    return JSON.parse(readFileSync(manifest, 'utf8'))
  } catch (error) {
    throw new RetryLater('the style sheet and script are not built; run node src/platform/build-assets.mjs', 1, {
      cause: error,
    })
  }
}

/** The files under `templates/`, read once each. */
function templateFiles(): Templates {
  const folder = join(import.meta.dirname, '../../templates')
  const read = new Map<string, string>()
  return {
    read(path) {
      const known = read.get(path)
      if (known !== undefined) return known
      const file = normalize(join(folder, path))
      if (!file.startsWith(folder)) throw new NotFound(`there is no template ${path}`)
      const source = readFileSync(file, 'utf8')
      read.set(path, source)
      return source
    },
  }
}

/** One line of JSON per event on standard error, where standard output belongs to a command's answer. */
export const standardErrorLog: Log = {
  info: (message, facts) => write('info', message, facts),
  warn: (message, facts) => write('warn', message, facts),
  error: (message, facts) => write('error', message, facts),
}

function write(level: string, message: string, facts: object | undefined): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), level, message, ...facts })}\n`)
}
