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
  readonly who?: string | undefined
  /** Lines: what people need at hand. */
  readonly need?: readonly string[] | undefined
  readonly steps?: readonly SheetStep[] | undefined
  readonly cost?: string | undefined
  /** How long it takes, for people and until it is done. */
  readonly time?: string | undefined
  readonly help?: SheetHelp | undefined
  /** How to know that the service, and this sheet, are genuine. */
  readonly genuine?: string | undefined
  /** Lines, two at most: what becomes of people's data. */
  readonly privacy?: readonly string[] | undefined
  /** The web address that is printed, with https:// at its start; shown without it. Handlebars only. */
  readonly address?: string | undefined
  /** Whatever else is good to know. */
  readonly notes?: string | undefined
  /** Names of figures, in the order in which they are shown. */
  readonly figures?: readonly { readonly figure: string }[] | undefined
  /** In the order in which they are shown. */
  readonly pictures?: readonly SheetPicture[] | undefined
  /** What Easy Read says instead, part by part. */
  readonly easy?: EasyContent | undefined
}

export interface SheetStep {
  /** Line. */
  readonly heading?: string | undefined
  readonly text: string
  /** One of `PICTOGRAM_NAMES`. */
  readonly picture?: string | undefined
}

/** A photograph or drawing of the material, with what it shows in words. */
export interface SheetPicture {
  /** Its name. */
  readonly picture: string
  /** For those who do not see it. Handlebars only. */
  readonly alt: string
  /** Line: stands below it, or beside it in Easy Read. */
  readonly caption?: string | undefined
}

/** Where people get help that costs them nothing. */
export interface SheetHelp {
  readonly text?: string | undefined
  /** As it is dialled, such as `0808 157 0000`. Handlebars only. */
  readonly phone?: string | undefined
  /** Line: when the phone is answered. */
  readonly hours?: string | undefined
  readonly places?: readonly SheetPlace[] | undefined
}

export interface SheetPlace {
  /** Line. A place whose name shows nothing is left out. */
  readonly name: string
  /** Line. */
  readonly address?: string | undefined
  /** Line. */
  readonly hours?: string | undefined
}

/** Lines of Easy Read: one short sentence each, a picture beside it. Without them the standard text is cut at the ends of its sentences. */
export type EasyLines = readonly EasyLine[]

export type EasyLine = string | { readonly text: string; readonly picture: string }

export interface EasyContent {
  readonly title?: string | undefined
  readonly what?: EasyLines | undefined
  readonly who?: EasyLines | undefined
  readonly need?: EasyLines | undefined
  readonly steps?: readonly { readonly heading?: string; readonly lines: EasyLines }[] | undefined
  readonly cost?: EasyLines | undefined
  readonly time?: EasyLines | undefined
  readonly help?: EasyLines | undefined
  readonly genuine?: EasyLines | undefined
  readonly privacy?: EasyLines | undefined
  readonly notes?: EasyLines | undefined
}
