import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { type Picture, readPicture } from './small-picture.ts'

const PDFJS = join(import.meta.dirname, '../../node_modules/unpdf/dist/pdfjs.mjs')
const ADDRESS = 'http://127.0.0.1:9'

/** Lets a page of a browser show PDF files: it is given pdf.js, and nothing else from anywhere. */
export async function readyForPdf(page: Page): Promise<void> {
  await page.route('**/*', (route) =>
    route.request().url() === `${ADDRESS}/pdf.mjs`
      ? route.fulfill({ body: readFileSync(PDFJS, 'utf8'), contentType: 'text/javascript' })
      : route.fulfill({ body: '<!doctype html><title>PDF</title>', contentType: 'text/html' }),
  )
  await page.goto(`${ADDRESS}/`)
}

/** Each page of a PDF as readers see it, at 96 pixels to the inch. */
export async function pagesOfPdf(page: Page, pdf: Uint8Array): Promise<Picture[]> {
  const drawn = await page.evaluate<string[]>(`(${DRAW})(${JSON.stringify(Buffer.from(pdf).toString('base64'))})`)
  return drawn.map((url) => readPicture(Buffer.from(url.slice(url.indexOf(',') + 1), 'base64')))
}

/** Runs in the page; a text, because these sources know no document. */
const DRAW = `async (base64) => {
  const { getDocument } = await import('/pdf.mjs')
  const data = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  const task = getDocument({ data, isEvalSupported: false, useSystemFonts: false })
  const file = await task.promise
  const drawn = []
  for (let number = 1; number <= file.numPages; number++) {
    const page = await file.getPage(number)
    const viewport = page.getViewport({ scale: 96 / 72 })
    const canvas = document.createElement('canvas')
    canvas.width = Math.round(viewport.width)
    canvas.height = Math.round(viewport.height)
    await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport, background: '#fff' }).promise
    drawn.push(canvas.toDataURL())
  }
  await task.destroy()
  return drawn
}`
