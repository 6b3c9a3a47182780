import type { Fonts } from '../ports.ts'
import { fontFaceCss, fontsFor } from '../render/index.ts'

/** `@font-face` rules with the shipped fonts that a text needs, as `data:` addresses; and what none of them can show. */
export interface EmbeddedFonts {
  readonly css: string
  /** Characters without a glyph, each once. */
  readonly missing: readonly string[]
}

/** Font files never change, so each is read once. */
const known = new WeakMap<Fonts, Map<string, string>>()

/** `text` may be a whole document: its markup asks for Latin letters alone, which every document has. */
export async function embeddedFonts(fonts: Fonts, text: string, language: string): Promise<EmbeddedFonts> {
  const { files, missing } = fontsFor(text, language)
  const addresses = known.get(fonts) ?? new Map<string, string>()
  known.set(fonts, addresses)
  for (const { file } of files) {
    if (!addresses.has(file)) addresses.set(file, dataAddress(await fonts.read(file)))
  }
  return { css: fontFaceCss(files, (file) => addresses.get(file)!), missing }
}

function dataAddress(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `data:font/woff2;base64,${btoa(text)}`
}
