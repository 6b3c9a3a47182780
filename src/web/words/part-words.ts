import type { Problem } from '../../errors.ts'
import { contentPartOf, isThereOnce, type Part, type PartKind } from '../../plan/index.ts'

/** What a part is called on the screen. */
const NOUNS: Readonly<Record<PartKind, string>> = {
  facts: 'campaign facts',
  rate: 'e-mail rate',
  'core-message': 'core message',
  goal: 'goal',
  audience: 'audience',
  message: 'message',
  material: 'material',
  'material-content': 'text of a material',
  'material-rules': 'rules for materials',
  helpline: 'helpline',
  activity: 'activity',
}

const FIELDS: Readonly<Record<string, string>> = {
  id: 'Short name',
  title: 'Title',
  campaign: 'Short name of the campaign',
  'service.name': 'Name of the service',
  'service.url': 'Address of the service',
  languages: 'Languages',
  'launch.at': 'Date and time of the launch',
  'launch.zone': 'Time zone of the launch',
  'quiet_hours.from': 'Quiet from',
  'quiet_hours.to': 'Quiet to',
  department: 'Department',
  quiet_days: 'Quiet days',
  weekend: 'Weekend',
  holidays: 'Public holidays',
  'frequency_cap.messages': 'At most so many messages to a person',
  'frequency_cap.per': 'In so long a time',
  clash_within: 'Messages clash within',
  'budget.currency': 'Currency',
  'budget.total': 'Total budget',
  attributes: 'Attributes that messages may use',
  rate: 'Highest rate',
  text: 'Core message',
  proof: 'Proof',
  proof_until: 'The proof holds until',
  level: 'Level',
  metric: 'What is counted',
  audience: 'Audience',
  'baseline.value': 'Value now',
  'baseline.date': 'As of',
  'baseline.source': 'Source of the value now',
  target: 'Target',
  by: 'By when',
  measured_by: 'How it is measured',
  'population.size': 'Number of people',
  'population.source': 'Source of the number',
  'population.date': 'Date of the number',
  where: 'Who belongs to it',
  list: 'List of contacts',
  channel: 'Channel',
  purpose: 'Purpose',
  core: 'Core messages it carries',
  message: 'Message',
  when: 'When it goes out',
  after: 'Or after another activity',
  repeat: 'How it repeats',
  exdate: 'Dates to leave out',
  rdate: 'Dates to add',
  clock: 'Whose clock counts',
  not_before_activity: 'Goes out only after',
  'blackout_override.name': 'Who allows it to go out in a blackout',
  'blackout_override.reason': 'Why it is allowed',
  late: 'If it is late',
  launch: 'The launch, as it tells it',
  helplines: 'Helplines it prints',
  days_had: 'Days that the launch had and it still names',
  owner: 'Who looks after it',
  material: 'Material',
  put_up: 'Material that is put up',
  material_version: 'Version of the material',
  kind: 'Kind',
  template: 'Design',
  next_review: 'Next review',
  paper: 'Paper',
  accent: 'Colour',
  address: 'Web address of its code',
  figures: 'Numbers of its figures',
  boundaries: 'Boundaries of a new map',
  pictures: 'Pictures',
  'content.title': 'Title',
  'content.what': 'What it is',
  'content.figures': 'Words of its figures',
  what: 'What it is',
  who: 'Who can use it',
  need: 'What people need',
  cost: 'Cost',
  time: 'Time',
  'help.text': 'How people get help',
  'help.phone': 'Telephone',
  'help.hours': 'Hours',
  genuine: 'How to know it is genuine',
  privacy: 'Privacy',
  notes: 'Good to know',
  easy: 'Easy Read',
  allowed_domains: 'Hosts that codes and addresses may lead to',
  phone: 'Telephone',
  lead: 'Second sentence',
  action: 'What to do',
}

/** Fields of the rows of a list, and what a row is called. */
const ROWS: Readonly<Record<string, { readonly one: string; readonly fields: Readonly<Record<string, string>> }>> = {
  blackouts: { one: 'blackout', fields: { name: 'Name', from: 'First day', to: 'Last day', policy: 'Effect' } },
  steps: { one: 'step', fields: { heading: 'Heading', text: 'What to do', picture: 'Picture' } },
  'help.places': { one: 'place', fields: { name: 'Name', address: 'Address', hours: 'Hours' } },
  jargon: { one: 'entry', fields: { word: 'Word or phrase', instead: 'What to write instead' } },
  pictures: {
    one: 'picture',
    fields: { picture: 'Name', alt: 'What it shows, in words', caption: 'Caption' },
  },
  overrides: {
    one: 'override',
    fields: { check: 'Check', language: 'Language', name: 'Who answers for it', reason: 'Reason' },
  },
}

