import { afterAll, describe, expect, it } from 'vitest'
import { misfitsInPrint, misfitsOnPhone, mostPages } from '../../src/materials/checks/measure.ts'
import { pagesIn } from '../../src/materials/checks/pages-in-pdf.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import { drawFigure, SHEET_DESIGNS, SHEET_PAPERS, SHEET_VARIANTS, type SheetDesign } from '../../src/render/index.ts'
import { drawnOut, example, stretched } from '../render/figure-examples.ts'
import { exampleSheet, rendered, withFonts } from '../render/sheet-examples.ts'
import { isAtNight } from '../support/at-night.ts'

const LONGER = 0.35
const designs = Object.keys(SHEET_DESIGNS) as SheetDesign[]
const pages = chromiumPages()
afterAll(() => pages.close())

/** Every text in it, but for the names of pictures and figures, which are no words. */
function longer<Part>(part: Part): Part {
  const drawn = (key: string, value: unknown): unknown =>
    typeof value === 'string' && !['picture', 'figure', 'address', 'phone'].includes(key)
      ? drawnOut(value, LONGER)
      : value
  return JSON.parse(JSON.stringify(part, drawn)) as Part
}

/** Every design in the next variant and on the next paper; at night all. */
const rows = designs.flatMap((design, at) =>
  SHEET_VARIANTS.flatMap((variant, nth) =>
    SHEET_PAPERS.flatMap((paper, side) =>
      isAtNight || (nth === at % 3 && side === at % 2) || (variant === 'standard' && side !== at % 2)
        ? [[design, variant, paper] as const]
        : [],
    ),
  ),
)

describe.each(rows)('%s in %s on %s', (design, variant, paper) => {
  it('holds words a third longer on as many pages, and on the smallest phone', async () => {
    const { content, values = {}, ...usual } = exampleSheet('en')
    // A sheet of two pages has no room for a figure beside all that can be said.
    const figures = variant === 'standard' || SHEET_DESIGNS[design] === 'poster' ? [] : [{ figure: 'share' }]
    const said = longer({ content: { ...content, figures }, values })
    const share = drawFigure(stretched(example('icon-array'), LONGER), { width: 380, idPrefix: 'figure' })
    const sheet = { ...usual, ...said, design, variant, paper, figures: { share } }
    const html = withFonts(rendered(sheet), 'en')
    const [printed, narrow, pdf] = await Promise.all([
      misfitsInPrint(pages, sheet, html),
      misfitsOnPhone(pages, html),
      pages.pdf({ html }),
    ])
    expect([printed, narrow]).toEqual([[], []])
    expect(pagesIn(pdf)).toBeLessThanOrEqual(mostPages(SHEET_DESIGNS[design], variant))
  })
})
