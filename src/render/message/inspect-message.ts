import { closest } from 'fastest-levenshtein'
import { Invalid, type Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import { type NameRead, namesRead } from '../handlebars/names-read.ts'
import { faultsOf } from '../handlebars/parse-template.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import { type Program, programsIn } from '../handlebars/syntax-tree.ts'
import { composeBody } from './compose-body.ts'
import type { MessageVariant } from './message-variant.ts'
import { messageWords } from './message-words.ts'

type Words = ReturnType<typeof messageWords>

/**
 * What is wrong with a message: tags that cannot be read, names nobody knows (with the nearest known one), unescaped
 * tags, blocks that cross paragraphs, HTML, addresses that cannot be sent. `path` is `subject` or `body`, with line and
 * column inside that text. Warnings do not keep it from being sent. `knownNames` are dotted: `service.url`, `first_name`.
 */
export function inspectMessage(variant: MessageVariant, knownNames: Iterable<string>): readonly Problem[] {
  const known = [...new Set(knownNames)]
  const words = messageWords(variant.language)
  return [
    ...withPath('subject', () => inspectSubject(variant.subject, known, words)),
    ...withPath('body', () => inspectBody(variant.body, known, words)),
  ]
}

/** The tree of a body or subject whose tags may be sent. Throws `Invalid` where they may not; names are not asked. */
export function sendableProgram(text: string, path: string, words: Words = {}): Program {
  const problems = withPath(path, () => {
    const program = parseProgram(text, { ignoreStandalone: true })
    return faultsOfTags(program, words)
  })
  refuseErrors(problems, path)
  return parseProgram(text, { ignoreStandalone: true })
}

/** Throws `Invalid` with the errors among these problems, if there are any. */
export function refuseErrors(problems: readonly Problem[], path: string): void {
  const errors = problems.filter(({ severity }) => severity === 'error')
  if (errors.length > 0) throw new Invalid(errors.map((problem) => ({ ...problem, path })))
}

function withPath(path: string, find: () => readonly Problem[]): readonly Problem[] {
  try {
    return find().map((problem) => ({ ...problem, path }))
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown
    return thrown.problems.map((problem) => ({ ...problem, path }))
  }
}

function inspectSubject(subject: string, known: readonly string[], words: Words): Problem[] {
  const program = parseProgram(subject, { ignoreStandalone: true })
  const empty: Problem = { path: '', message: 'The subject is empty.', severity: 'error', line: 1, column: 1 }
  return [...(subject.trim() === '' ? [empty] : []), ...inspectTags(program, known, words)]
}

function inspectBody(body: string, known: readonly string[], words: Words): Problem[] {
  const program = parseProgram(body, { ignoreStandalone: true })
  return [...inspectTags(program, known, words), ...composeBody(program, undefined).problems]
}

function inspectTags(program: Program, known: readonly string[], words: Words): Problem[] {
  return [...faultsOfTags(program, words), ...unknownNames(program, known)]
}

function faultsOfTags(program: Program, words: Words): Problem[] {
  return [...faultsOf(program, { helpers: words }), ...unescapedTags(program), ...partialTags(program)]
}

function partialTags(program: Program): Problem[] {
  return [...programsIn(program)]
    .flatMap(({ body }) => body)
    .filter(({ type }) => type === 'PartialBlockStatement' || type === 'DecoratorBlock')
    .map(({ loc }) =>
      problemAt(loc, 'A message is one text: it cannot call or hold partials ({{#> …}}, {{#*inline …}}).'),
    )
}

function unescapedTags(program: Program): Problem[] {
  return [...programsIn(program)]
    .flatMap(({ body }) => body)
    .filter((statement) => statement.type === 'MustacheStatement' && !statement.escaped)
    .map(({ loc }) =>
      problemAt(loc, 'Values are always escaped in messages: write {{…}} with two braces and without "&".'),
    )
}

function unknownNames(program: Program, known: readonly string[]): Problem[] {
  return namesRead(program).flatMap((read) => {
    const fault = nameFault(read, known)
    return fault === undefined ? [] : [problemAt(read.node.loc, fault)]
  })
}

function nameFault({ parts, use }: NameRead, known: readonly string[]): string | undefined {
  const name = parts.join('.')
  const item = parts.indexOf('*')
  if (item >= 0) return itemFault(parts, item, known)
  if (known.includes(name)) return undefined
  const inside = known.filter((other) => other.startsWith(`${name}.`))
  if (inside.length > 0 && use === 'subject') return undefined
  if (inside.length > 0) return `"${name}" is not a text but a group. Write one of ${inside.join(', ')}.`
  const nearest = known.length > 0 ? ` Did you mean "${closest(name, known)}"?` : ''
  return `There is no "${name}" to put here.${nearest}`
}

/** A name inside the items of an `each`: checked where the items' names are known, else only the data can tell. */
function itemFault(parts: readonly string[], item: number, known: readonly string[]): string | undefined {
  const list = parts.slice(0, item).join('.')
  const ofItems = known.filter((other) => other.startsWith(`${list}.`))
  if (ofItems.length === 0) return undefined
  const rest = parts.slice(item + 1).join('.')
  const fields = ofItems.map((other) =>
    other
      .slice(list.length + 1)
      .split('.')
      .slice(1)
      .join('.'),
  )
  return rest === '' || rest.startsWith('*') || fields.some((field) => field === rest || field.startsWith(`${rest}.`))
    ? undefined
    : `No item of "${list}" has "${rest}".`
}
