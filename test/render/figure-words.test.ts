import { describe, expect, it } from 'vitest'
import { drawFigure, figureInWords, figureOf, type FigureWords } from '../../src/render/index.ts'
import { SOME_HOSTILE_TEXTS } from '../security/hostile-texts.ts'
import { allWithin, readXml } from '../support/xml.ts'
import { activeParts, collisions, textsOf } from './drawn-marks.ts'
import { example, EXAMPLES, LANGUAGES, stretched } from './figure-examples.ts'

const CHARTS = Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]
const everyChart = CHARTS.map((chart) => [chart] as const)
const look = { width: 640, idPrefix: 'f' }

/** Marks that keep numbers whole, and spaces that do not break, are not seen. */
function seen(text: string): string {
  return text.replaceAll(/[\u2066-\u2069]/g, '').replaceAll('\u00A0', ' ')
}

describe('A figure in words', () => {
  it.each([
    ['big-number', 'en', 'Key number: Most drivers already renew online. 2 million renewals in a year. of licences were renewed online: 77%. Source: parliamenttoday.com, licence renewals April 2020 to March 2021, March 2021.'], // prettier-ignore
    ['icon-array', 'en', 'Rows of symbols: 8 in 10 drivers renew online. drivers renew online: 8 in 10. renew by post or at a Post Office: 2 in 10. Source: parliamenttoday.com, licence renewals April 2020 to March 2021, March 2021.'], // prettier-ignore
    ['bars', 'en', 'Bar chart: Most drivers renew online. Share of renewals. Online: 77%. By post: 15%. At a Post Office: 8%. Source: parliamenttoday.com, licence renewals April 2020 to March 2021, March 2021.'], // prettier-ignore
    ['before-after', 'en', 'Before and after: Renewing online costs £3 less. Price of a renewal. On paper: November 2026, £17. Online: March 2027, £14. Source: parliamenttoday.com, March 2021.'], // prettier-ignore
    ['timeline', 'en', 'Timeline: What happens when. 1 February 2027: Letters go out. To everyone whose licence runs out. 4 weeks before launch. 22 February 2027: Help desks open, 7 days before launch. 1 March 2027: Renew online. From 9 in the morning. Launch day. 31 May 2027: Paper forms end, 13 weeks after launch.'], // prettier-ignore
    ['bars', 'cy', 'Siart bar: Mae’r rhan fwyaf o yrwyr yn adnewyddu ar-lein. Cyfran o adnewyddiadau. Ar-lein: 77%. Drwy’r post: 15%. Mewn Swyddfa Bost: 8%. Ffynhonnell: parliamenttoday.com, licence renewals April 2020 to March 2021, Mawrth 2021.'], // prettier-ignore
  ] as const)('says kind, finding, numbers and source: %s in %s', (chart, language, description) => {
    expect(seen(figureInWords(example(chart, language)).description)).toBe(description)
  })

  it.each([
    ['bn', '৭৭%'],
    ['hi', '77%'],
    ['es', '77 %'],
  ] as const)('writes numbers in the digits of its language: %s', (language, written) => {
    expect(seen(figureInWords(example('bars', language)).table.rows[0]![1]!)).toBe(written)
  })

  it('keeps numbers and dates in one piece within a text from right to left', () => {
    const { description } = figureInWords(example('before-after', 'ar'))
    expect(description).toContain('\u2068نوفمبر\u00A02026\u2069')
    expect(description).toContain('17\u00A0UK£\u200E')
  })

  it.each(everyChart)('has a table with a heading for each column: %s', (chart) => {
    for (const language of LANGUAGES) {
      const { table, alt } = figureInWords(example(chart, language))
      expect(table.rows.length).toBeGreaterThan(0)
      for (const row of table.rows) expect(row).toHaveLength(table.head.length)
      expect([...table.head, ...table.rows.flat()].filter((cell) => cell === '')).toEqual([])
      expect(alt).toContain(table.caption)
    }
  })

  it('leaves a cell of the table empty where a line has no value that day', () => {
    const data = {
      ...EXAMPLES.line,
      lines: [
        { key: 'tax', points: [{ at: '2025', value: 1 }, { at: '2027', value: 2 }] }, // prettier-ignore
        { key: 'licence', points: [{ at: '2026', value: 3 }, { at: '2027', value: 4 }] }, // prettier-ignore
      ],
    }
    const { table } = figureInWords(figureOf(data, example('line').words, 'en'))
    expect(table.rows.map((row) => row.map(seen))).toEqual([
      ['2025', '1%', ''],
      ['2026', '', '3%'],
      ['2027', '2%', '4%'],
    ])
  })
})

