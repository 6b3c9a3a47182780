import { type Compilation, deeper, fault } from './compilation.ts'
import { compileBlock } from './compile-block.ts'
import { compileCallOrPath, compileExpression, compileHash } from './compile-expression.ts'
import { type Evaluate, partialScope, type Render, withinOutput } from './scope.ts'
import { type Mustache, type Partial, type Program, type Statement } from './syntax-tree.ts'
import { escapeHtml, textOf } from './values.ts'

/** Turns a tree into closures, once; rendering then only calls them. */
export function compileProgram(program: Program, compilation: Compilation): Render {
  const steps: (string | Render)[] = []
  for (const statement of program.body) {
    const step = compileStatement(statement, compilation)
    const last = steps.length - 1
    if (typeof step === 'string' && typeof steps[last] === 'string') steps[last] += step
    else if (step !== '') steps.push(step)
  }
  return inSequence(steps)
}

function inSequence(steps: readonly (string | Render)[]): Render {
  const [only] = steps
  if (only === undefined) return () => ''
  if (steps.length === 1) return typeof only === 'string' ? () => only : only
  return (context, scope) => {
    let text = ''
    for (const step of steps) text += typeof step === 'string' ? step : step(context, scope)
    return withinOutput(text, scope.run)
  }
}

function compileStatement(statement: Statement, compilation: Compilation): string | Render {
  switch (statement.type) {
    case 'ContentStatement':
      return statement.value
    case 'CommentStatement':
      return ''
    case 'MustacheStatement':
      return compileMustache(statement, compilation)
    case 'BlockStatement':
      return compileBlock(statement, compilation)
    case 'PartialStatement':
      return compilePartial(statement, compilation)
    case 'PartialBlockStatement':
      fault(compilation, statement.loc, 'Partials with a block ({{#> name}}) are not available yet.')
      return ''
    case 'Decorator':
    case 'DecoratorBlock':
      fault(compilation, statement.loc, 'Decorators and inline partials ({{* …}}, {{#* …}}) are not available yet.')
      return ''
    default:
      return statement satisfies never
  }
}

function compileMustache(mustache: Mustache, compilation: Compilation): Render {
  const inner = deeper(compilation, mustache.loc)
  if (!inner) return () => ''
  const value = compileCallOrPath(mustache, mustache.loc, inner)
  return mustache.escaped ? escaped(value) : (context, scope) => textOf(value(context, scope))
}

function escaped(value: Evaluate): Render {
  return (context, scope) => escapeHtml(textOf(value(context, scope)))
}

function compilePartial(statement: Partial, compilation: Compilation): Render | string {
  const { name, params, indent } = statement
  if (name.type === 'SubExpression') {
    fault(compilation, statement.loc, 'A partial named by a value ({{> (…)}}) is not available yet: name it here.')
    return ''
  }
  const title = String(name.original ?? '')
  const partial = compilation.partial(title)
  if (!partial) {
    fault(compilation, statement.loc, `There is no partial "${title}".`)
    return ''
  }
  if (params.length > 1) {
    fault(compilation, statement.loc, `The partial "${title}" takes one context at most: write {{> ${title} person}}.`)
    return ''
  }
  const subject: Evaluate = params[0] ? compileExpression(params[0], compilation) : (context) => context
  const named = compileHash(statement.hash, compilation)
  return (context, scope) => {
    const found = subject(context, scope)
    const own = named ? withNamed(found, named(context, scope)) : found
    const text = partial.render(own, partialScope(scope, own, title))
    return indent ? indented(text, indent) : text
  }
}

/** A copy with the named values over it; one made of own properties only, whatever they are called. */
function withNamed(found: unknown, named: Record<string, unknown>): unknown {
  const own = found === null || found === undefined ? [] : Object.entries(found)
  return Object.fromEntries([...own, ...Object.entries(named)])
}

function indented(text: string, indent: string): string {
  const lines = text.split('\n')
  const last = lines.length - 1
  return lines.map((line, place) => (place === last && line === '' ? line : indent + line)).join('\n')
}
