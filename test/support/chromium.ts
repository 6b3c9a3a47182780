import { type Browser, chromium as playwright } from 'playwright-core'
import { unpackedChromium } from '../../src/platform/unpacked-chromium.ts'

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
  return playwright.launch({ executablePath: await unpackedChromium(), args: FLAGS })
}
