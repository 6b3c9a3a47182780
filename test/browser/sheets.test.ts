import jsqr from 'jsqr'
import type { Browser, Page } from 'playwright-core'
import { PNG } from 'pngjs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import {
  drawFigure,
  figureOf,
  SHEET_DESIGNS,
  SHEET_PAPERS,
  SHEET_VARIANTS,
  type SheetDesign,
  type SheetVariant,
} from '../../src/render/index.ts'
import { exampleSheet, type Language, LANGUAGES, rendered, withFonts } from '../render/sheet-examples.ts'
import { isAtNight } from '../support/at-night.ts'
import { DESKTOP, expectAccessible } from '../support/browser.ts'
import { startChromium } from '../support/chromium.ts'

const designs = Object.keys(SHEET_DESIGNS) as SheetDesign[]
const SMALL = { width: 320, height: 640 }
let chromium: Browser
let page: Page

beforeAll(async () => {
  chromium = await startChromium()
  const context = await chromium.newContext({ viewport: SMALL })
  page = await context.newPage()
})
afterAll(() => chromium.close())

async function show(...[language, other]: Parameters<typeof exampleSheet>): Promise<void> {
  await page.setContent(withFonts(rendered(exampleSheet(language, other)), language))
}

/** By day two variants of each design, another language each, so that every variant and language is seen; at night all. */
function languagesFor(design: SheetDesign, variant: SheetVariant): readonly Language[] {
  const turn = designs.indexOf(design) + 2 * SHEET_VARIANTS.indexOf(variant)
  if (isAtNight) return LANGUAGES
  return turn % 3 === 2 ? [] : [LANGUAGES[turn % LANGUAGES.length]!]
}

describe.each(designs)('%s', (design) => {
  const seen = SHEET_VARIANTS.filter((variant) => languagesFor(design, variant).length > 0)

  it.each(seen)('can be read by everybody, on the smallest phone as on a desk: %s', async (variant) => {
    for (const language of languagesFor(design, variant)) {
      await show(language, { design, variant })
      for (const size of [DESKTOP, SMALL]) {
        await page.setViewportSize(size)
        await expectAccessible(page, `${design}, ${variant}, ${language}, ${size.width} pixels wide`)
      }
    }
  })

  it('has no letter under 12 points on paper, and none under 16 in large print', async () => {
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 1123, height: 640 })
    for (const [variant, least] of [
      ['standard', 12],
      ['large-print', 16],
      ['easy-read', 14],
    ] as const) {
      await show('en', { design, variant, version: 'draft' })
      expect(await page.evaluate<number>(SMALLEST), variant).toBeGreaterThanOrEqual(least)
    }
    await page.emulateMedia({ media: null })
    await page.setViewportSize(SMALL)
  })

  it('fits one side of paper, or a front and a back, in every language', { timeout: 60_000 }, async () => {
    const sides = SHEET_DESIGNS[design] === 'poster' ? 1 : 2
    for (const language of LANGUAGES)
      for (const paper of SHEET_PAPERS) {
        await show(language, { design, paper })
        const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true })
        expect(pdf.toString('latin1').match(/\/Type \/Page\b/g), `${language}, ${paper}`).toHaveLength(sides)
      }
  })
})

describe('What a text draws', () => {
  const figure = figureOf(
    { chart: 'bars', measure: 'percent', bars: [{ key: 'online', value: 77 }, { key: 'post', value: 23 }], source: 'Service data', date: '2026-10' }, // prettier-ignore
    { title: 'Most people renew online', labels: { online: 'Online', post: 'By post' }, unit: 'renewals' },
    'en',
  )
  const ADDRESS = 'https://renew.licence.example/at-the-office'
  const text = `{{link "https://renew.licence.example/help" "Ask us"}}\n\n{{qr "${ADDRESS}" "At the office"}}\n\n{{chart "how"}}`

  it.each<[design: SheetDesign, variant: SheetVariant]>([
    ['clear-steps', 'standard'],
    ['poster-steps', 'easy-read'],
  ])('can be read by everybody, and its code by a telephone: %s, %s', async (design, variant) => {
    const figures = { how: drawFigure(figure, { width: 380, idPrefix: 'figure-1' }) }
    const { content } = exampleSheet('en')
    const said = { ...content, figures: [{ figure: 'how' }], easy: {} }
    const drawing = design === 'poster-steps' ? { ...said, what: text } : { ...said, help: { ...content.help, text } }
    await show('en', { design, variant, figures, content: drawing })
    await expectAccessible(page, `${design}, ${variant}`)
    await page.emulateMedia({ media: 'print' })
    await page.setViewportSize({ width: 1123, height: 640 })
    const code = page.locator('.qr svg')
    expect((await code.boundingBox())?.width).toBeGreaterThanOrEqual((33 / 25.4) * 96 - 1)
    const { data, width, height } = PNG.sync.read(await code.screenshot())
    expect(jsqr(new Uint8ClampedArray(data), width, height)?.data).toBe(ADDRESS)
    await page.emulateMedia({ media: null })
    await page.setViewportSize(SMALL)
  })
})

/** Points of the smallest text; a text, because these sources know no document. */
const SMALLEST = `(() => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
  const sizes = []
  while (walker.nextNode()) {
    const { parentElement: element, data } = walker.currentNode
    if (data.trim() !== '' && !element.closest('svg')) sizes.push(parseFloat(getComputedStyle(element).fontSize) * 0.75)
  }
  return Math.min(...sizes)
})()`
