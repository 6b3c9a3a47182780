import { diffWordsWithSpace } from 'diff'
import { stringify } from 'yaml'
import { formatInstant } from '../../schedule/index.ts'
import { inOrderOfLanguages } from '../in-order-of-languages.ts'
import type { ApprovedContent } from './content-of-activity.ts'

/** A field of an activity that is another than before. */
export interface FieldChange {
  /** As in the campaign file; subject and body with their language: `subject.en`. */
  readonly field: string
  readonly before: string
  readonly after: string
  /** Of a subject or body: what to read as the same, as taken out and as new, in order. */
  readonly words?: readonly DiffPart[]
}

export interface DiffPart {
  readonly kind: 'same' | 'added' | 'removed'
  readonly text: string
}

/** So many words taken out and put in are compared; a text that differs more is shown as a whole. */
const MOST_WORDS = 2000

/** What differs between two contents of an activity, field by field, in the order of a plan. Pure. */
export function compareContent(before: ApprovedContent, after: ApprovedContent): FieldChange[] {
  const [old, now] = [fieldsIn(before), fieldsIn(after)]
  const names = [...new Set([...now.keys(), ...old.keys()])]
  return names.flatMap((field): FieldChange[] => {
    const [was, is] = [old.get(field) ?? '', now.get(field) ?? '']
    if (was === is) return []
    const isText = field.startsWith('subject.') || field.startsWith('body.')
    return [{ field, before: was, after: is, ...(isText && { words: compareWords(was, is) }) }]
  })
}

/** Two texts as one, word by word. Joined without what was added it is the first, without what was removed the second. */
export function compareWords(before: string, after: string): DiffPart[] {
  const changes = diffWordsWithSpace(before, after, { maxEditLength: MOST_WORDS })
  if (changes === undefined) {
    return [
      { kind: 'removed', text: before },
      { kind: 'added', text: after },
    ]
  }
  return changes.map(({ added, removed, value }) => ({
    kind: added ? 'added' : removed ? 'removed' : 'same',
    text: value,
  }))
}

function fieldsIn(content: ApprovedContent): Map<string, string> {
  const { title, service, languages, channel, purpose, rule, list, when, late, variants, launch, putsUp } = content
  const inOrder = inOrderOfLanguages(variants, languages, ([language]) => language)
  return new Map([
    ...inOrder.flatMap(([language, subject, body]): [string, string][] => [
      [`subject.${language}`, subject],
      [`body.${language}`, body],
    ]),
    ['helplines', content.helplines ? stringify(content.helplines, { lineWidth: 0 }).trimEnd() : ''],
    ['material', content.material ? stringify(content.material, { lineWidth: 0 }).trimEnd() : (putsUp?.material ?? '')],
    ['material_version', putsUp ? String(putsUp.version ?? 'the newest that is published') : ''],
    ['where', rule === undefined || rule === null ? '' : stringify(rule, { lineWidth: 0 }).trimEnd()],
    ['list', list ?? ''],
    ['received', content.received ? stringify(content.received, inUtc, { lineWidth: 0 }).trimEnd() : ''],
    ['when', when],
    ['repeat', content.repeat ?? ''],
    ['exdate', (content.exdate ?? []).join(', ')],
    ['rdate', (content.rdate ?? []).join(', ')],
    ['clock', content.clock ?? ''],
    ['not_before_activity', content.notBeforeActivity ?? ''],
    [
      'blackout_override',
      content.blackoutOverride ? `${content.blackoutOverride.name}: ${content.blackoutOverride.reason}` : '',
    ],
    ['launch', launch ? `${launch.wall} ${launch.zone}` : ''],
    ['days_had', (content.daysHad ?? []).join(', ')],
    ['late', late],
    ['channel', channel ?? ''],
    ['purpose', purpose ?? ''],
    ['title', title],
    ['service', `${service.name} (${service.url})`],
    ['languages', languages.join(', ')],
  ])
}

/** Moments as the campaign file has them. */
function inUtc(_: unknown, value: unknown): unknown {
  return typeof value === 'number' ? formatInstant(value) : value
}
