/** The sheet an infographic is drawn on. */
export type Artboard = 'square' | 'landscape' | 'story' | 'poster' | 'slide'

export interface Sheet {
  /** In units of the SVG, which are pixels at 1×. */
  readonly width: number
  readonly height: number
  /** So many units make an inch on paper: as many as CSS has pixels, but for the poster, which is A3. */
  readonly perInch: number
  /** Kept free on every side; a story's application covers more at top and bottom. */
  readonly margin: { readonly side: number; readonly top: number; readonly bottom: number }
  /** Sizes of text, from the largest tried to the smallest that can be read. */
  readonly title: { readonly most: number; readonly least: number }
  readonly body: { readonly most: number; readonly least: number }
  /** Side of the QR code with its quiet zone: 2 cm where the picture is shown as wide as a phone, more on paper. */
  readonly code: number
  /** Title and action stand beside the figures instead of above and below. */
  readonly beside: boolean
}

export const artboards: Readonly<Record<Artboard, Sheet>> = {
  square: {
    width: 1080,
    height: 1080,
    perInch: 96,
    margin: { side: 68, top: 56, bottom: 44 },
    title: { most: 78, least: 44 },
    body: { most: 40, least: 24 },
    code: 204,
    beside: false,
  },
  landscape: {
    width: 1200,
    height: 630,
    perInch: 96,
    margin: { side: 52, top: 44, bottom: 40 },
    title: { most: 56, least: 32 },
    body: { most: 30, least: 22 },
    code: 168,
    beside: true,
  },
  story: {
    width: 1080,
    height: 1920,
    perInch: 96,
    margin: { side: 80, top: 210, bottom: 220 },
    title: { most: 96, least: 52 },
    body: { most: 50, least: 28 },
    code: 300,
    beside: false,
  },
  poster: {
    width: 1684,
    height: 2382,
    perInch: 144,
    margin: { side: 124, top: 116, bottom: 84 },
    title: { most: 158, least: 84 },
    body: { most: 66, least: 30 },
    code: 440,
    beside: false,
  },
  slide: {
    width: 1920,
    height: 1080,
    perInch: 96,
    margin: { side: 96, top: 84, bottom: 60 },
    title: { most: 92, least: 50 },
    body: { most: 44, least: 28 },
    code: 280,
    beside: true,
  },
}