describe('The drawing of a figure', () => {
  it.each(everyChart)('is titled, described, in its language and direction: %s', (chart) => {
    for (const language of LANGUAGES) {
      const figure = example(chart, language)
      const { svg, title, description, alt } = drawFigure(figure, look)
      const { attributes, children } = readXml(svg)
      expect(attributes).toMatchObject({
        role: 'img',
        'aria-labelledby': 'f-title f-desc',
        lang: language,
        direction: language === 'ar' || language === 'ur' ? 'rtl' : 'ltr',
      })
      expect(children.slice(0, 2).map(({ name, attributes: { id }, text }) => [name, id, text])).toEqual([
        ['title', 'f-title', title],
        ['desc', 'f-desc', description],
      ])
      expect(alt).toContain(figure.words.title)
    }
  })

  it.each(everyChart)('has every text in its place, at every width, in words a third longer: %s', (chart) => {
    for (const width of [340, 640]) {
      for (const figure of [
        ...LANGUAGES.map((language) => example(chart, language)),
        stretched(example(chart), 0.35),
      ]) {
        const { svg, misfits } = drawFigure(figure, { ...look, width, captioned: true })
        expect({ language: figure.language, misfits, found: collisions(svg) }).toEqual({
          language: figure.language,
          misfits: [],
          found: [],
        })
      }
    }
  })

  it('says unit, note, source, date and n', () => {
    const figure = example('map')
    const words: FigureWords = { ...figure.words, note: 'Northern Ireland is not asked.' }
    const texts = textsOf(drawFigure(figureOf(figure.data, words, 'en'), { ...look, captioned: true }).svg).map(
      ({ text }) => seen(text),
    )
    expect(texts).toContain('Share of renewals done online')
    expect(texts).toContain('Northern Ireland is not asked.')
    expect(texts).toContain('Source: Example figures, 2026, n = 2,400')
  })

  it('says what does not fit instead of hiding it', () => {
    const figure = example('bars')
    const long = { ...figure.words.labels, online: 'Donaudampfschifffahrtsgesellschaftskapitänspatentverlängerung' }
    const { misfits, svg } = drawFigure(figureOf(figure.data, { ...figure.words, labels: long }, 'de'), {
      ...look,
      width: 260,
    })
    expect(misfits).toEqual([expect.stringContaining('Donaudampf')])
    expect(textsOf(svg).map(({ text }) => text).join('')).toContain(long.online) // prettier-ignore
  })

  it.each(everyChart)('is no smaller than can be read: %s', (chart) => {
    const sizes = textsOf(drawFigure(example(chart), { ...look, width: 300 }).svg).map(({ size }) => size)
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(14)
  })

  it.each(everyChart)('has ids of its own beside others: %s', (chart) => {
    const ids = ['one', 'two'].flatMap((idPrefix) =>
      allWithin(readXml(drawFigure(example(chart), { ...look, idPrefix }).svg)).flatMap(
        ({ attributes }) => attributes['id'] ?? [],
      ),
    )
    expect(new Set(ids).size).toBe(ids.length)
    expect(activeParts(drawFigure(example(chart), { ...look, idPrefix: '"><script>' }).svg)).toEqual([])
  })
})

describe('Texts that people typed', () => {
  it.each(everyChart)('are shown as they are and do nothing: %s', (chart) => {
    const { data, words } = example(chart)
    for (const text of SOME_HOSTILE_TEXTS) {
      const all = (texts: Readonly<Record<string, string>>) =>
        Object.fromEntries(Object.keys(texts).map((key) => [key, text]))
      const hostile: FigureWords = {
        title: text,
        labels: all(words.labels),
        texts: all(words.texts ?? {}),
        unit: text,
        note: text,
        source: text,
      }
      const { svg } = drawFigure(figureOf({ ...data, source: text, date: '2026' }, hostile, 'en'), {
        ...look,
        captioned: true,
      })
      expect(activeParts(svg)).toEqual([])
      expect(readXml(svg).children[0]!.text).toBe(text)
    }
  })

  it('may hold characters that no document can', () => {
    const { data } = example('bars')
    const words = { ...example('bars').words, title: 'a\u0000b\ud800c\u000bd\uffffe' }
    expect(readXml(drawFigure(figureOf(data, words, 'en'), look).svg).children[0]!.text).toBe('ab\ufffdcde')
  })
})
