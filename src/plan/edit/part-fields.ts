import type { WrittenCampaign } from '../file/file-of-plan.ts'
import type { FilePath } from '../file/file-path.ts'
import { contentFields, contentPartOf, materialFields } from './material-fields-of-form.ts'
import type { Part, PartKind } from './part-of-plan.ts'

/** How the text of a form's field and a value of the file become each other; dates may have a space before their time of day. */
export type FieldType = 'text' | 'number' | 'list' | 'lines' | 'dates' | 'body' | 'yaml'

/** A field of the form of a part, and the place in the part that it is about. */
export interface Field {
  readonly name: string
  readonly path: FilePath
  readonly type: FieldType
}

/** Mappings that are left out when all their fields are empty; the empty path is the part itself. */
export const OPTIONAL_GROUPS: readonly string[] = [
  'quiet_hours',
  'frequency_cap',
  'budget',
  'population',
  'blackout_override',
  'help',
]

/** Lists of mappings of which a form has rows; a row that is all empty is none. */
export const ROWS: readonly string[] = ['blackouts', 'steps', 'help.places', 'pictures', 'overrides']

/** So many empty rows follow those that are there. */
const MORE_ROWS = 2

type Fields = readonly (readonly [name: string, type: FieldType])[]

const FIELDS: Readonly<Record<Exclude<PartKind, 'message' | 'material' | 'material-content'> | 'campaign', Fields>> = {
  campaign: [
    ['title', 'text'],
    ['campaign', 'text'],
    ['service.name', 'text'],
    ['service.url', 'text'],
    ['languages', 'list'],
    ['launch.at', 'text'],
    ['launch.zone', 'text'],
  ],
  facts: [
    ['title', 'text'],
    ['service.name', 'text'],
    ['service.url', 'text'],
    ['languages', 'list'],
    ['quiet_hours.from', 'text'],
    ['quiet_hours.to', 'text'],
    ['department', 'text'],
    ['quiet_days', 'list'],
    ['weekend', 'list'],
    ['holidays', 'list'],
    ['frequency_cap.messages', 'number'],
    ['frequency_cap.per', 'text'],
    ['clash_within', 'text'],
    ['budget.currency', 'text'],
    ['budget.total', 'number'],
    ['attributes', 'list'],
  ],
  rate: [['rate', 'text']],
  'core-message': [
    ['id', 'text'],
    ['text', 'text'],
    ['proof', 'text'],
    ['proof_until', 'text'],
  ],
  goal: [
    ['id', 'text'],
    ['level', 'text'],
    ['metric', 'text'],
    ['audience', 'text'],
    ['baseline.value', 'number'],
    ['baseline.date', 'text'],
    ['baseline.source', 'text'],
    ['target', 'number'],
    ['by', 'text'],
    ['measured_by', 'text'],
  ],
  audience: [
    ['id', 'text'],
    ['title', 'text'],
    ['population.size', 'number'],
    ['population.source', 'text'],
    ['population.date', 'text'],
    ['where', 'yaml'],
    ['list', 'text'],
  ],
  activity: [
    ['id', 'text'],
    ['message', 'text'],
    ['audience', 'text'],
    ['material', 'text'],
    ['when', 'text'],
    ['after', 'text'],
    ['repeat', 'text'],
    ['exdate', 'dates'],
    ['rdate', 'dates'],
    ['clock', 'text'],
    ['not_before_activity', 'text'],
    ['blackout_override.name', 'text'],
    ['blackout_override.reason', 'text'],
    ['late', 'text'],
    ['owner', 'text'],
  ],
}

/** The fields of the form of a part; a message has a subject and a body in each language of the campaign, the facts a row for each blackout. */
export function fieldsOf({ kind, id }: Part, file: WrittenCampaign): readonly Field[] {
  const { languages, blackouts = [] } = file
  if (kind === 'facts') return [...FIELDS.facts.map(fieldOf), ...blackoutFields(blackouts.length + MORE_ROWS)]
  if (kind === 'material') return materialFields(file, id)
  if (kind === 'material-content') return contentFields(file, contentPartOf(id ?? ''))
  if (kind !== 'message') return FIELDS[kind].map(fieldOf)
  const texts = languages.flatMap((language): Field[] => [
    { name: `subject.${language}`, path: ['subject', language], type: 'text' },
    { name: `body.${language}`, path: ['body', language], type: 'body' },
  ])
  return [
    ...(['id', 'channel', 'purpose'] as const).map((name) => fieldOf([name, 'text'])),
    fieldOf(['core', 'list']),
    ...texts,
  ]
}

/** The fields of the form that starts a campaign. */
export const CAMPAIGN_FIELDS: readonly Field[] = FIELDS.campaign.map(([name, type]) => ({
  ...fieldOf([name, type]),
  ...(name.startsWith('launch.') && { path: ['anchors', ...name.split('.')] }),
}))

function blackoutFields(rows: number): Field[] {
  return Array.from({ length: rows }, (_, row) =>
    (['name', 'from', 'to', 'policy'] as const).map((key): Field => ({
      name: `blackouts.${row}.${key}`,
      path: ['blackouts', row, key],
      type: 'text',
    })),
  ).flat()
}

function fieldOf([name, type]: readonly [string, FieldType]): Field {
  return { name, path: name.split('.'), type }
}