/** Fields that are there once for each language. */
const PER_LANGUAGE: Readonly<Record<string, string>> = {
  subject: 'Subject',
  body: 'Text',
  name: 'Name',
  hours: 'Hours',
}

const languageNames = new Intl.DisplayNames('en', { type: 'language', fallback: 'none' })

/** “core message” for the kind. */
export function nounOf({ kind }: Pick<Part, 'kind'>): string {
  return NOUNS[kind]
}

/** A part in the middle of a sentence: “message teaser”, “the campaign facts”. */
export function nameOf({ kind, id }: Part): string {
  if (isThereOnce(kind)) return `the ${NOUNS[kind]}`
  if (kind === 'material-content') {
    const { material, language } = contentPartOf(id ?? '')
    return `what ${material} says in ${languageInWords(language)}`
  }
  return id === undefined ? `a new ${NOUNS[kind]}` : `${NOUNS[kind]} ${id}`
}

/** The label of a form's field: “Subject in Welsh” for `subject.cy`. */
export function labelOf(field: string): string {
  const [, text = '', tag = ''] = /^(subject|body|name|hours)\.(.+)$/.exec(field) ?? []
  if (text !== '') return `${PER_LANGUAGE[text]} in ${languageInWords(tag)}`
  const [, map] = /^boundaries\.(.+)$/.exec(field) ?? []
  if (map !== undefined) return `Boundaries of ${map}`
  const [, list = '', row, key = ''] = /^([\w.]+)\.(\d+)\.(\w+)$/.exec(field) ?? []
  const rows = ROWS[list]
  if (rows !== undefined) return `${rows.fields[key] ?? key} of ${rows.one} ${Number(row) + 1}`
  return FIELDS[field] ?? field
}

/** A language tag as a word: “Welsh”; the tag itself where nobody has a name for it. */
export function languageInWords(tag: string): string {
  try {
    return languageNames.of(tag) ?? tag
  } catch {
    return tag
  }
}

/**
 * Problems in words that say which field they are about, and in a text which line, each once: the checks of the file speak
 * of a place that a file shows.
 */
export function withLabels(problems: readonly Problem[], kind?: PartKind): Problem[] {
  const told = new Map<string, Problem>()
  for (const problem of problems) {
    const message = worded(problem, labelIn(kind, problem.path))
    const name = JSON.stringify([problem.path, problem.severity, message])
    if (!told.has(name)) told.set(name, { ...problem, message })
  }
  return [...told.values()]
}

/** A content has words of the figures whose numbers the material has, under the same name. */
function labelIn(kind: PartKind | undefined, path: string): string {
  return labelOf(kind === 'material-content' && path === 'figures' ? 'content.figures' : path)
}

/** What the checks of a file say as a file has it, and how a form says it. */
const IN_A_FORM: readonly (readonly [asFile: string, asForm: string])[] = [
  ['add population: { size, source, date } there', 'say there how many people it has, with source and date'],
  ['expected when: "launch-14d 09:00", or after: teaser + 2d', 'expected a date, or what it comes after'],
  ['has both when and after; keep the one it hangs on', 'has a date already above; keep one of the two'],
  [
    'boundaries as a GeoJSON FeatureCollection, or a file beside this one such as regions.geojson',
    'a GeoJSON file with a FeatureCollection',
  ],
  ['expected it beside the campaign file', 'choose it here'],
  ['the id of the activity', 'the activity'],
  ['the id of an audience', 'an audience'],
  ['the id of a message', 'a message'],
  ['the id of a core message', 'a core message'],
  ['the id of the campaign, such as', 'a short name, such as'],
  ['expected an id ', 'expected a short name '],
  [' is no id; expected', ' is no short name; expected'],
  ['choose another id', 'choose another short name'],
]

/** Fields whose value is chosen, not typed. */
const CHOSEN = new Set(['audience', 'message', 'level', 'purpose', 'launch.zone', 'kind', 'template'])

function worded({ path, line, message: asFile }: Problem, name: string): string {
  const message = IN_A_FORM.reduce((text, [from, to]) => text.replace(from, to), asFile)
  if (path === '') return message
  const label = line !== undefined && path.startsWith('body.') ? `${name}, line ${line}` : name
  if (/^has no .* in \S+; the first language/.test(message))
    return `${label} is missing: all other languages fall back to it`
  if (message.endsWith('; write both, or leave both out')) return `${label} is missing: write both, or leave both out`
  const missing = /^(?:`\w+` )?is missing; expected (.*)$/s.exec(message)
  if (missing)
    return `${label} is missing: ${CHOSEN.has(path) || path.startsWith('boundaries') ? 'choose' : 'enter'} ${missing[1]}`
  return /^(is|has|holds|needs) /.test(message) ? `${label} ${message}` : `${label}: ${message}`
}

/** Whether an address names a kind of part. */
export function isPartKind(kind: string): kind is PartKind {
  return Object.hasOwn(NOUNS, kind)
}
