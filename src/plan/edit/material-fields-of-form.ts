import type { WrittenCampaign } from '../file/file-of-plan.ts'
import { boundariesFields } from './boundaries-in-form.ts'
import { type Field, fieldOf, type FieldType, type NamedFields, rowFields } from './form-fields.ts'
import type { ContentPart } from './part-of-plan.ts'
import { valueAt } from './value-at.ts'

const MATERIAL: NamedFields = [
  ['id', 'text'],
  ['kind', 'text'],
  ['template', 'text'],
  ['core', 'list'],
  ['owner', 'text'],
  ['next_review', 'text'],
  ['paper', 'text'],
  ['accent', 'text'],
  ['address', 'text'],
  ['figures', 'figures'],
]

const SHEET: NamedFields = [
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

const INFOGRAPHIC: NamedFields = [
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

/** The fields of the form of a material itself; a new one begins with its title and first sentence. */
export function materialFields(file: WrittenCampaign, id: string | undefined): readonly Field[] {
  const material = id === undefined ? undefined : file.materials?.[id]
  const [first = ''] = file.languages
  const begins =
    material === undefined ? [contentField(first, 'title', 'text'), contentField(first, 'what', 'body')] : []
  return [
    ...boundariesFields(material?.figures),
    ...MATERIAL.map(fieldOf),
    ...begins,
    ...rowFields('overrides', OVERRIDE, (material?.overrides ?? []).length),
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
    return rowFields(name, keys, Math.max(...lengths))
  })
  return [...SHEET.map(fieldOf), ...rows]
}

function contentField(language: string, key: string, type: FieldType): Field {
  return { name: `content.${key}`, path: ['content', language, key], type }
}
