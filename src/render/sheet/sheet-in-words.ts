import type { MessageFacts } from '../message/message-variant.ts'
import type { SheetContent } from './sheet-content.ts'
import { NOTHING_DRAWN, wordsIn } from './read-content.ts'
import type { SheetEdition } from './sheet.ts'
import { sheetTexts } from './sheet-texts.ts'
import { readWords, type Writing } from './written-words.ts'

/**
 * Every text of a content as people read it, without marks of Markdown and with the values in it, and its path such as
 * `steps.0.text`. What cannot be read is left out: `sheetProblems` tells it.
 */
export function sheetInWords(
  content: SheetContent,
  language: string,
  facts: MessageFacts,
  contacts?: SheetEdition['contacts'],
): { readonly path: string; readonly text: string }[] {
  const words = wordsIn(language, contacts ? { contacts } : {}, NOTHING_DRAWN)
  const writing: Writing = { language, facts, words, problems: [] }
  return sheetTexts(content).flatMap(({ path, text }) => {
    const read = readWords(text, path, 'blocks', writing).text(facts)
    return read === '' ? [] : [{ path, text: read }]
  })
}
