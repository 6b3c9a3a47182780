import type { CheckFinding, PlannedInfographic, PlannedSheet, Translation } from '../../plan/index.ts'
import type {
  Artboard,
  DrawnInfographic,
  Figure,
  Infographic,
  SheetTextInspection,
  SheetVariant,
} from '../../render/index.ts'
import type { Copy } from '../drawing.ts'

/** What one check finds; the name of the check and the language are those of its place in the table of all. */
export type Found = Pick<CheckFinding, 'severity' | 'message' | 'where'>

/** One form of a sheet or poster. */
export interface DrawnSheet {
  readonly variant: SheetVariant
  readonly html: string
  /** Where the codes lead that its texts draw. */
  readonly codes: readonly string[]
}

interface ExaminedFacts {
  /** The language that was asked for, and the one that is spoken where it is not written yet. */
  readonly language: string
  readonly spoken: string
  readonly translation: Translation['state']
  /** Today in the zone of the launch. */
  readonly today: string
  /** What it says in `language`: nothing where that is missing. */
  readonly texts: readonly SheetTextInspection[]
  /** What Easy Read says instead. */
  readonly easyTexts: readonly SheetTextInspection[]
  readonly figures: readonly { readonly name: string; readonly figure: Figure }[]
  /** The whole document of each form with its fonts, as it is given out. */
  readonly documents: readonly { readonly where: string; readonly html: string }[]
  /** Characters that no font has. */
  readonly withoutGlyph: readonly string[]
}

/** A material in one language, drawn in every form that people get: what the checks look at. */
export type Examined = ExaminedSheet | ExaminedInfographic

export interface ExaminedSheet extends ExaminedFacts {
  readonly kind: 'sheet'
  readonly copy: Copy<PlannedSheet>
  readonly sheets: readonly DrawnSheet[]
}

export interface ExaminedInfographic extends ExaminedFacts {
  readonly kind: 'infographic'
  readonly copy: Copy<PlannedInfographic>
  readonly infographic: Infographic
  readonly boards: readonly { readonly artboard: Artboard; readonly drawn: DrawnInfographic }[]
}

/** A check that needs nothing but what was drawn. */
export type Check = (examined: Examined) => readonly Found[]
