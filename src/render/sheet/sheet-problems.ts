import { Invalid, type Problem } from '../../errors.ts'
import { namesRead } from '../handlebars/names-read.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import type { Program } from '../handlebars/syntax-tree.ts'
import { isFact, type MessageFacts } from '../message/message-variant.ts'
import { unknownNames } from '../message/unknown-names.ts'
import { NOTHING_DRAWN, readContent } from './read-content.ts'
import type { SheetEdition } from './sheet.ts'
import type { SheetContent } from './sheet-content.ts'
import { sheetTexts } from './sheet-texts.ts'

/** Stands for the launch's words, which no text is wrong because of. */
const LAUNCH = { date: '1', time: '1', weekday: '1' }

/** What the texts of a content may name. */
interface Surroundings extends Pick<MessageFacts, 'service' | 'campaign'>, Pick<SheetEdition, 'contacts'> {
  /** Names of figures; `any` where they could not be read. */
  readonly figures: readonly string[] | 'any'
}

/**
 * What keeps a content from being laid out, as it stands and as Easy Read: tags that cannot be read or go round without end, Markdown that belongs
 * to the design, pictures that do not exist. `path` is that of the text in the content, such as `steps.0.text`.
 */
export function sheetProblems(
  content: SheetContent,
  language: string,
  { contacts, figures, ...campaign }: Surroundings,
): readonly Problem[] {
  const facts = { ...campaign, launch: LAUNCH }
  const charts = figures === 'any' ? figures : Object.fromEntries(figures.map((name) => [name, () => '']))
  const found = (['standard', 'easy-read'] as const).flatMap((variant) => {
    try {
      readContent({ variant, language, content, facts, ...(contacts && { contacts }) }, { ...NOTHING_DRAWN, charts })
      return []
    } catch (thrown) {
      if (thrown instanceof Invalid) return thrown.problems
      throw thrown
    }
  })
  const once = new Map(
    [...found, ...unknownFacts(content)].map((problem) => [`${problem.path} ${problem.message}`, problem]),
  )
  return [...once.values()]
}

/** Any other name may be a column of a table of copies; those of facts are few. */
const FACTS = ['service.name', 'service.url', 'campaign.title', 'launch.date', 'launch.time', 'launch.weekday']

function unknownFacts(content: SheetContent): Problem[] {
  return sheetTexts(content).flatMap(({ path, text }) => {
    const program = readable(text)
    const reads = program === undefined ? [] : namesRead(program).filter(({ parts }) => isFact(parts))
    return unknownNames(reads, FACTS).map(({ problem }) => ({ ...problem, path }))
  })
}

/** What cannot be read is told where it is read for the sheet. */
function readable(text: string): Program | undefined {
  try {
    return parseProgram(text, { ignoreStandalone: true })
  } catch (thrown) {
    if (thrown instanceof Invalid) return undefined
    throw thrown
  }
}
