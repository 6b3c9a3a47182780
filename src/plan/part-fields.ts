import type { WrittenCampaign } from './file-of-plan.ts'
import type { FilePath } from './file-path.ts'
import type { Part, PartKind } from './part-of-plan.ts'

/** How the text of a form's field and a value of the file become each other. */
export type FieldType = 'text' | 'number' | 'list' | 'body' | 'rule'

/** A field of the form of a part, and the place in the part that it is about. */
export interface Field {
  readonly name: string
  readonly path: FilePath
  readonly type: FieldType
}

/** Mappings that are left out when all their fields are empty; the empty path is the part itself. */
export const OPTIONAL_GROUPS: readonly string[] = ['quiet_hours', 'budget', 'population']

type Fields = readonly (readonly [name: string, type: FieldType])[]

const FIELDS: Readonly<Record<Exclude<PartKind, 'message'> | 'campaign', Fields>> = {
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
    ['holidays', 'list'],
    ['budget.currency', 'text'],
    ['budget.total', 'number'],
    ['attributes', 'list'],
  ],
  rate: [['rate', 'text']],
  'core-message': [
    ['id', 'text'],
    ['text', 'text'],
    ['proof', 'text'],
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
    ['where', 'rule'],
    ['list', 'text'],
  ],
  activity: [
    ['id', 'text'],
    ['message', 'text'],
    ['audience', 'text'],
    ['when', 'text'],
    ['late', 'text'],
    ['owner', 'text'],
  ],
}

/** The fields of the form of a part; a message has a subject and a body in each language of the campaign. */
export function fieldsOf({ kind }: Part, { languages }: Pick<WrittenCampaign, 'languages'>): readonly Field[] {
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

function fieldOf([name, type]: readonly [string, FieldType]): Field {
  return { name, path: name.split('.'), type }
}
