import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { RetryLater } from '../errors.ts'
import { type Child, startChild, untilAnswers } from './child-process.ts'
import { browserForWrangler } from './local-browser.ts'

const ROOT = join(import.meta.dirname, '../..')
const WRANGLER = join(ROOT, 'node_modules/wrangler/wrangler-dist/cli.js')

/** Nothing is asked of the network, and nothing is told. */
const OFFLINE = { CLOUDFLARE_CF_FETCH_ENABLED: 'false', WRANGLER_SEND_METRICS: 'false', WRANGLER_HIDE_BANNER: 'true' }

const SECRETS = ['FANFARE_SECRET', 'FANFARE_DATABASE_TOKEN', 'FANFARE_MAIL_TOKEN']

export interface LocalWorker extends Child {
  readonly url: string
  /** Runs the scheduler as the cron does each minute. Throws `RetryLater` when the run failed. */
  runScheduler(): Promise<void>
}

export interface LocalWorkerOptions {
  /** What `bundleWorker` made. */
  readonly bundle: string
  /** For what this one Worker needs and keeps. */
  readonly folder: string
  readonly port: number
  /** The Worker's bindings by name. */
  readonly settings: Readonly<Record<string, string>>
  /** The program of a Chromium, bound as Browser Rendering is; absent: the Worker has no browser. */
  readonly chromium?: string | undefined
  /** Called with what the Worker logs. */
  readonly heard?: (text: string) => void
}

/** Bundles the Worker into a folder exactly as for a deploy. */
export async function bundleWorker(bundle: string): Promise<void> {
  rmSync(bundle, { recursive: true, force: true })
  const args = ['--no-warnings', WRANGLER, 'deploy', '--dry-run', '--outdir', bundle]
  const child = startChild(process.execPath, args, { folder: ROOT, env: OFFLINE })
  await child.ended
  if (!child.lastWords().includes('--dry-run: exiting now')) {
    throw new RetryLater(`the Worker could not be bundled: ${child.lastWords()}`, 1)
  }
}

/** Runs the bundle in workerd on loopback, as it was deployed but without Cloudflare. */
export async function startLocalWorker(options: LocalWorkerOptions): Promise<LocalWorker> {
  const { folder, port, settings, chromium, heard } = options
  mkdirSync(folder, { recursive: true })
  const config = join(folder, 'wrangler.json')
  writeFileSync(config, JSON.stringify(configOf(options)))
  writeFileSync(join(folder, '.dev.vars'), secretsOf(settings), { mode: 0o600 })
  const args = ['dev', '--config', config, '--local', '--ip', '127.0.0.1', '--port', String(port)]
  const quiet = ['--inspector-port', '0', '--show-interactive-dev-session=false', '--log-level', 'log']
  const kept = ['--persist-to', join(folder, 'state')]
  let isReady = false
  const child = startChild(process.execPath, ['--no-warnings', WRANGLER, ...args, ...quiet, ...kept], {
    folder,
    env: { ...OFFLINE, ...(chromium !== undefined && browserForWrangler(folder, chromium)) },
    // What wrangler says of itself while it starts is of interest only when it fails.
    heard: (text) => isReady && heard?.(text),
  })
  const url = `http://127.0.0.1:${port}`
  await untilAnswers(`${url}/healthz`, child, 'the Worker', 60_000)
  isReady = true
  return { ...child, url, runScheduler: () => runScheduler(url) }
}

/** What `wrangler.toml` says of the runtime, for the bundle that is there already. */
function configOf({ bundle, settings, chromium }: LocalWorkerOptions) {
  const deployed = readFileSync(join(ROOT, 'wrangler.toml'), 'utf8')
  const setting = (name: string) =>
    JSON.parse(new RegExp(`^${name} = (.*)$`, 'm').exec(deployed)?.[1] ?? 'null') as unknown
  return {
    name: 'fanfare',
    main: join(bundle, 'worker.js'),
    no_bundle: true,
    find_additional_modules: true,
    base_dir: bundle,
    compatibility_date: setting('compatibility_date'),
    compatibility_flags: setting('compatibility_flags'),
    assets: { directory: join(ROOT, '.fanfare/assets'), binding: 'ASSETS' },
    ...(chromium !== undefined && { browser: { binding: 'BROWSER' } }),
    triggers: { crons: setting('crons') },
    vars: Object.fromEntries(Object.entries(settings).filter(([name]) => !SECRETS.includes(name))),
  }
}

/** In the file that wrangler keeps to itself: other settings it prints. */
function secretsOf(settings: Readonly<Record<string, string>>): string {
  const lines = SECRETS.flatMap((name) => {
    const value = settings[name]
    if (value === undefined) return []
    const quote = [`'`, '`', '"'].find((mark) => !value.includes(mark)) ?? ''
    return [`${name}=${quote}${value}${quote}\n`]
  })
  return lines.join('')
}

async function runScheduler(url: string): Promise<void> {
  const answer = await fetch(`${url}/cdn-cgi/handler/scheduled`)
  const outcome = await answer.text()
  if (!answer.ok || outcome !== 'ok')
    throw new RetryLater(`a run of the scheduler failed (${answer.status} ${outcome})`, 60)
}
