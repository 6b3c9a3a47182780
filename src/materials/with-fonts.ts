import type { Fonts } from '../ports.ts'
import { fontFaceCss, type FontFile, FONTS_PLACE, fontsFor, fontStack } from '../render/index.ts'
import { drawnText } from './drawn-text.ts'
import { type FileWanted, refuseEmptyBoxes } from './glyphs-missing.ts'

/** `@font-face` rules with the shipped fonts that a text needs, as `data:` addresses; and what none of them can show. */
export interface EmbeddedFonts {
  readonly css: string
  /** Characters without a glyph that are drawn, each once. */
  readonly missing: readonly string[]
}

/** Font files never change, so each is read once. */
const known = new WeakMap<Fonts, Map<string, string>>()

/** `text` may be a whole document: its markup asks for Latin letters alone, which every document has. */
export async function embeddedFonts(fonts: Fonts, text: string, language: string): Promise<EmbeddedFonts> {
  const { files, missing } = fontsOf(text, language)
  return { css: await rulesFor(fonts, files), missing }
}

/** Characters that a page or picture draws and no shipped font has, each once. */
export function withoutGlyph(markup: string, language: string): readonly string[] {
  return fontsFor(drawnText(markup), language).missing
}

/** What is only heard, such as an alternative text, is drawn as no box; its fonts do no harm. */
function fontsOf(markup: string, language: string): ReturnType<typeof fontsFor> {
  const { files, missing } = fontsFor(markup, language)
  return { files, missing: missing.length === 0 ? missing : withoutGlyph(markup, language) }
}

/** A page with the fonts in it that its text needs, to become a file. Throws `Invalid` as `refuseEmptyBoxes` does. */
export async function withFonts(fonts: Fonts, html: string, language: string, wanted?: FileWanted): Promise<string> {
  const { css, missing } = await embeddedFonts(fonts, html, language)
  if (wanted !== undefined) refuseEmptyBoxes(missing, wanted)
  return html.replace(FONTS_PLACE, () => fontStyle(css, language))
}

/** A copy with its fonts in it; `missing` are characters of its values that no shipped font shows, each once. */
export interface CopyWithFonts {
  readonly html: string
  readonly missing: readonly string[]
}

/** Puts fonts into one copy of a page. Throws `Invalid` as `refuseEmptyBoxes` does, for what every copy says. */
export type FontsOfCopy = (html: string, values: readonly string[], wanted: FileWanted) => Promise<CopyWithFonts>

/**
 * Puts fonts into copies of one page that differ in their values alone: what `page` says is looked through once, then only
 * the values of each.
 */
export function fontsOfCopies(fonts: Fonts, page: string, language: string): FontsOfCopy {
  const { files: common, missing: everywhere } = fontsOf(page, language)
  const styles = new Map<string, string>()
  return async (html, values, wanted) => {
    refuseEmptyBoxes(everywhere, wanted)
    const { files, missing } = fontsFor(values.join(' '), language)
    const all = [...common, ...files.filter((file) => !common.includes(file))]
    const key = all.map(({ file }) => file).join()
    const style = styles.get(key) ?? fontStyle(await rulesFor(fonts, all), language)
    styles.set(key, style)
    return { html: html.replace(FONTS_PLACE, () => style), missing }
  }
}

/** The fonts' rules, and the order in which a language takes them. */
export function fontStyle(css: string, language: string): string {
  return `<style>${css}:root{--font:${fontStack(language)}}</style>`
}

async function rulesFor(fonts: Fonts, files: readonly FontFile[]): Promise<string> {
  const addresses = known.get(fonts) ?? new Map<string, string>()
  known.set(fonts, addresses)
  for (const { file } of files) {
    if (!addresses.has(file)) addresses.set(file, dataAddress(await fonts.read(file)))
  }
  return fontFaceCss(files, (file) => addresses.get(file)!)
}

function dataAddress(bytes: Uint8Array): string {
  const text = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('')
  return `data:font/woff2;base64,${btoa(text)}`
}
