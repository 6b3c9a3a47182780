import { callsContact, contactsCalled, sheetTexts } from '../../render/index.ts'
import { parseAfter } from '../../schedule/index.ts'
import type { WrittenCampaign } from '../file/file-of-plan.ts'
import type { FilePath } from '../file/file-path.ts'

export const PART_KINDS = [
  'facts',
  'rate',
  'core-message',
  'goal',
  'audience',
  'message',
  'material',
  'material-content',
  'material-rules',
  'helpline',
  'activity',
] as const
export type PartKind = (typeof PART_KINDS)[number]

/** Parts that are there once: they have no id, and are neither added nor taken out. */
const THERE_ONCE = ['facts', 'rate', 'material-rules'] as const satisfies readonly PartKind[]
type ThereOnce = (typeof THERE_ONCE)[number]

export function isThereOnce(kind: PartKind): kind is ThereOnce {
  return THERE_ONCE.some((one) => one === kind)
}

/** A part of a campaign that a person edits by itself. One without an id is new, unless it is there once. */
export interface Part {
  readonly kind: PartKind
  readonly id?: string
}

/** The section of the file that parts of a kind are in. */
const SECTIONS = {
  'core-message': 'core_messages',
  goal: 'objectives',
  audience: 'audiences',
  message: 'messages',
  material: 'materials',
  helpline: 'helplines',
  activity: 'activities',
} as const

/** What a material says in one language, as a part of its own: its id is `how-to-renew.cy`. */
export interface ContentPart {
  readonly material: string
  readonly language: string
}

/** An id that names no language is the material's alone. */
export function contentPartOf(id: string): ContentPart {
  const dot = id.indexOf('.')
  return dot < 0 ? { material: id, language: '' } : { material: id.slice(0, dot), language: id.slice(dot + 1) }
}

/** Ids of the parts of a kind, in the order of the file. */
export function idsOf(file: WrittenCampaign, kind: PartKind): string[] {
  if (isThereOnce(kind)) return []
  if (kind === 'material-content') return contentIds(file)
  const section = file[SECTIONS[kind]] ?? []
  return Array.isArray(section) ? section.map(({ id }) => id) : Object.keys(section)
}

/** Every language of every material, written or not. */
function contentIds({ materials = {}, languages }: WrittenCampaign): string[] {
  return Object.entries(materials).flatMap(([id, { content }]) =>
    [...new Set([...languages, ...Object.keys(content)])].map((language) => `${id}.${language}`),
  )
}

/** Where a part stands in the file; a new one behind all others, or under its id. */
export function placeOf(file: WrittenCampaign, { kind, id = '' }: Part): FilePath {
  if (kind === 'facts' || kind === 'material-rules') return []
  if (kind === 'rate') return ['channels', 'email']
  if (kind === 'audience' || kind === 'message' || kind === 'material' || kind === 'helpline')
    return [SECTIONS[kind], id]
  if (kind === 'material-content') {
    const { material, language } = contentPartOf(id)
    return ['materials', material, 'content', language]
  }
  const ids = idsOf(file, kind)
  const index = ids.indexOf(id)
  return [SECTIONS[kind], index < 0 ? ids.length : index]
}

/** The file without a part. */
export function withoutPart(file: WrittenCampaign, { kind, id }: Part): WrittenCampaign {
  if (isThereOnce(kind)) return file
  if (kind === 'material-content') return withoutContent(file, contentPartOf(id ?? ''))
  const name = SECTIONS[kind]
  const section = file[name] ?? []
  const left = Array.isArray(section)
    ? section.filter((one) => one.id !== id)
    : Object.fromEntries(Object.entries(section).filter(([key]) => key !== id))
  return { ...file, [name]: left }
}

function withoutContent(file: WrittenCampaign, { material, language }: ContentPart): WrittenCampaign {
  const old = file.materials?.[material]
  if (old === undefined) return file
  const { [language]: _, ...content } = old.content
  return { ...file, materials: { ...file.materials, [material]: { ...old, content } } }
}

/** How a part is called in sentences. @example partName({ kind: 'goal', id: 'know' }) // 'goal know' */
export function partName({ kind, id }: Part): string {
  const words = kind.replace('-', ' ')
  if (kind === 'facts') return 'the facts of the campaign'
  if (kind === 'rate') return 'the rate of e-mail'
  if (kind === 'material-rules') return 'the rules for materials'
  if (kind === 'material-content') return `what material ${id?.replace('.', ' says in ')}`
  return id === undefined ? `the new ${words}` : `${words} ${id}`
}

/** Whether what a message may say depends on a part: on itself, on helplines it prints, and through activities on their audiences' rules. */
export function bearsOn({ kind, id }: Part, messageId: string, files: readonly WrittenCampaign[]): boolean {
  if (kind === 'facts') return true
  if (kind === 'message') return messageId === id
  if (kind === 'helpline') return files.some((file) => printing(file, id ?? '').includes(`message ${messageId}`))
  const key = kind === 'activity' ? 'id' : 'audience'
  if (kind !== 'activity' && kind !== 'audience') return false
  return files.some(({ activities }) => activities.some((one) => one.message === messageId && one[key] === id))
}

/** The parts that name this one and would be left without it. */
export function usesOf(file: WrittenCampaign, { kind, id = '' }: Part): string[] {
  const activities = (key: 'message' | 'audience' | 'material') =>
    file.activities.filter((activity) => activity[key] === id).map((activity) => `activity ${activity.id}`)
  if (kind === 'message' || kind === 'material') return activities(kind)
  if (kind === 'material-content') return usesOf(file, { kind: 'material', id: contentPartOf(id).material })
  if (kind === 'audience') {
    const goals = (file.objectives ?? []).filter(({ audience }) => audience === id)
    return [...goals.map((goal) => `goal ${goal.id}`), ...activities('audience')]
  }
  if (kind === 'activity') {
    const follows = ({ after, not_before_activity: first }: WrittenCampaign['activities'][number]) =>
      first === id || (after !== undefined && parseAfter(after).activity === id)
    const told = Object.entries(file.audiences).filter(([, { received }]) => received?.activities.includes(id))
    return [
      ...told.map(([name]) => `audience ${name}`),
      ...file.activities.filter(follows).map((activity) => `activity ${activity.id}`),
    ]
  }
  if (kind === 'helpline') return printing(file, id)
  if (kind !== 'core-message') return []
  const carriedBy = (word: string, parts: WrittenCampaign['messages' | 'materials'] = {}) =>
    Object.entries(parts).flatMap(([name, { core = [] }]) => (core.includes(id) ? [`${word} ${name}`] : []))
  return [...carriedBy('message', file.messages), ...carriedBy('material', file.materials)]
}

/** The messages and materials that print a helpline, as `{{contact "hotline"}}`. */
function printing({ messages, materials = {} }: WrittenCampaign, helpline: string): string[] {
  const telling = Object.entries(messages).filter(([, { body }]) =>
    Object.values(body).some((text) => contactsCalled(text).includes(helpline)),
  )
  const drawn = Object.entries(materials).filter(([, { content }]) =>
    sheetTexts(content).some(({ text }) => callsContact(text, helpline)),
  )
  return [...telling.map(([id]) => `message ${id}`), ...drawn.map(([id]) => `material ${id}`)]
}
