import { parse } from 'csv-parse/browser/esm/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { csvLine, looksLikeFormula } from '../src/csv-text.ts'

it.each([
  ['=1+1', true],
  ['+A1', true],
  ['-cmd', true],
  ['@SUM(A1)', true],
  ['  =1+1', true],
  ['\t1', true],
  ['\n=1', true],
  ['＝1+1', true],
  ['+1+cmd|x', true],
  ['-5', false],
  ['+5.25', false],
  ['-1,234.50', false],
  ['+44 (0)20 7946 0000', false],
  ['-', false],
  ['a=b', false],
  ['Jean-Luc', false],
  ['', false],
])('whether %j looks like a formula: %j', (cell, expected) => expect(looksLikeFormula(cell)).toBe(expected))

describe('a line of CSV', () => {
  it.each<[string, (string | number | null)[], string]>([
    ['plain text as it is', ['a', 'b c'], 'a,b c\r\n'],
    ['quotes twice, and the cell in quotes', ['say "yes"'], '"say ""yes"""\r\n'],
    ['line breaks and both separators in quotes', ['a\nb', 'c,d', 'e;f'], '"a\nb","c,d","e;f"\r\n'],
    ['a formula made text', ['=1+1', '@SUM(A1)', '-cmd'], "'=1+1,'@SUM(A1),'-cmd\r\n"],
    ['a formula with a comma made text in quotes', ['=HYPERLINK("x",1)'], '"\'=HYPERLINK(""x"",1)"\r\n'],
    ['numbers and nothing', [-5, null, ''], '-5,,\r\n'],
  ])('%s', (_, cells, line) => expect(csvLine(cells)).toBe(line))

  it('is read again as what was written, with either separator, and no cell begins a formula', () => {
    const delimiters = fc.constantFrom<',' | ';'>(',', ';')
    const cells = fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 5 })
    fc.assert(
      fc.property(cells, delimiters, (row, delimiter) => {
        const read: string[][] = parse(csvLine(row, delimiter), { delimiter, record_delimiter: '\r\n' })
        expect(read[0]).toEqual(row.map((cell) => (looksLikeFormula(cell) ? `'${cell}` : cell)))
        expect(read[0]!.filter(looksLikeFormula)).toEqual([])
      }),
    )
  })
})
