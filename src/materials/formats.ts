import { Invalid } from '../errors.ts'
import type { PlannedMaterial } from '../plan/index.ts'
import { type Artboard, artboards, type Paper, SHEET_VARIANTS, type SheetVariant } from '../render/index.ts'

/** What a material is rendered as; `txt` is plain text. */
export const FORMATS = ['html', 'txt', 'pdf', 'png', 'svg'] as const
export type Format = (typeof FORMATS)[number]

/** In which form a material is wanted. */
export interface FormatChoice {
  readonly format: Format
  /** Of sheets and posters; absent: standard. */
  readonly variant?: SheetVariant
  /** Of sheets and posters; absent: as the material says, or A4. */
  readonly paper?: Paper
  /** Of infographics; absent: square. */
  readonly artboard?: Artboard
  /** Pixels of a PNG per CSS pixel. */
  readonly scale?: 1 | 2
  /** Only this figure of a sheet or poster, as SVG. */
  readonly figure?: string
}

export interface RenderedFile {
  readonly bytes: Uint8Array
  readonly type: string
  /** Such as `how-to-renew.cy.large-print.pdf`. */
  readonly name: string
}

export const TYPES: Readonly<Record<Format, string>> = {
  html: 'text/html; charset=utf-8',
  txt: 'text/plain; charset=utf-8',
  pdf: 'application/pdf',
  png: 'image/png',
  svg: 'image/svg+xml; charset=utf-8',
}

export const VARIANTS = SHEET_VARIANTS
export const PAPERS: readonly Paper[] = ['A4', 'Letter']
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant are its names
export const ARTBOARDS = Object.keys(artboards) as readonly Artboard[]

/** The formats that a material comes in; of sheets and posters only figures are SVG. */
export function formatsOf({ kind, contents }: PlannedMaterial): readonly Format[] {
  const hasFigures = contents.some(({ content }) => (content.figures ?? []).length > 0)
  return FORMATS.filter((format) => format !== 'svg' || kind === 'infographic' || hasFigures)
}

/** A file of text or bytes; its name says what was chosen where that is not the usual. */
export function fileOf(
  content: string | Uint8Array,
  format: Format,
  parts: readonly (string | undefined)[],
): RenderedFile {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
  return { bytes, type: TYPES[format], name: `${parts.filter(Boolean).join('.')}.${format}` }
}

/** Throws `Invalid`, in words, where a kind of material knows nothing of an option that was given. */
export function refuseOptions(
  choice: Partial<FormatChoice>,
  names: readonly (keyof FormatChoice)[],
  kind: string,
): void {
  const [given] = names.filter((name) => choice[name] !== undefined)
  if (given === undefined) return
  const article = /^[aeiou]/.test(kind) ? 'an' : 'a'
  throw new Invalid(`${article} ${kind} has no ${given}; leave it out`)
}
