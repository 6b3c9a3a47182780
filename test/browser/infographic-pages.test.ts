import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, it } from 'vitest'
import {
  type DesignName,
  designs,
  drawFigure,
  drawInfographic,
  figurePage,
  infographicPage,
  readPicturePages,
} from '../../src/render/index.ts'
import { example, EXAMPLES, LANGUAGES } from '../render/figure-examples.ts'
import { exampleInfographic, WEB_ADDRESS } from '../render/infographic-examples.ts'
import { withFonts } from '../render/sheet-examples.ts'
import { isAtNight } from '../support/at-night.ts'
import { DESKTOP, expectAccessible } from '../support/browser.ts'
import { startChromium } from '../support/chromium.ts'

const SMALL = { width: 320, height: 640 }
const DESIGNS = Object.keys(designs) as DesignName[]
const CHARTS = Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]
const pages = readPicturePages((path) => readFileSync(`templates/${path}`, 'utf8'))
let chromium: Browser
let page: Page

beforeAll(async () => {
  chromium = await startChromium()
  page = await (await chromium.newContext()).newPage()
})
afterAll(() => chromium.close())

/** Every second chart in the next design and language; at night every one in all. */
const rows = CHARTS.flatMap((chart, at) => {
  const turns = DESIGNS.flatMap((design) => LANGUAGES.map((language) => [chart, design, language] as const))
  if (isAtNight) return turns
  return at % 2 === 0 ? [[chart, DESIGNS[(at / 2) % DESIGNS.length]!, LANGUAGES[at % LANGUAGES.length]!] as const] : []
})

describe.each(rows)('%s in the design %s in %s', (chart, design, language) => {
  const figure = example(chart, language)
  const infographic = exampleInfographic(figure, language)
  const drawn = drawInfographic(infographic, 'square', { design: designs[design] })

  it.each([
    ['an infographic', infographicPage(infographic, drawn, pages, WEB_ADDRESS)],
    ['a figure', figurePage(drawFigure(figure, { width: 640, idPrefix: 'figure' }), pages)],
  ])('can be read by everybody on the page of %s, on the smallest phone as on a desk', async (what, html) => {
    await page.setContent(withFonts({ html }, language))
    for (const size of [DESKTOP, SMALL]) {
      await page.setViewportSize(size)
      await expectAccessible(page, `${what}, ${chart}, ${design}, ${language}, ${size.width} pixels wide`)
    }
  })
})
