import type { FilePath } from '../file/file-path.ts'

/** How the text of a form's field and a value of the file become each other; dates may have a space before their time of day. */
export type FieldType = 'text' | 'number' | 'list' | 'lines' | 'dates' | 'body' | 'yaml' | 'figures' | 'boundaries'

/** A field of the form of a part, and the place in the part that it is about. */
export interface Field {
  readonly name: string
  readonly path: FilePath
  readonly type: FieldType
}

export type NamedFields = readonly (readonly [name: string, type: FieldType])[]

/** So many empty rows follow those that are there. */
const MORE_ROWS = 2

export function fieldOf([name, type]: readonly [string, FieldType]): Field {
  return { name, path: name.split('.'), type }
}

/** The fields of the rows of a list, of which `filled` are there: `steps.0.text`. */
export function rowFields(list: string, keys: readonly string[], filled: number): Field[] {
  const path: FilePath = list.split('.')
  return Array.from({ length: filled + MORE_ROWS }, (_, row) =>
    keys.map((key): Field => ({
      name: `${list}.${row}.${key}`,
      path: [...path, row, key],
      type: key === 'text' ? 'body' : 'text',
    })),
  ).flat()
}
