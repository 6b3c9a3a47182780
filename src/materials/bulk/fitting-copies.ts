import type { Misfit, Pages } from '../../ports.ts'
import type { PlannedSheet } from '../../plan/index.ts'
import { inWords, misfitsInPrint, misfitsOnPhone, mostPages } from '../checks/measure.ts'
import { pagesIn } from '../checks/pages-in-pdf.ts'
import { type CopyOfSheet, designOf, type SheetChoice } from '../draw-sheet.ts'
import type { Copy } from '../drawing.ts'
import { PIXELS } from '../rendered-sheet.ts'
import { withLongestValues } from './longest-values.ts'

/** A copy as it is drawn: its page with fonts, and the file where that is a PDF. */
export interface DrawnCopy {
  readonly html: string
  readonly pdf?: Uint8Array
}

export interface CopiesToFit {
  /** The one without values. */
  readonly bare: DrawnCopy
  readonly all: readonly CopyOfSheet[]
  /** The page of a copy; undefined where it has none, which is told when it is asked for. */
  readonly pageOf: (one: CopyOfSheet) => Promise<string | undefined>
}

/** In words what the values of a copy push out of its place; undefined where it can be handed out. */
export type Refusal = (drawn: DrawnCopy) => Promise<string | undefined>

/**
 * Measures copies of a sheet. Pages are counted in every PDF. Of all copies those with the longest values are measured, and
 * only where one of them does not fit each of the others too, which takes as long again as drawing it. What does not fit in
 * the copy without values either is told by the checks of the sheet.
 */
export function fittingCopies(
  pages: Pages,
  copy: Copy<PlannedSheet>,
  choice: SheetChoice & { readonly format: 'pdf' | 'png' | 'html' },
  drawn: CopiesToFit,
): Refusal {
  const edition = { ...choice, design: designOf(copy.material), language: copy.language }
  const { bare, all, pageOf } = drawn
  const { kind } = copy.material
  const most = Math.max(mostPages(kind, choice.variant), bare.pdf ? pagesIn(bare.pdf) : 0)
  const { width } = PIXELS[kind][choice.paper]
  const [when, measured] = {
    pdf: ['in print', (html: string) => misfitsInPrint(pages, edition, html)] as const,
    png: ['as a picture', (html: string) => pages.misfits({ html, width })] as const,
    html: ['on a phone', (html: string) => misfitsOnPhone(pages, html)] as const,
  }[choice.format]

  async function misfits(html: string): Promise<readonly Misfit[]> {
    const [own, found] = await Promise.all([(ofSheet ??= measured(bare.html)), measured(html)])
    return found.filter((one) => !own.some((other) => keyOf(other) === keyOf(one)))
  }

  async function anyTooLong(among: readonly CopyOfSheet[] = all): Promise<boolean> {
    const longest = withLongestValues(among, copy.language)
    const drawable = await Promise.all(longest.map(pageOf))
    const missing = longest.filter((_, index) => drawable[index] === undefined)
    // Others are the longest then.
    if (missing.length > 0) return anyTooLong(among.filter((one) => !missing.includes(one)))
    const found = await Promise.all(drawable.map(async (html) => misfits(html!)))
    return found.some((some) => some.length > 0)
  }

  let ofSheet: Promise<readonly Misfit[]> | undefined
  let isTight: Promise<boolean> | undefined
  return async ({ html, pdf }) => {
    const count = pdf ? pagesIn(pdf) : 0
    if (count > most) return `with its values it is ${count} pages long, expected at most ${most}; shorten them`
    if (!(await (isTight ??= anyTooLong()))) return undefined
    const [first] = await misfits(html)
    return first && inWords(first, when)
  }
}

function keyOf({ where, how, text }: Misfit): string {
  return JSON.stringify([where, how, text])
}
