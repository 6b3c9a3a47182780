import type { RowDifference } from './compare-rows.ts'

/** One change of a plan: a sentence for people, and what was and is there for the audit log. */
export interface PlanChange {
  readonly sentence: string
  readonly subject: string
  readonly before?: unknown
  readonly after?: unknown
}

const WORDS: Readonly<Record<string, string>> = {
  audienceId: 'audience',
  messageId: 'message',
  materialId: 'material',
  materialVersion: 'material_version',
  measuredBy: 'measured_by',
  quietHours: 'quiet_hours',
  coreMessages: 'core_messages',
  allowedDomains: 'allowed_domains',
  rule: 'where',
}

/** Fields that follow from others and say nothing by themselves. */
const SILENT = new Set(['position', 'contentHash', 'byInstant', 'instant'])
const LONGEST_SHOWN = 60

/** What is different about the rows of one part, such as `audience`, in sentences. */
export function partChanges<Before extends object, After extends object>(
  part: string,
  difference: RowDifference<Before, After>,
  nameOf: (row: Before | After) => string,
): PlanChange[] {
  const named = (row: Before | After): string => `${part} ${nameOf(row)}`
  const changes: PlanChange[] = [
    ...difference.added.map((row) => ({ sentence: `${named(row)} added`, subject: named(row), after: row })),
    ...difference.changed.flatMap(({ before, after, fields }) => {
      const told = fields.filter((field) => !SILENT.has(field))
      if (told.length === 0) return []
      const [was, is] = [picked(before, told), picked(after, told)]
      const sentence = `${named(after)}: ${fieldChange(told, was, is)}`
      return [{ sentence, subject: named(after), before: was, after: is }]
    }),
    ...difference.removed.map((row) => ({ sentence: `${named(row)} removed`, subject: named(row), before: row })),
  ]
  const moved = difference.changed.some(({ fields }) => fields.includes('position'))
  return moved && changes.length === 0
    ? [{ sentence: `the order of the ${part === 'activity' ? 'activities' : `${part}s`} changed`, subject: part }]
    : changes
}

/** One short value is shown before and after; anything longer only by its name. */
export function fieldChange(
  fields: readonly string[],
  before: Readonly<Record<string, unknown>>,
  after: Readonly<Record<string, unknown>>,
): string {
  const [only, ...others] = fields
  if (only !== undefined && others.length === 0) {
    const [was, is] = [before[only], after[only]]
    if (isShort(was) && isShort(is)) return `${wordOf(only)} changed from “${was}” to “${is}”`
  }
  const words = fields.map(wordOf)
  return `${words.length > 1 ? `${words.slice(0, -1).join(', ')} and ${words.at(-1)}` : words[0]} changed`
}

function picked(row: object, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([field]) => fields.includes(field)))
}

function isShort(value: unknown): value is string {
  return typeof value === 'string' && value.length <= LONGEST_SHOWN
}

function wordOf(field: string): string {
  return WORDS[field] ?? field
}
