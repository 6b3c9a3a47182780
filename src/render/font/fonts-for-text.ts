import { type FontFile, type Subset, SUBSETS } from './shipped-fonts.ts'

/** Families in the order in which a text of this language asks them. */
const FAMILIES: Readonly<Record<string, readonly string[]>> = {
  Latn: ['Noto Sans'],
  Arab: ['Noto Sans Arabic', 'Noto Sans'],
  Aran: ['Noto Nastaliq Urdu', 'Noto Sans Arabic', 'Noto Sans'],
  Deva: ['Noto Sans Devanagari', 'Noto Sans'],
  Beng: ['Noto Sans Bengali', 'Noto Sans'],
}

/** How a language is usually written, where a tag does not say: languages of the shipped scripts. */
const SCRIPTS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(['ar', 'ckb', 'fa', 'ps', 'sd', 'ug'].map((language) => [language, 'Arab'])),
  ...Object.fromEntries(['ks', 'skr', 'ur'].map((language) => [language, 'Aran'])),
  ...Object.fromEntries(
    ['bho', 'brx', 'doi', 'hi', 'kok', 'mai', 'mr', 'ne', 'sa'].map((language) => [language, 'Deva']),
  ),
  ...Object.fromEntries(['as', 'bn', 'mni'].map((language) => [language, 'Beng'])),
}

/** Written in Nastaliq where they are written in Arabic letters. */
const NASTALIQ = new Set(['ks', 'pa', 'pnb', 'skr', 'ur'])

/** What a shaper draws by itself: controls, joiners, marks of direction, variation selectors and spaces. */
const drawnWithoutGlyph = /[\p{Cc}\p{Cf}\p{Zs}\p{Zl}\p{Zp}\p{Variation_Selector}]/u

const graphemes = new Intl.Segmenter('und', { granularity: 'grapheme' })

/**
 * The shipped font files, in both weights, that `text` needs when it is set in `fontStack(language)`, and the characters
 * that none of them has, each once. A letter and its marks are looked for in one file. Urdu, Kashmiri and Punjabi in Arabic
 * letters are set in Nastaliq; `ur-Arab` too.
 */
export function fontsFor(
  text: string,
  language = 'en',
): { readonly files: readonly FontFile[]; readonly missing: readonly string[] } {
  const order = subsetsFor(language)
  const used = new Set<Subset>()
  const missing = new Set<string>()
  // A picture inside a page may be millions of letters that nobody reads.
  const read = text.replaceAll(/data:image\/[\w.+-]+;base64,[\w+/=]*/g, '')
  for (const grapheme of new Set(Array.from(graphemes.segment(read), ({ segment }) => segment))) {
    const { subsets, absent } = subsetsOf(grapheme, order)
    for (const subset of subsets) used.add(subset)
    for (const character of absent) missing.add(character)
  }
  return { files: SUBSETS.filter((subset) => used.has(subset)).flatMap(({ files }) => files), missing: [...missing] }
}

function subsetsOf(
  grapheme: string,
  order: readonly Subset[],
): { subsets: readonly Subset[]; absent: readonly string[] } {
  for (const form of [grapheme, grapheme.normalize('NFC')]) {
    const characters = drawnCharacters(form)
    if (characters.length === 0) return { subsets: [], absent: [] }
    const whole = order.find((subset) => characters.every((character) => has(subset, character)))
    if (whole !== undefined) return { subsets: [whole], absent: [] }
  }
  const found = drawnCharacters(grapheme.normalize('NFC')).map((character) => ({
    character,
    subset: order.find((subset) => has(subset, character)),
  }))
  return {
    subsets: found.flatMap(({ subset }) => subset ?? []),
    absent: found.filter(({ subset }) => subset === undefined).map(({ character }) => character),
  }
}

function has({ advances }: Subset, character: string): boolean {
  return advances.has(character.codePointAt(0)!)
}

function drawnCharacters(grapheme: string): string[] {
  return Array.from(grapheme).filter((character) => !drawnWithoutGlyph.test(character))
}

/** The shipped subsets in the order in which a text of this language asks them. */
export function subsetsFor(language: string): readonly Subset[] {
  return ORDERS[scriptOf(language)] ?? SUBSETS
}

const ORDERS = Object.fromEntries(
  Object.entries(FAMILIES).map(([script, families]) => {
    const rank = (family: string) => (families.includes(family) ? families.indexOf(family) : families.length)
    return [script, SUBSETS.toSorted((one, other) => rank(one.family) - rank(other.family))]
  }),
)

/** The script of a language as its tag says it, else as it is usually written; ISO 15924. */
function scriptOf(language: string): string {
  const [primary = '', ...subtags] = language.toLowerCase().split('-')
  const named = subtags.find((subtag) => /^[a-z]{4}$/.test(subtag))
  const script = named === undefined ? (SCRIPTS[primary] ?? 'Latn') : named[0]!.toUpperCase() + named.slice(1)
  return script === 'Arab' && NASTALIQ.has(primary) ? 'Aran' : script
}

/** The `font-family` of a text of this language: every shipped family, those of its script first. */
export function fontStack(language: string): string {
  const families = new Set(subsetsFor(language).map(({ family }) => family))
  return [...[...families].map((family) => `'${family}'`), 'sans-serif'].join(', ')
}

/** The distance of lines that these fonts need, as a multiple of the size: Nastaliq slopes, Arabic has marks on marks. */
export function lineSpacing(language: string): number {
  return { Arab: 1.7, Aran: 2.2, Deva: 1.5, Beng: 1.5 }[scriptOf(language)] ?? 1.4
}

/** `@font-face` rules for these files; `sourceOf` gives the address or `data:` URI of a file. */
export function fontFaceCss(files: readonly FontFile[], sourceOf: (file: string) => string): string {
  return files.map((file) => fontFace(file, sourceOf(file.file))).join('\n')
}

function fontFace({ family, weight, unicodeRange }: FontFile, source: string): string {
  const style = `font-style:normal;font-weight:${weight};font-display:block`
  return `@font-face{font-family:'${family}';${style};src:url("${source}") format('woff2');unicode-range:${unicodeRange}}`
}
