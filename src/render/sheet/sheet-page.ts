import { textDirection } from '../language/text-direction.ts'
import { SHEET_DESIGNS, type Paper, type SheetEdition, type SheetVariant } from './sheet.ts'

/** What `@page` is told. Lengths in millimetres, type in points. */
export interface SheetPage {
  readonly width: number
  readonly height: number
  /** `footer` is the bottom of pages that say at their foot which version they are of. */
  readonly margin: { readonly top: number; readonly side: number; readonly bottom: number; readonly footer: number }
  /** Size of running text; nothing on a sheet is set smaller. */
  readonly size: number
  /** Whether each page says at its foot which version it is of; a poster has but one page, which says it. */
  readonly running: boolean
  /** A sheet of a front and a back says it at the foot of the front and at the end of the back. */
  readonly imprintOnBack: boolean
  /** The margin boxes at the start and the end of the foot. */
  readonly startCorner: string
  readonly endCorner: string
}

/** Posters are A3 or 11 × 17 inches. */
const PAGES: Readonly<Record<'information-sheet' | 'poster', Record<Paper, { width: number; height: number }>>> = {
  'information-sheet': { A4: { width: 210, height: 297 }, Letter: { width: 215.9, height: 279.4 } },
  poster: { A4: { width: 297, height: 420 }, Letter: { width: 279.4, height: 431.8 } },
}

const SIZES: Readonly<Record<'information-sheet' | 'poster', Record<SheetVariant, number>>> = {
  'information-sheet': { standard: 12, 'large-print': 18, 'easy-read': 15 },
  poster: { standard: 17, 'large-print': 17, 'easy-read': 17 },
}

const NO_MARGIN = { top: 0, side: 0, bottom: 0, footer: 0 }
const MARGIN = { top: 12, side: 16, bottom: 13, footer: 19 }
const LARGE_MARGIN = { top: 15, side: 17, bottom: 30, footer: 30 }

export function sheetPage({
  design,
  variant,
  paper,
  language,
}: Pick<SheetEdition, 'design' | 'variant' | 'paper' | 'language'>): SheetPage {
  const kind = SHEET_DESIGNS[design]
  const isRightToLeft = textDirection(language) === 'rtl'
  return {
    ...PAGES[kind][paper],
    margin: kind === 'poster' ? NO_MARGIN : variant === 'standard' ? MARGIN : LARGE_MARGIN,
    size: SIZES[kind][variant],
    running: kind !== 'poster',
    imprintOnBack: kind !== 'poster' && variant === 'standard',
    startCorner: isRightToLeft ? '@bottom-right' : '@bottom-left',
    endCorner: isRightToLeft ? '@bottom-left' : '@bottom-right',
  }
}
