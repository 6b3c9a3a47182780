import type { DrawnFigure } from '../figure/draw-figure.ts'
import type { ContactShown } from '../words/contact-word.ts'
import type { MessageFacts } from '../message/message-variant.ts'
import type { SheetContent } from './sheet-content.ts'

/** Each design and what it makes. A poster is of twice the paper: A3, or 11 × 17 inches. */
export const SHEET_DESIGNS = {
  'clear-steps': 'information-sheet',
  'official-notice': 'information-sheet',
  'friendly-guide': 'information-sheet',
  checklist: 'information-sheet',
  'poster-steps': 'poster',
  'poster-announcement': 'poster',
} as const

export type SheetDesign = keyof typeof SHEET_DESIGNS

export const SHEET_VARIANTS = ['standard', 'large-print', 'easy-read'] as const
export type SheetVariant = (typeof SHEET_VARIANTS)[number]

export const SHEET_PAPERS = ['A4', 'Letter'] as const
export type Paper = (typeof SHEET_PAPERS)[number]

/** What all copies of a sheet have alike. */
export interface SheetEdition {
  readonly design: SheetDesign
  readonly variant: SheetVariant
  readonly paper: Paper
  /** BCP 47, such as `cy` or `en-GB`: the language of `content`. */
  readonly language: string
  readonly content: SheetContent
  /** Where parts that `content` lacks come from; each is marked with its language and direction. */
  readonly fallback?: { readonly language: string; readonly content: SheetContent }
  readonly facts: MessageFacts
  readonly figures?: Readonly<Record<string, DrawnFigure>>
  readonly pictures?: Readonly<Record<string, ShownPicture>>
  readonly version: number | 'draft'
  /** Days, `YYYY-MM-DD`: of this version, and by when it is looked at again. */
  readonly date: string
  readonly nextReview: string
  /** Who answers for the sheet. */
  readonly owner: string
  /** `#rrggbb`. Any will do: text in it is darkened until it can be read. */
  readonly brand?: string
  readonly accent?: string
  /** Where `{{link}}` leads: an address whose visits are counted. Absent: the address that was written. */
  readonly tracked?: (url: string) => string
  /** IANA name of the zone that instants are told in. */
  readonly zone?: string
  /** Where people get help, by the name that `{{contact}}` calls it. */
  readonly contacts?: Readonly<Record<string, ContactShown>>
}

/** A photograph or drawing as a page holds it; its size in CSS pixels is the largest that it is shown in. */
export interface ShownPicture {
  /** A `data:` URI. */
  readonly uri: string
  readonly width: number
  readonly height: number
}

/** What differs from copy to copy, such as from one municipality to the next. */
export interface SheetCopy {
  /** Shown by `{{name}}` in the content. Facts of the campaign go before them. */
  readonly values?: Readonly<Record<string, unknown>>
  /** The code as SVG, and the address printed beside it where it is not the content's `address`. */
  readonly code?: { readonly svg: string; readonly address?: string }
}

export interface Sheet extends SheetEdition, SheetCopy {}

export interface RenderedSheet {
  /** A whole document. Its fonts go where `FONTS_PLACE` stands. */
  readonly html: string
  /** In lines of 72 characters at most, but for longer words. */
  readonly text: string
  /** Where the codes lead that its texts draw, each once. */
  readonly codes: readonly string[]
  /** Where the links of its texts lead, each once, as they were written. */
  readonly links: readonly string[]
}

/** Put the `@font-face` rules and `:root { --font: … }` here. */
export const FONTS_PLACE = '<style id="fonts"></style>'
