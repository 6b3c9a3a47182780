import { Invalid, type Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import type { Helper } from '../handlebars/helper.ts'
import { faultsOf } from '../handlebars/parse-template.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import { type Program, programsIn } from '../handlebars/syntax-tree.ts'

type Words = Readonly<Record<string, Helper>>

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

/** What is found, or thrown as `Invalid`, told of the text that `path` names. */
export function withPath(path: string, find: () => readonly Problem[]): readonly Problem[] {
  try {
    return find().map((problem) => ({ ...problem, path }))
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown
    return thrown.problems.map((problem) => ({ ...problem, path }))
  }
}

/** Tags that cannot be read, and those that no text of people may hold. */
export function faultsOfTags(program: Program, words: Words): Problem[] {
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
