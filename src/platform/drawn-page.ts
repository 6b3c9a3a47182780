import { Buffer } from 'node:buffer'
import type { MeasuredPage, Misfit, PicturedPage, PrintedPage } from '../ports.ts'
import type { ClosedPage, View } from './closed-page.ts'
import { mendedPdf } from './mended-pdf.ts'
import { misfitsOf } from './misfits-of.ts'
import { type LaidOutText, LAID_OUT_TEXT } from './laid-out-text.ts'

/** What is made of a page: how it is shown for it, and what is then asked of the browser. */
export interface Drawing<Made> {
  readonly view: View
  readonly make: (page: ClosedPage) => Promise<Made>
}

/** A4 at 96 CSS pixels per inch, of 25.4 mm each. */
const A4 = { width: 794, height: 1123 }
const A4_INCHES = { paperWidth: 210 / 25.4, paperHeight: 297 / 25.4 }

/**
 * What each heading says, in a line. Read past what the document may have put in its place by naming an element
 * `querySelectorAll`.
 */
const HEADINGS =
  "[...Document.prototype.querySelectorAll.call(document, 'h1, h2, h3, h4, h5, h6')]" +
  '.filter((heading) => Element.prototype.getClientRects.call(heading).length > 0)' +
  ".map(({ innerText }) => innerText.replace(/[ \\t\\r\\n]+/g, ' ').trim())"

/** A tagged PDF with bookmarks, on the paper that the page names. */
export function printed({ html }: PrintedPage): Drawing<Uint8Array> {
  return {
    view: { html, media: 'print', ...A4, scale: 1 },
    async make(page) {
      const headings = await page.evaluate<string[]>(HEADINGS)
      const { data } = await page.call<{ data: string }>('Page.printToPDF', {
        ...A4_INCHES,
        preferCSSPageSize: true,
        printBackground: true,
        generateTaggedPDF: true,
        generateDocumentOutline: true,
      })
      return mendedPdf(Buffer.from(data, 'base64'), headings)
    },
  }
}

/** No picture is higher, in CSS pixels: browsers draw no larger ones reliably. */
const HIGHEST = 10_000

/** A PNG of exactly the room that was asked for, or of the whole page. */
export function pictured({ html, width, height, scale, isWhole = false }: PicturedPage): Drawing<Uint8Array> {
  return {
    view: { html, media: 'screen', width, height, scale },
    async make(page) {
      const whole = isWhole ? await heightOf(page, height) : height
      // The room grows with the page: what Chromium pictures beyond its room stands askew where text goes from right to left.
      if (whole > height) await page.resize({ width, height: whole, scale })
      const { data } = await page.call<{ data: string }>('Page.captureScreenshot', { format: 'png' })
      return Buffer.from(data, 'base64')
    },
  }
}

/** How high a page is, at least `least`. */
async function heightOf(page: ClosedPage, least: number): Promise<number> {
  const { cssContentSize } = await page.call<{ cssContentSize: { height: number } }>('Page.getLayoutMetrics', {})
  return Math.min(HIGHEST, Math.max(least, Math.ceil(cssContentSize.height)))
}

/** What text does not fit. */
export function measured({ html, width, height, media = 'screen' }: MeasuredPage): Drawing<readonly Misfit[]> {
  return {
    view: { html, media, width, height: height ?? A4.height, scale: 1 },
    async make(page) {
      const laidOut = await page.evaluate<LaidOutText>(LAID_OUT_TEXT)
      return misfitsOf(laidOut, { width, height })
    },
  }
}
