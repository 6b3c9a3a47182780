import type { PictogramName } from './pictograms.ts'

/**
 * What an information sheet or poster says, in one language. Every text is Markdown with Handlebars, without headings and
 * pictures: those are the design's. A “line” is one paragraph at most. What is absent is left out, or taken from the
 * sheet's fallback language.
 */
export interface SheetContent {
  /** Line: what people can do, such as “Renew your driving licence online”. */
  readonly title: string
  /** What it is, in one sentence. */
  readonly what: string
  /** Who can use it, and who cannot. */
  readonly who?: string
  /** Lines: what people need at hand. */
  readonly need?: readonly string[]
  readonly steps?: readonly SheetStep[]
  readonly cost?: string
  /** How long it takes, for people and until it is done. */
  readonly time?: string
  readonly help?: SheetHelp
  /** How to know that the service, and this sheet, are genuine. */
  readonly genuine?: string
  /** Lines, two at most: what becomes of people's data. */
  readonly privacy?: readonly string[]
  /** The web address that is printed, with https:// at its start; shown without it. Handlebars only. */
  readonly address?: string
  /** Whatever else is good to know. */
  readonly notes?: string
  /** Names of figures, in the order in which they are shown. */
  readonly figures?: readonly string[]
  /** What Easy Read says instead, part by part. */
  readonly easy?: EasyContent
}

export interface SheetStep {
  /** Line. */
  readonly heading?: string
  readonly text: string
  readonly picture?: PictogramName
}

/** Where people get help that costs them nothing. */
export interface SheetHelp {
  readonly text?: string
  /** As it is dialled, such as `0808 157 0000`. Handlebars only. */
  readonly phone?: string
  /** Line: when the phone is answered. */
  readonly hours?: string
  readonly places?: readonly SheetPlace[]
}

export interface SheetPlace {
  /** Line. A place whose name shows nothing is left out. */
  readonly name: string
  /** Line. */
  readonly address?: string
  /** Line. */
  readonly hours?: string
}

/** Lines of Easy Read: one short sentence each, a picture beside it. Without them the standard text is cut at the ends of its sentences. */
export type EasyLines = readonly EasyLine[]

export type EasyLine = string | { readonly text: string; readonly picture: PictogramName }

export interface EasyContent {
  readonly title?: string
  readonly what?: EasyLines
  readonly who?: EasyLines
  readonly need?: EasyLines
  readonly steps?: readonly { readonly heading?: string; readonly lines: EasyLines }[]
  readonly cost?: EasyLines
  readonly time?: EasyLines
  readonly help?: EasyLines
  readonly genuine?: EasyLines
  readonly privacy?: EasyLines
  readonly notes?: EasyLines
}
