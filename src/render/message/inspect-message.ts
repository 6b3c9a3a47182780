import { Invalid, type Problem } from '../../errors.ts'
import { namesRead } from '../handlebars/names-read.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import type { Program } from '../handlebars/syntax-tree.ts'
import { linksInText } from '../inspect/links-in-text.ts'
import { type SmsParts, smsParts } from '../inspect/sms-parts.ts'
import { assemble, subjectTemplate } from './assemble.ts'
import { composeBody } from './compose-body.ts'
import type { MessageSetting, MessageVariant } from './message-variant.ts'
import { messageWords } from './message-words.ts'
import { faultsOfTags } from './sendable-program.ts'
import { textPart, withoutGaps } from './text-part.ts'
import { unknownNames } from './unknown-names.ts'

/** What is known of a message in one language before it is sent to anyone. */
export interface MessageInspection {
  /** What is wrong. `path` is `subject` or `body`, with line and column inside that text. Warnings do not keep it from being sent. */
  readonly problems: readonly Problem[]
  /** The names it says, dotted: `service.url`, `first_name`. */
  readonly names: readonly string[]
  /** Those of them that nobody knows. */
  readonly missing: readonly string[]
  /** The web addresses that it leads to. */
  readonly links: readonly string[]
  /** Characters of subject and body, as people read them; the name stands for a value that differs from reader to reader. */
  readonly length: { readonly subject: number; readonly body: number }
  /** The body alone as SMS. */
  readonly sms: SmsParts
}

/**
 * Looks at a message without sending it: tags that cannot be read or go round without end, names nobody knows (with the
 * nearest known one), unescaped tags, blocks that cross paragraphs, HTML, addresses that cannot be sent; and what it says.
 * `knownNames` are dotted. Without facts, as in a file that is not whole yet, names stand for them too; of contacts, names
 * are enough to find what is wrong.
 */
export function inspectMessage(
  { language, subject, body }: MessageVariant,
  knownNames: Iterable<string>,
  { facts, contacts }: Pick<MessageSetting, 'contacts'> & Partial<Pick<MessageSetting, 'facts'>>,
): MessageInspection {
  const known = [...new Set(knownNames)]
  const words = messageWords(language, { contacts })
  const data = { ...standIns(known), ...facts }
  const head = inspected(subject, 'subject', known, words.subject, (program) => ({
    problems: subject.trim() === '' ? [EMPTY] : [],
    render: () => subjectTemplate(program, words.subject)(data),
  }))
  const rest = inspected(body, 'body', known, words.body, (program) => {
    const read = composeBody(program, facts, { language, contacts })
    const text = () => assemble(textPart(read, String), read.marks, 'text', words.body)
    return { problems: read.problems, render: () => withoutGaps(text().render(data)) }
  })
  return {
    problems: [...head.problems, ...rest.problems],
    names: [...new Set([...head.names, ...rest.names])],
    missing: [...new Set([...head.missing, ...rest.missing])],
    links: linksInText(rest.text).filter((link) => /^http/i.test(link)),
    length: { subject: lengthOf(head.text), body: lengthOf(rest.text) },
    sms: smsParts(rest.text),
  }
}

const EMPTY: Problem = { path: '', message: 'The subject is empty.', severity: 'error', line: 1, column: 1 }

/** What is wrong with a text that was read, and how it is shown where nothing is. */
interface Read {
  readonly problems: readonly Problem[]
  readonly render: () => string
}

function inspected(
  source: string,
  path: string,
  known: readonly string[],
  words: ReturnType<typeof messageWords>['body'],
  read: (program: Program) => Read,
) {
  const problems: Problem[] = []
  const names: string[] = []
  const missing: string[] = []
  let text = ''
  try {
    const program = parseProgram(source, { ignoreStandalone: true })
    const reads = namesRead(program)
    const unknown = unknownNames(reads, known)
    names.push(...reads.map(({ parts }) => parts.join('.')))
    missing.push(...unknown.map(({ name }) => name))
    const { problems: found, render } = read(program)
    const faults = faultsOfTags(program, words)
    problems.push(...faults, ...unknown.map(({ problem }) => problem), ...found)
    // A name that nobody knows shows nothing; how long the rest is, is worth knowing.
    if ([...faults, ...found].every(({ severity }) => severity !== 'error')) text = render()
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown
    problems.push(...thrown.problems)
  }
  return { problems: problems.map((problem) => ({ ...problem, path })), names, missing, text }
}

/** Each name as its own value, those with dots in groups; items of lists have none. */
function standIns(names: readonly string[]): Record<string, unknown> {
  const values: Record<string, unknown> = {}
  for (const name of names) {
    const [first = '', second] = name.split('.')
    if (name.includes('*')) continue
    values[first] = second === undefined ? name : { ...Object(values[first]), [second]: name }
  }
  return values
}

function lengthOf(text: string): number {
  return Array.from(text).length
}
