import type { WrittenCampaign } from '../file/file-of-plan.ts'
import { type Field, fieldOf, type NamedFields, rowFields } from './form-fields.ts'
import { contentFields, materialFields } from './material-fields-of-form.ts'
import { contentPartOf, type Part, type PartKind } from './part-of-plan.ts'

/** Mappings that are left out when all their fields are empty; the empty path is the part itself. */
export const OPTIONAL_GROUPS: readonly string[] = [
  'quiet_hours',
  'frequency_cap',
  'budget',
  'population',
  'blackout_override',
  'help',
  'name',
  'hours',
]

/** Lists of mappings of which a form has rows; a row that is all empty is none. */
export const ROWS: readonly string[] = ['blackouts', 'steps', 'help.places', 'pictures', 'overrides', 'jargon']

const JARGON = ['word', 'instead'] as const
const BLACKOUT = ['name', 'from', 'to', 'policy'] as const

const FIELDS: Readonly<
  Record<Exclude<PartKind, 'message' | 'material' | 'material-content' | 'helpline'> | 'campaign', NamedFields>
> = {
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
  'material-rules': [['allowed_domains', 'list']],
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
    ['channel', 'text'],
    ['material', 'text'],
    ['material_version', 'number'],
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

/** The fields of the form of a part; some are there once for each language of the campaign, or for each row of a list. */
export function fieldsOf({ kind, id }: Part, file: WrittenCampaign): readonly Field[] {
  const { languages, blackouts = [], jargon = [] } = file
  if (kind === 'facts') return [...FIELDS.facts.map(fieldOf), ...rowFields('blackouts', BLACKOUT, blackouts.length)]
  if (kind === 'material-rules') return [...rowFields('jargon', JARGON, jargon.length), ...FIELDS[kind].map(fieldOf)]
  if (kind === 'helpline') return helplineFields(languages)
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

function helplineFields(languages: readonly string[]): Field[] {
  const names = languages.flatMap((language) => [`name.${language}`, `hours.${language}`])
  return ['id', 'phone', ...names].map((name) => fieldOf([name, 'text']))
}

/** The fields of the form that starts a campaign. */
export const CAMPAIGN_FIELDS: readonly Field[] = FIELDS.campaign.map(([name, type]) => ({
  ...fieldOf([name, type]),
  ...(name.startsWith('launch.') && { path: ['anchors', ...name.split('.')] }),
}))
