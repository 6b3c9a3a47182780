import type { QrModules } from '../code/qr-code.ts'
import type { Figure } from '../figure/figure.ts'

/** What stands on an infographic, in one language, as plain text. */
export interface Infographic {
  readonly language: string
  /** The one message: the finding, in a sentence. */
  readonly title: string
  /** A second, shorter sentence under it; left out of the picture on artboards that it would crowd. */
  readonly lead?: string
  /** One to four. A figure whose title is the infographic's own is drawn without repeating it. */
  readonly figures: readonly Figure[]
  /** What a reader must know to read it right; in small print. */
  readonly note?: string
  /** What to do: “Renew online from 1 March”. */
  readonly action?: string
  /** The address to print, as people type it. */
  readonly address: string
  /** The QR code of that address, as `qrModules` gives it. */
  readonly code?: QrModules
  /** Who publishes it, printed where a logo would stand. */
  readonly owner: string
  readonly version?: string
  /** The day of this version, `2027-03-01`. */
  readonly date?: string
}
