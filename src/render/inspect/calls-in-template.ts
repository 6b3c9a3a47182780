import { blockWords } from '../handlebars/check-expression.ts'
import { type Call, type Expression, isSimple, nameOf, type Program, programsIn } from '../handlebars/syntax-tree.ts'

/** The helpers that a template calls and the partials that it names, each once. */
export interface CallsInTemplate {
  readonly helpers: readonly string[]
  readonly partials: readonly string[]
}

/** `bareHelpers` are those that are called by their name alone. */
export function callsInTemplate(program: Program, bareHelpers: ReadonlySet<string>): CallsInTemplate {
  const helpers = new Set<string>()
  const partials = new Set<string>()

  function seeCall(call: Call, isExpression: boolean): void {
    const path = nameOf(call.path)
    const isCall = isExpression || call.params.length > 0 || call.hash !== undefined
    if (isCall || (isSimple(path) && bareHelpers.has(path.original))) helpers.add(path.original)
    seeValues(call)
  }

  function seeValues({ params, hash }: Pick<Call, 'params' | 'hash'>): void {
    for (const value of [...params, ...(hash?.pairs ?? []).map((pair) => pair.value)]) seeExpression(value)
  }

  function seeExpression(value: Expression): void {
    if (value.type === 'SubExpression') seeCall(value, true)
  }

  for (const { body } of programsIn(program))
    for (const statement of body) {
      if (statement.type === 'MustacheStatement' || statement.type === 'BlockStatement') seeCall(statement, false)
      else if (statement.type === 'PartialStatement' || statement.type === 'PartialBlockStatement') {
        if (statement.name.type === 'SubExpression') seeExpression(statement.name)
        else partials.add(nameOf(statement.name).original)
        seeValues(statement)
      }
    }
  return { helpers: [...helpers], partials: [...partials] }
}

/** The helpers that every template may call. */
export const builtInWords: readonly string[] = [...blockWords, 'lookup']
