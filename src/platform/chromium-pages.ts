import { availableParallelism } from 'node:os'
import type { Log, Pages } from '../ports.ts'
import { browserPages, type Limits } from './browser-pages.ts'
import { startChromium } from './chromium-process.ts'
import { unpackedChromium } from './unpacked-chromium.ts'

/** More at once only wait for each other, and each holds memory. */
const MOST_AT_ONCE = 4

export interface ChromiumOptions {
  /** The program of a Chromium or Chrome, instead of the one from npm. */
  readonly program?: string | undefined
  readonly log?: Log
}

/** Draws pages in a Chromium on this machine. Nothing is started before it is needed. */
export function chromiumPages({ program, log }: ChromiumOptions = {}, changed: Partial<Limits> = {}): Pages {
  return browserPages(
    {
      name: 'Chromium',
      atOnce: Math.min(MOST_AT_ONCE, availableParallelism() + 1),
      start: async () => startChromium(program ?? (await unpackedChromium()), log),
    },
    changed,
  )
}
