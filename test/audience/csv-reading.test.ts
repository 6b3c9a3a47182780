import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type CsvRow, linesOf, type Line, rowsOfLines } from '../../src/csv/index.ts'
import { SeenPeople } from '../../src/audience/seen-people.ts'
import { chunksOf } from './importing.ts'

/** Reads a file without its header, as an import does, in chunks of the given size. */
async function rowsOf(file: string, width: number, delimiter: ',' | ';', size: number): Promise<CsvRow[]> {
  const rows: CsvRow[] = []
  let open: Line[] = []
  for await (const block of linesOf(chunksOf(file, size))) {
    const read = rowsOfLines(open.concat(block), { width, delimiter }, false)
    rows.push(...read.rows)
    open = read.rest
  }
  return [...rows, ...rowsOfLines(open, { width, delimiter }, true).rows]
}

async function everyLine(file: string, size: number): Promise<Line[]> {
  const lines: Line[] = []
  for await (const block of linesOf(chunksOf(file, size))) lines.push(...block)
  return lines
}

const cell = fc.string({
  unit: fc.constantFrom('a', 'b', '"', ',', ';', ' ', '\n', '\r', 'é', '\u{1F600}'),
  maxLength: 6,
})
const delimiter = fc.constantFrom<',' | ';'>(',', ';')

describe('a table written by RFC 4180', () => {
  const written = (table: string[][], between: string, end: string) =>
    table.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(between)).join(end)

  it('is read back cell by cell, wherever it is cut and whatever ends its lines', async () => {
    const table = fc.array(fc.array(cell, { minLength: 3, maxLength: 3 }), { minLength: 1, maxLength: 12 })
    const property = fc.asyncProperty(
      table,
      delimiter,
      fc.constantFrom('\n', '\r\n'),
      fc.integer({ min: 1, max: 40 }),
      async (cells, between, end, size) => {
        const rows = await rowsOf(written(cells, between, end), 3, between, size)
        const expected = cells.map((row) => row.map((one) => one.replaceAll(/\r\n|\r/g, '\n')))
        expect(rows.map((row) => ('cells' in row ? row.cells : row.fault))).toEqual(expected)
      },
    )
    await fc.assert(property, { numRuns: 300 })
  })
})

it('loses no good row to any rubbish before it', async () => {
  const rubbish = fc.string({ unit: fc.constantFrom('a', 'b', '"', ',', '\n', '\r', '\0'), maxLength: 30 })
  const property = fc.asyncProperty(rubbish, fc.integer({ min: 1, max: 40 }), async (before, size) => {
    const rows = await rowsOf(`${before}\ngood,"row, 1",x\ngood,"row, 2",x\n`, 3, ',', size)
    const good = rows.flatMap((row) => ('cells' in row && row.cells[0] === 'good' ? [row.cells[1]] : []))
    expect(good).toEqual(['row, 1', 'row, 2'])
  })
  await fc.assert(property, { numRuns: 300 })
})

it('counts lines the same wherever the file is cut', async () => {
  const file = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', '\r'), maxLength: 60 })
  const property = fc.asyncProperty(file, fc.integer({ min: 1, max: 20 }), async (text, size) => {
    const inParts = await everyLine(text, size)
    expect(inParts).toEqual(await everyLine(text, 1000))
    expect(inParts.map((line) => line.number)).toEqual(inParts.map((_, i) => i + 1))
  })
  await fc.assert(property, { numRuns: 300 })
})

it('remembers on which line every key of many stood', () => {
  const seen = new SeenPeople()
  for (let line = 1; line <= 20_000; line++) seen.add(`id ${line}`, line)
  for (let line = 1; line <= 20_000; line++) expect(seen.lineOf(`id ${line}`)).toBe(line)
  for (let line = 1; line <= 20_000; line++) expect(seen.lineOf(`email ${line}`)).toBeUndefined()
})
