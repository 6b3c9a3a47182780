import { namesPrinted } from '../handlebars/names-printed.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import { linksInText } from '../inspect/links-in-text.ts'
import { isFact, type MessageFacts } from '../message/message-variant.ts'
import type { SheetContent } from './sheet-content.ts'
import { NOTHING_DRAWN, wordsIn } from './read-content.ts'
import type { SheetEdition } from './sheet.ts'
import { sheetTexts } from './sheet-texts.ts'
import { readWords, type Writing } from './written-words.ts'

/** What is known of one text of a sheet before it is drawn. */
export interface SheetTextInspection {
  /** Such as `steps.0.text`. */
  readonly path: string
  /** As people read it, without marks of Markdown and with the facts in it. */
  readonly text: string
  /** The web addresses that it leads to. */
  readonly links: readonly string[]
  /** Names that it prints without asking for them first, and that no fact is: a table of copies has to have them. */
  readonly missing: readonly string[]
}

/** Looks at every text of a content that says something. What cannot be read is left out: `sheetProblems` tells it. */
export function inspectSheet(
  content: SheetContent,
  language: string,
  facts: MessageFacts,
  contacts?: SheetEdition['contacts'],
): readonly SheetTextInspection[] {
  const words = wordsIn(language, contacts ? { contacts } : {}, NOTHING_DRAWN)
  return sheetTexts(content).flatMap(({ path, text: source }) => {
    const writing: Writing = { language, facts, words, problems: [] }
    const text = readWords(source, path, 'blocks', writing).text(facts)
    const missing = writing.problems.length > 0 ? [] : namesMissing(source)
    const links = linksInText(text).filter((link) => /^http/i.test(link))
    return text === '' && missing.length === 0 ? [] : [{ path, text, links, missing }]
  })
}

function namesMissing(source: string): readonly string[] {
  const isGiven = (name: string) => isFact(name.split('.'))
  return [...namesPrinted(parseProgram(source, { ignoreStandalone: true }), isGiven)].filter((name) => !isGiven(name))
}
