import { describe, expect, it } from 'vitest'
import { fontFaceCss, fontsFor, fontStack, lineSpacing } from '../../../src/render/index.ts'
import { COVERAGE } from '../../../src/render/font/coverage.ts'
import { readCoverage } from './make-coverage.ts'

/** The subsets of the regular files: the bold ones go with them. */
function subsetsFor(text: string, language: string): string[] {
  return fontsFor(text, language)
    .files.filter(({ weight }) => weight === 400)
    .map(({ file }) => file.replace('-400-normal.woff2', ''))
}

describe('the table of coverage', () => {
  it('is what the installed font files have', () => {
    expect(readCoverage()).toEqual(COVERAGE)
  })
})

describe('the fonts that a text needs', () => {
  it.each([
    ['English: one file', 'Apply by 12 June – it’s free…', 'en', ['noto-sans-latin']],
    ['Spanish: the same', '¿Cómo pido mi acta? Año 2026 · 100 % sin costo', 'es', ['noto-sans-latin']],
    ['Polish: the extension too', 'Złóż wniosek', 'pl', ['noto-sans-latin', 'noto-sans-latin-ext']],
    ['Vietnamese: its own small file', 'Nộp đơn', 'vi', ['noto-sans-latin', 'noto-sans-vietnamese']],
    [
      'Vietnamese with marks apart: composed as the shaper does',
      'Nộp'.normalize('NFD'),
      'vi',
      ['noto-sans-latin', 'noto-sans-vietnamese'],
    ],
    [
      'Russian with stress marks: the marks come with the letters',
      'за\u0301мок и замо\u0301к',
      'ru',
      ['noto-sans-cyrillic'],
    ],
    ['Greek of today and of old', 'Αίτηση ἐν ἀρχῇ', 'el', ['noto-sans-greek', 'noto-sans-greek-ext']],
    ['Arabic with western digits', 'رخصة 2026', 'ar', ['noto-sans-latin', 'noto-sans-arabic-arabic']],
    ['Urdu: Nastaliq', 'پیدائش کا سرٹیفکیٹ', 'ur', ['noto-nastaliq-urdu-arabic']],
    ['Urdu with the region named', 'پیدائش', 'ur-PK', ['noto-nastaliq-urdu-arabic']],
    ['Punjabi in Arabic letters: Nastaliq', 'پنجاب', 'pa-Arab', ['noto-nastaliq-urdu-arabic']],
    ['an Arabic letter that Nastaliq lacks: from the Arabic font', 'ڲ', 'ur', ['noto-sans-arabic-arabic']],
    ['Hindi with a joiner and rupees', 'क्\u200Dष ₹ १००', 'hi', ['noto-sans-devanagari-devanagari']],
    ['Bengali', 'জন্ম সনদ ২৪', 'bn', ['noto-sans-bengali-bengali']],
    ['Hindi words in an English text', 'Say नमस्ते', 'en', ['noto-sans-latin', 'noto-sans-devanagari-devanagari']],
    ['nothing but spaces and isolates', ' \u00A0\u2068\u2069\n', 'hi', []],
    ['an empty text', '', 'en', []],
  ])('%s', (_, text, language, subsets) => {
    expect(subsetsFor(text, language)).toEqual(subsets)
    expect(fontsFor(text, language).missing).toEqual([])
  })

  it.each([
    ['Chinese', '出生证明 ok', ['出', '生', '证', '明']],
    ['a symbol, named once', '✓ yes ✓ yes', ['✓']],
    ['an emoji with a variation selector: the picture alone', '❤\uFE0F', ['❤']],
    ['a mark that no font has on a letter that one has', 'a\u20DD', ['\u20DD']],
    ['controls, joiners and selectors are no characters to draw', 'a\u0007b\u200Dc\uFE0Fd\u2060\uFEFF', []],
  ])('says what no font has: %s', (_, text, missing) => {
    expect(fontsFor(text, 'en').missing).toEqual(missing)
  })

  it('come in both weights', () => {
    expect(fontsFor('a').files.map(({ file, weight }) => [file, weight])).toEqual([
      ['noto-sans-latin-400-normal.woff2', 400],
      ['noto-sans-latin-700-normal.woff2', 700],
    ])
  })

  it('claim a letter once in a family', () => {
    const everything = Array.from({ length: 0x2_0000 }, (_, point) => String.fromCodePoint(point)).join('\u0000')
    const claimed = new Map<string, string>()
    const twice: string[] = []
    for (const { family, weight, file, unicodeRange } of fontsFor(everything).files) {
      if (weight === 700) continue
      for (const range of unicodeRange.split(',')) {
        const [from = 0, to = from] = range
          .slice(2)
          .split('-')
          .map((hex) => Number.parseInt(hex, 16))
        for (let point = from; point <= to; point++) {
          if (/[\p{M}\p{Cf}\p{Zs}]/u.test(String.fromCodePoint(point))) continue
          const key = `${family} ${point.toString(16)}`
          if (claimed.has(key)) twice.push(`${key}: ${claimed.get(key)} and ${file}`)
          claimed.set(key, file)
        }
      }
    }
    expect(claimed.size).toBeGreaterThan(3000)
    expect(twice).toEqual([])
  })
})

describe('fonts in CSS', () => {
  it('name the source, the weight and the range', () => {
    const css = fontFaceCss(fontsFor('জ', 'bn').files, (file) => `/fonts/${file}`)
    expect(css.split('\n')).toEqual([
      expect.stringMatching(
        /^@font-face\{font-family:'Noto Sans Bengali';.*font-weight:400;.*src:url\("\/fonts\/noto-sans-bengali-bengali-400-normal\.woff2"\) format\('woff2'\);unicode-range:U\+20,U\+A0,.*\}$/,
      ),
      expect.stringContaining('font-weight:700'),
    ])
  })

  it.each([
    ['en', "'Noto Sans', 'Noto Sans Arabic', 'Noto Nastaliq Urdu'", 1.4],
    ['ar-EG', "'Noto Sans Arabic', 'Noto Sans', 'Noto Nastaliq Urdu'", 1.7],
    ['ur', "'Noto Nastaliq Urdu', 'Noto Sans Arabic', 'Noto Sans'", 2.2],
    ['ks-Deva', "'Noto Sans Devanagari', 'Noto Sans', 'Noto Sans Arabic'", 1.5],
    ['hi-Latn', "'Noto Sans', 'Noto Sans Arabic', 'Noto Nastaliq Urdu'", 1.4],
  ])('%s asks its own script first, and any other after it', (language, start, spacing) => {
    expect(fontStack(language).slice(0, start.length)).toBe(start)
    expect(fontStack(language)).toMatch(/, sans-serif$/)
    expect(lineSpacing(language)).toBe(spacing)
  })
})
