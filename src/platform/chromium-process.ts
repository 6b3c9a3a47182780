import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { Writable } from 'node:stream'
import { Invalid } from '../errors.ts'
import type { Log } from '../ports.ts'
import type { RunningBrowser } from './browser-pages.ts'
import { type DevtoolsEnd, devtoolsOver } from './devtools.ts'

/** Quiet, closed to the world, and quick: a document is drawn in the frame of the one before, and none is kept to go back to. */
const FLAGS = [
  '--headless',
  '--remote-debugging-pipe',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--disable-quic',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--disable-back-forward-cache',
  '--disable-features=RenderDocument,BackForwardCache,PaintHolding,SpareRendererForSitePerProcess',
  '--no-first-run',
  '--no-pings',
  '--mute-audio',
  '--hide-scrollbars',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND',
]

const WITHOUT_SANDBOX = '--no-sandbox'

/** So long a browser may take to start, and to end when it is asked to. Milliseconds. */
const START = 30_000
const END = 5_000
const KEPT_WORDS = 4_000

/**
 * Starts a Chromium that is told what to do over a pipe, so that nobody else can. What it draws is not trusted: it stands in
 * the sandbox of the system where that gives one (root may not), and knows none of this process's environment. Throws
 * `Invalid` saying what is missing.
 */
export async function startChromium(program: string, log?: Log): Promise<RunningBrowser> {
  if (!existsSync(program))
    throw new Invalid(`PDF and PNG need a browser, and there is no ${program}; see FANFARE_CHROMIUM`)
  if (process.getuid?.() === 0) return start(program, [WITHOUT_SANDBOX])
  try {
    return await start(program, [])
  } catch (error) {
    if (!/sandbox/i.test(String(error))) throw error
    log?.warn('Chromium is started without a sandbox, for this system gives it none')
    return start(program, [WITHOUT_SANDBOX])
  }
}

async function start(program: string, more: readonly string[]): Promise<RunningBrowser> {
  const folder = mkdtempSync(join(tmpdir(), 'fanfare-browser-'))
  const child = spawn(program, [...FLAGS, ...more, `--user-data-dir=${folder}`], {
    cwd: folder,
    env: environmentIn(folder, program),
    stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
  })
  const kill = () => child.kill('SIGKILL')
  process.once('exit', kill)
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => (words = (words + chunk.toString()).slice(-KEPT_WORDS)))
  const devtools = devtoolsOfPipes(child)
  // What it started itself may hold on to its output for longer.
  child.once('exit', () => devtools.lose('its process ended'))
  const ended = new Promise<void>((resolve) => {
    child.once('error', (error) => resolve(void (words += error.message)))
    child.once('close', () => resolve())
  })
  void ended.finally(() => {
    devtools.lose('its process ended')
    process.off('exit', kill)
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 })
  })
  const browser = { devtools, close: () => end(child, devtools, ended) }
  const tooLate = setTimeout(kill, START)
  try {
    await devtools.call('Browser.getVersion')
  } catch {
    kill()
    await ended
    throw new Invalid(
      `PDF and PNG need a browser, and Chromium did not start: ${reasonIn(words)}; HTML and SVG work without it`,
    )
  } finally {
    clearTimeout(tooLate)
  }
  return browser
}

/** Messages end with a zero byte; long ones come in parts. */
function devtoolsOfPipes(child: ChildProcess): DevtoolsEnd {
  const [, , , into, from] = child.stdio
  const send = (message: string) => into instanceof Writable && into.write(`${message}\0`)
  const devtools = devtoolsOver({ send, close: () => child.kill('SIGKILL') })
  // Whoever waits for an answer is told that the process ended.
  into?.on('error', () => undefined)
  let parts: Buffer[] = []
  from?.on('data', (chunk: Buffer) => {
    let begin = 0
    for (let zero = chunk.indexOf(0); zero >= 0; zero = chunk.indexOf(0, begin)) {
      parts.push(chunk.subarray(begin, zero))
      devtools.receive(Buffer.concat(parts).toString())
      parts = []
      begin = zero + 1
    }
    if (begin < chunk.length) parts.push(chunk.subarray(begin))
  })
  return devtools
}

async function end(child: ChildProcess, devtools: DevtoolsEnd, ended: Promise<void>): Promise<void> {
  const late = setTimeout(() => child.kill('SIGKILL'), END)
  await devtools.call('Browser.close').catch(() => child.kill('SIGKILL'))
  await ended
  clearTimeout(late)
}

/** The fonts beside the program and no others, so that a page looks the same wherever it is drawn. */
function environmentIn(folder: string, program: string): NodeJS.ProcessEnv {
  const { PATH, LD_LIBRARY_PATH } = process.env
  const fonts = join(dirname(program), 'fonts')
  const own = existsSync(fonts) ? { FONTCONFIG_FILE: fontsIn(folder, fonts) } : {}
  return { PATH, ...(LD_LIBRARY_PATH !== undefined && { LD_LIBRARY_PATH }), HOME: folder, TMPDIR: folder, ...own }
}

function fontsIn(folder: string, fonts: string): string {
  const file = join(folder, 'fonts.conf')
  const text = `<fontconfig><dir>${fonts}</dir><cachedir>${join(folder, 'fonts')}</cachedir></fontconfig>`
  writeFileSync(file, `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">${text}`)
  return file
}

function reasonIn(words: string): string {
  const [, library] = /error while loading shared libraries: (\S+):/.exec(words) ?? []
  if (library === undefined) return words.trim().slice(-500) || 'it said nothing'
  return `this machine lacks ${library}; on Debian and Ubuntu: apt-get install libnss3 libexpat1`
}
