import { contactsIn } from '../plan/index.ts'
import { inspectSheet, linksInText, type SheetTextInspection } from '../render/index.ts'
import type { Copy } from './drawing.ts'

/** Every text that a material says in the copy's language, as people read it; none where it is not written in it. */
export function textsOf({ material, language, facts, campaign }: Copy): readonly SheetTextInspection[] {
  const { content } = material.contents.find((one) => one.language === language) ?? {}
  if (content === undefined) return []
  if (!('what' in content)) return plainTexts(content, '')
  const { figures = [], ...written } = content
  const contacts = contactsIn(language, campaign.languages, campaign.helplines)
  return [...inspectSheet(written, language, facts, contacts), ...plainTexts(figures, 'figures')]
}

/** Names of figures and ways to draw them, which nobody reads. */
const unread = new Set(['figure', 'time'])

function plainTexts(value: unknown, path: string): SheetTextInspection[] {
  if (typeof value === 'string') return [{ path, text: value, links: linksInText(value), names: [], missing: [] }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, inside]) =>
    unread.has(key) ? [] : plainTexts(inside, path === '' ? key : `${path}.${key}`),
  )
}
