/** The part of fontkit that the table of coverage is made with: the package brings no types. */
declare module 'fontkit' {
  interface Glyph {
    readonly id: number
    readonly advanceWidth: number
  }
  export interface Font {
    readonly unitsPerEm: number
    readonly characterSet: readonly number[]
    glyphForCodePoint(codePoint: number): Glyph
    layout(
      text: string,
      features?: Readonly<Record<string, boolean>>,
      script?: string,
    ): { readonly glyphs: readonly Glyph[]; readonly positions: readonly { readonly xAdvance: number }[] }
  }
  export function create(file: Buffer): Font
}
