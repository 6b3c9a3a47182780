import { namesPrinted } from '../handlebars/names-printed.ts'
import { namesRead } from '../handlebars/names-read.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import { linksInText } from '../inspect/links-in-text.ts'
import { isNameOfFact, type MessageFacts } from '../message/message-variant.ts'
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
  /** Every name that it uses, those of facts among them, each once. */
  readonly names: readonly string[]
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
    const named = writing.problems.length > 0 ? NO_NAMES : namesIn(source, facts)
    const links = linksInText(text).filter((link) => /^http/i.test(link))
    return text === '' && named.names.length === 0 ? [] : [{ path, text, links, ...named }]
  })
}

type Names = Pick<SheetTextInspection, 'names' | 'missing'>

const NO_NAMES: Names = { names: [], missing: [] }

function namesIn(source: string, facts: MessageFacts): Names {
  const program = parseProgram(source, { ignoreStandalone: true })
  const read = namesRead(program).map(({ parts }) => parts.join('.'))
  return {
    // `launch` of `{{#with launch}}` is none: what stands inside is a name of its own.
    names: [...new Set(read)].filter((name) => !Object.hasOwn(facts, name)),
    missing: [...namesPrinted(program, isNameOfFact)].filter((name) => !isNameOfFact(name)),
  }
}
