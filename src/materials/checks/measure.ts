import type { Misfit, Pages } from '../../ports.ts'
import { sheetPage } from '../../render/index.ts'
import { designOf } from '../draw-sheet.ts'
import { pictureAlone } from '../picture-alone.ts'
import { misfitsOfDrawings } from './check-figures.ts'
import { documentSizes, sizeOf } from './check-file-size.ts'
import type { Examined, ExaminedInfographic, ExaminedSheet, Found } from './examined.ts'
import { pagesIn } from './pages-in-pdf.ts'

/** What is found only where a browser has drawn it. */
export interface Measured {
  readonly overflow: readonly Found[]
  readonly 'file-size': readonly Found[]
}

const PX_PER_MM = 96 / 25.4
/** WCAG 2.2, 1.4.10: nothing is lost at this width. */
const NARROWEST = 320
/** So many misfits of one place are told; they mostly have one cause. */
const MOST_TOLD = 5

/** Draws every form in the browser and measures what does not fit, and how large the files are. Throws where there is none. */
export async function measure(pages: Pages, examined: Examined): Promise<Measured> {
  const parts = await (examined.kind === 'sheet' ? sheetParts(pages, examined) : boardParts(pages, examined))
  return {
    overflow: [...misfitsOfDrawings(examined), ...parts.flatMap(({ overflow }) => overflow)],
    'file-size': [...documentSizes(examined), ...parts.flatMap((part) => part['file-size'])],
  }
}

async function sheetParts(pages: Pages, { copy, sheets }: ExaminedSheet): Promise<Measured[]> {
  const { material, language } = copy
  const { paper = 'A4', kind } = material
  const design = designOf(material)
  return Promise.all(
    sheets.map(async ({ variant, html }) => {
      const page = sheetPage({ design, variant, paper, language })
      const width = Math.round((page.width - 2 * page.margin.side) * PX_PER_MM)
      const [printed, narrow, pdf] = await Promise.all([
        pages.misfits({ html, width, media: 'print' }),
        pages.misfits({ html: unfolded(html), width: NARROWEST }),
        pages.pdf({ html }),
      ])
      return {
        overflow: [
          ...told(printed, variant, 'in print'),
          ...told(narrow, variant, `${NARROWEST} pixels wide`),
          ...tooManyPages(pagesIn(pdf), kind, variant),
        ],
        'file-size': sizeOf(pdf, 'pdf', variant),
      }
    }),
  )
}

async function boardParts(pages: Pages, { boards, infographic, documents }: ExaminedInfographic): Promise<Measured[]> {
  const onPages = documents.map(async ({ where, html }) => ({
    overflow: told(await pages.misfits({ html: unfolded(html), width: NARROWEST }), where, `${NARROWEST} pixels wide`),
    'file-size': [],
  }))
  const drawn = boards.map(async ({ artboard, drawn: picture }) => {
    const { width, height } = picture
    const html = pictureAlone(picture.svg, infographic, '', picture)
    const misfits = await pages.misfits({ html, width, height })
    return { overflow: told(misfits, artboard, 'as a picture'), 'file-size': sizeOf(html, 'svg', artboard) }
  })
  return Promise.all([...onPages, ...drawn])
}

/** With everything open that a reader can open. */
function unfolded(html: string): string {
  return html.replaceAll('<details', '<details open')
}

const HOW: Readonly<Record<Misfit['how'], string>> = {
  'off-page': 'stands off the page',
  clipped: 'is cut off',
  overflows: 'runs out of its box',
  overlaps: 'lies over other text',
}

function told(misfits: readonly Misfit[], where: string, when: string): Found[] {
  const found = misfits.slice(0, MOST_TOLD).map(({ text, how, by, where: place }): Found => {
    const message = `“${text}” ${HOW[how]} by ${Math.ceil(by)} pixels, ${when} (${place}); shorten it`
    return { severity: 'error', where, message }
  })
  const more = misfits.length - found.length
  return more > 0 ? [...found, { severity: 'error', where, message: `${more} more texts do not fit, ${when}` }] : found
}

/** A poster is one page; a sheet in standard print is a front and a back. Other forms are as long as they need. */
function tooManyPages(found: number, kind: ExaminedSheet['copy']['material']['kind'], variant: string): Found[] {
  const most = kind === 'poster' ? 1 : variant === 'standard' ? 2 : Infinity
  if (found <= most) return []
  const what = kind === 'poster' ? 'a poster' : 'a sheet in standard print'
  const message = `is ${found} pages long, expected at most ${most} of ${what}; shorten it`
  return [{ severity: 'error', where: variant, message }]
}
