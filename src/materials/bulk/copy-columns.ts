import { closest } from 'fastest-levenshtein'
import {
  type CsvShape,
  headerFault,
  type HeaderFault,
  type Line,
  readHeaderRow,
  twiceNamed,
  wrongHeader,
} from '../../csv/index.ts'

/** The columns of a table of copies: what names a file, and the values that texts print. */
export interface CopyColumns extends CsvShape {
  readonly line: number
  readonly names: readonly string[]
  /** Index of the column `id`. */
  readonly id: number
  /** Index of a value's own column in a language, such as `hours.cy`, and of the one for all. */
  readonly of: (name: string, language: string) => readonly number[]
  /** Names of values, without their languages. */
  readonly values: readonly string[]
}

/** Reads the header. Throws `Invalid` for columns without a name, named twice, of a language there is not, or without `id`. */
export function readCopyColumns(line: Line, languages: readonly string[]): CopyColumns {
  const { names, ...shape } = readHeaderRow(line)
  const index = new Map(names.map((name, i) => [name, i]))
  const read = names.map((name) => valueOf(name, languages))
  const faults = [
    ...names.flatMap((name, i) =>
      name === '' ? [{ ...headerFault('has no name; name it or take it out'), column: i + 1 }] : [],
    ),
    ...twiceNamed(names),
    ...strayLanguages(names, read, languages),
    ...(index.has('id') ? [] : [withoutId(names)]),
  ]
  if (faults.length > 0) throw wrongHeader(line, faults)
  return {
    ...shape,
    names,
    line: line.number,
    id: index.get('id')!,
    of: (name, language) => [`${name}.${language}`, name].flatMap((column) => index.get(column) ?? []),
    values: [...new Set(read)],
  }
}

/** The value a column is for: `hours` of `hours.cy`, where cy is a language of the campaign. */
function valueOf(column: string, languages: readonly string[]): string {
  const language = languages.find((tag) => column.endsWith(`.${tag}`) && column.length > tag.length + 1)
  return language === undefined ? column : column.slice(0, -language.length - 1)
}

/** `hours.cz` beside `hours.cy` is a slip, and would be passed over. */
function strayLanguages(
  names: readonly string[],
  values: readonly string[],
  languages: readonly string[],
): HeaderFault[] {
  const known = new Set(values)
  return names.flatMap((name, i) => {
    const [, base = '', tag = ''] = /^(.+)\.([A-Za-z]{2,3}(?:-[A-Za-z0-9]+)*)$/.exec(name) ?? []
    if (values[i] !== name || base === '' || !known.has(base)) return []
    const message = `${tag} is no language of the campaign; it has ${languages.join(', ')}`
    return [{ ...headerFault(message, name), column: i + 1 }]
  })
}

function withoutId(names: readonly string[]): HeaderFault {
  const near = names.length > 0 ? closest('id', [...names]) : ''
  const found = near === '' ? '' : `; found ${names.slice(0, 8).join(', ')}`
  return headerFault(`expected a column id, which names the files${found}`)
}
