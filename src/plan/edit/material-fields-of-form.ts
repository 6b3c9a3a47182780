import type { WrittenCampaign } from '../file/file-of-plan.ts'
import type { FilePath } from '../file/file-path.ts'
import { valueAt } from './value-at.ts'
import type { Field, FieldType } from './part-fields.ts'

type Fields = readonly (readonly [name: string, type: FieldType])[]

const MATERIAL: Fields = [
  ['id', 'text'],
  ['kind', 'text'],
  ['template', 'text'],
  ['core', 'list'],
  ['owner', 'text'],
  ['next_review', 'text'],
  ['paper', 'text'],
  ['accent', 'text'],
  ['address', 'text'],
  ['figures', 'yaml'],
]

const SHEET: Fields = [
  ['title', 'text'],
  ['what', 'body'],
  ['who', 'body'],
  ['need', 'lines'],
  ['cost', 'body'],
  ['time', 'body'],
  ['help.text', 'body'],
  ['help.phone', 'text'],
  ['help.hours', 'text'],
  ['genuine', 'body'],
  ['privacy', 'lines'],
  ['address', 'text'],
  ['notes', 'body'],
  ['figures', 'yaml'],
  ['easy', 'yaml'],
]

const INFOGRAPHIC: Fields = [
  ['title', 'text'],
  ['lead', 'text'],
  ['action', 'text'],
  ['address', 'text'],
  ['figures', 'yaml'],
]

/** Lists of which a form has rows, and what a row has. */
const SHEET_ROWS = {
  steps: ['heading', 'text', 'picture'],
  'help.places': ['name', 'address', 'hours'],
  pictures: ['picture', 'alt', 'caption'],
} as const
const OVERRIDE = ['check', 'language', 'name', 'reason'] as const

/** So many empty rows follow those that are there. */
const MORE_ROWS = 2

/** The fields of the form of a material itself; a new one begins with its title and first sentence. */
export function materialFields(file: WrittenCampaign, id: string | undefined): readonly Field[] {
  const material = id === undefined ? undefined : file.materials?.[id]
  const [first = ''] = file.languages
  const begins =
    material === undefined ? [contentField(first, 'title', 'text'), contentField(first, 'what', 'body')] : []
  return [
    ...MATERIAL.map(fieldOf),
    ...begins,
    ...rowFields('overrides', OVERRIDE, (material?.overrides ?? []).length + MORE_ROWS),
  ]
}

/** The fields of the form of what a material says in one language. */
export function contentFields(file: WrittenCampaign, { material, language }: ContentPart): readonly Field[] {
  const kind = file.materials?.[material]?.kind
  if (kind === 'infographic') return INFOGRAPHIC.map(fieldOf)
  const rows = Object.entries(SHEET_ROWS).flatMap(([name, keys]) => {
    // A translation has room for every row of its source.
    const lengths = [language, file.languages[0] ?? ''].map((tag) => {
      const list = valueAt(file, ['materials', material, 'content', tag, ...name.split('.')])
      return Array.isArray(list) ? list.length : 0
    })
    return rowFields(name, keys, Math.max(...lengths) + MORE_ROWS)
  })
  return [...SHEET.map(fieldOf), ...rows]
}

/** What a material says in one language, as a part of its own: its id is `how-to-renew.cy`. */
export interface ContentPart {
  readonly material: string
  readonly language: string
}

export function contentPartOf(id: string): ContentPart {
  const dot = id.indexOf('.')
  return dot < 0 ? { material: id, language: '' } : { material: id.slice(0, dot), language: id.slice(dot + 1) }
}

function contentField(language: string, key: string, type: FieldType): Field {
  return { name: `content.${key}`, path: ['content', language, key], type }
}

function rowFields(list: string, keys: readonly string[], rows: number): Field[] {
  const path: FilePath = list.split('.')
  return Array.from({ length: rows }, (_, row) =>
    keys.map((key): Field => ({
      name: `${list}.${row}.${key}`,
      path: [...path, row, key],
      type: key === 'text' ? 'body' : 'text',
    })),
  ).flat()
}

function fieldOf([name, type]: readonly [string, FieldType]): Field {
  return { name, path: name.split('.'), type }
}
