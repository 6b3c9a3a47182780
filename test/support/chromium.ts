import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import own from '../../package.json' with { type: 'json' }
import { type Browser, chromium as playwright } from 'playwright-core'

/** Unpacked once per version: the package itself reuses whatever lies in the temporary folder, whatever its version. */
const FOLDER = join(tmpdir(), `fanfare-chromium-${own.dependencies['@sparticuz/chromium']}`)

/** Quiet and closed to the world: no look-ups, no updates; the tests' pages are on loopback. */
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-domain-reliability',
  '--font-render-hinting=none',
  '--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1',
]

/** Starts the Chromium that npm brought. Whoever starts it closes it. */
export async function startChromium(): Promise<Browser> {
  return playwright.launch({ executablePath: await unpacked(), args: FLAGS })
}

/** Unpacks the browser where that was not done yet, whole or not at all, and answers where its program is. */
export async function unpacked(): Promise<string> {
  const program = join(FOLDER, 'chromium')
  if (existsSync(program)) return program
  const draft = `${FOLDER}.${process.pid}`
  mkdirSync(draft, { recursive: true })
  const { TMPDIR } = process.env
  process.env['TMPDIR'] = draft
  try {
    const { default: chromium } = await import('@sparticuz/chromium')
    await chromium.executablePath()
    renameSync(draft, FOLDER)
  } catch (error) {
    // Another process was quicker.
    if (!existsSync(program)) throw error
  } finally {
    if (TMPDIR === undefined) delete process.env['TMPDIR']
    else process.env['TMPDIR'] = TMPDIR
    rmSync(draft, { recursive: true, force: true })
  }
  return program
}
