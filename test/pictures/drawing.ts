import { afterAll, beforeAll } from 'vitest'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import { startChromium } from '../support/chromium.ts'
import type { Drawing } from './drawn-templates.ts'
import { pagesOfPdf, readyForPdf } from './pages-of-pdf.ts'

/** The product's own browser, and one that shows what it printed, for the tests of a file. */
export function drawing(): Drawing {
  const pages = chromiumPages()
  let viewer: Awaited<ReturnType<typeof startViewer>>
  beforeAll(async () => void (viewer = await startViewer()))
  afterAll(() => Promise.all([pages.close(), viewer.browser.close()]))
  return { pages, pagesOfPdf: (pdf) => pagesOfPdf(viewer.page, pdf) }
}

async function startViewer() {
  const browser = await startChromium()
  const page = await browser.newPage()
  await readyForPdf(page)
  return { browser, page }
}
