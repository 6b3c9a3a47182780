import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { readCopies } from '../../src/materials/bulk/read-copies.ts'
import { valuesOfCopy } from '../../src/materials/bulk/values-of-copy.ts'
import { namesInSheet } from '../../src/render/index.ts'

const LANGUAGES = ['en', 'cy']

async function read(csv: string) {
  return readCopies(new Blob([csv]).stream(), LANGUAGES)
}

/** `line:column path` and the beginning of what is said, of each problem. */
async function problemsOf(csv: string): Promise<string[]> {
  try {
    await read(csv)
    return []
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return error.problems.map(({ line, column, path, message }) => `${line}:${column} ${path}: ${message}`)
  }
}

describe('a table of copies is refused, with line and column', () => {
  it.each([
    ['without ids', 'name,hours\na,b\n', '1:1 header: expected a column id'],
    ['with a column without a name', 'id,,hours\na,,b\n', '1:2 header: has no name'],
    ['with a name twice', 'id,hours,Hours\na,b,c\n', '1:1 hours: names two columns'],
    ['with a language that is not the campaign’s', 'id,hours,hours.cz\na,b,c\n', '1:3 hours.cz: cz is no language'],
    ['for an empty id', 'hours,id\nb,\n', '2:2 id: is empty'],
    ['for an id that climbs out of the folder', 'id\n../../etc/passwd\n', '2:1 id: "../../etc/passwd" cannot name'],
    ['for an id with a backslash', 'id\n..\\x\n', '2:1 id: "..\\\\x" cannot name a file'],
    ['for an id with dots', 'id\na.b\n', '2:1 id: "a.b" cannot name a file'],
    ['for an id that looks like an option', 'id\n-rf\n', '2:1 id: "-rf" cannot name a file'],
    ['for the name of a device', 'id\nNUL\n', '2:1 id: "NUL" cannot name a file'],
    ['for an id of another script', 'id\nкардифф\n', '2:1 id: "кардифф" cannot name a file'],
    ['for an id of 100 KB', `id\n${'a'.repeat(102_400)}\n`, `2:1 id: "${'a'.repeat(64)}" cannot name a file`],
    ['for two rows of one file, capitals or not', 'id\nRhyl\nbarry\nrhyl\n', '4:1 id: “rhyl” names the row of line 2'],
  ])('%s', async (_, csv, expected) => {
    const [first = '', ...others] = await problemsOf(csv)
    expect(first).toContain(expected)
    expect(first.length).toBeLessThan(300)
    expect(others).toEqual([])
  })

  it.each([
    ['an empty file', '', 'the file is empty'],
    ['a header alone', 'id,hours\n', 'a header and no row'],
  ])('for %s', async (_, csv, expected) => {
    await expect(read(csv)).rejects.toThrow(expected)
  })

  it('for every id at once', async () => {
    expect(await problemsOf('id\n\n ,\n/\n..\n')).toHaveLength(2)
  })
})

it('rows that are broken are told, and the others are read', async () => {
  const { rows, broken } = await read('id;hours\na;Monday\nb;Monday;Tuesday\nc;"Mon\n"d;"Tuesday\nand Wednesday"\n')
  expect(rows.map(({ line, id }) => [line, id])).toEqual([[2, 'a']])
  expect(broken.map(({ line }) => line)).toContain(3)
  expect(broken[0]!.reason).toContain('has 3 cells, expected 2')
})

const names = namesInSheet({
  variant: 'standard',
  content: { title: 'Renew', what: 'At {{office}}.', notes: '{{#if note}}{{note}}{{else}}{{hours}}{{/if}}' },
})

describe('the values of a copy', () => {
  const HEADER = 'id,office,hours,hours.cy,note,address'
  const of = async (cells: string, language = 'cy') => {
    const { columns, rows } = await read(`${HEADER}\n${cells}\n`)
    return valuesOfCopy(rows[0]!, { columns, language, names, allowedHosts: ['licence.example'] })
  }

  it.each([
    ['its language’s own cell', 'a,Hall,Monday,Dydd Llun,,', { office: 'Hall', hours: 'Dydd Llun' }],
    ['the cell for all languages where its own is empty', 'a,Hall,9–5,,,', { office: 'Hall', hours: '9–5' }],
    ['nothing that no text names', 'a,Hall,,,Side door,', { office: 'Hall', note: 'Side door' }],
    ['markup and tags as they are', 'a,<b>{{x}}</b>,,,n,', { office: '<b>{{x}}</b>', note: 'n' }],
  ])('are %s', async (_, cells, values) => {
    expect(await of(cells)).toEqual({ values })
  })

  it('lead its code elsewhere', async () => {
    expect(await of('a,Hall,9,,,https://a.licence.example/')).toMatchObject({ address: 'https://a.licence.example/' })
  })

  it.each([
    ['a text prints what is empty', 'a,,9,,,', 'office is empty, and a text prints office'],
    ['an “else” prints what is empty', 'a,Hall,,,,', 'hours.cy and hours are empty'],
    ['a cell is a book', `a,${'x'.repeat(102_400)},9,,,`, 'office has 102400 characters'],
    ['its code leads elsewhere', 'a,Hall,9,,,https://licence.example.evil.example/', 'outside the allowed domains'],
    ['its code leads there in the open', 'a,Hall,9,,,http://licence.example/', 'this one is http:'],
    ['its code runs script', 'a,Hall,9,,,javascript:alert(1)', 'this one is javascript:'],
    ['its code leads nowhere', 'a,Hall,9,,,licence.example', 'needs a whole address'],
    [
      'its address is a book',
      `a,Hall,9,,,https://licence.example/${'x'.repeat(102_400)}`,
      'address has 102424 characters',
    ],
  ])('are refused where %s', async (_, cells, expected) => {
    const reason = await of(cells)
    expect(reason).toContain(expected)
    expect(JSON.stringify(reason).length).toBeLessThan(600)
  })
})
