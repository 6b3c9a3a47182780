import type { Misfit, Pages } from '../../ports.ts'
import { type SheetEdition, sheetPage } from '../../render/index.ts'
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
      const edition = { design, variant, paper, language }
      const [printed, narrow, pdf] = await Promise.all([
        misfitsInPrint(pages, edition, html),
        misfitsOnPhone(pages, html),
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

/** What decides on the size of a page. */
type PageOfSheet = Pick<SheetEdition, 'design' | 'variant' | 'paper' | 'language'>

/** What of a sheet does not fit on its paper. */
export async function misfitsInPrint(pages: Pages, edition: PageOfSheet, html: string): Promise<readonly Misfit[]> {
  const page = sheetPage(edition)
  const width = Math.round((page.width - 2 * page.margin.side) * PX_PER_MM)
  return pages.misfits({ html, width, media: 'print' })
}

/** What of a page does not fit on the narrowest screen. */
export async function misfitsOnPhone(pages: Pages, html: string): Promise<readonly Misfit[]> {
  return pages.misfits({ html: unfolded(html), width: NARROWEST })
}

async function boardParts(pages: Pages, { boards, infographic, documents }: ExaminedInfographic): Promise<Measured[]> {
  const onPages = documents.map(async ({ where, html }) => ({
    overflow: told(await misfitsOnPhone(pages, html), where, `${NARROWEST} pixels wide`),
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

/** `when` says where it is seen, such as `in print`. */
export function inWords({ text, how, by, where }: Misfit, when: string): string {
  return `“${text}” ${HOW[how]} by ${Math.ceil(by)} pixels, ${when} (${where}); shorten it`
}

function told(misfits: readonly Misfit[], where: string, when: string): Found[] {
  const found = misfits
    .slice(0, MOST_TOLD)
    .map((misfit): Found => ({ severity: 'error', where, message: inWords(misfit, when) }))
  const more = misfits.length - found.length
  return more > 0 ? [...found, { severity: 'error', where, message: `${more} more texts do not fit, ${when}` }] : found
}

type SheetKind = ExaminedSheet['copy']['material']['kind']

/** A poster is one page; a sheet in standard print is a front and a back. Other forms are as long as they need. */
export function mostPages(kind: SheetKind, variant: string): number {
  if (kind === 'poster') return 1
  return variant === 'standard' ? 2 : Infinity
}

function tooManyPages(found: number, kind: SheetKind, variant: string): Found[] {
  const most = mostPages(kind, variant)
  if (found <= most) return []
  const what = kind === 'poster' ? 'a poster' : 'a sheet in standard print'
  const message = `is ${found} pages long, expected at most ${most} of ${what}; shorten it`
  return [{ severity: 'error', where: variant, message }]
}
