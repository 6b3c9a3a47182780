import { Invalid, type Problem } from '../../errors.ts'
import type { MessageFacts } from '../message/message-variant.ts'
import { NOTHING_DRAWN, readContent } from './read-content.ts'
import type { SheetEdition } from './sheet.ts'
import type { SheetContent } from './sheet-content.ts'

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
  const once = new Map(found.map((problem) => [`${problem.path} ${problem.message}`, problem]))
  return [...once.values()]
}
