import { type Compilation, deeper, fault } from './compilation.ts'
import { blockWords, compileExpression, compileHash } from './compile-expression.ts'
import { compilePath } from './compile-path.ts'
import {
  countRound,
  type Evaluate,
  type Frame,
  type Names,
  type Render,
  type Scope,
  within,
  withinOutput,
} from './scope.ts'
import { type Block, isSimple, nameOf, type Program } from './syntax-tree.ts'
import { isEmpty, noContext, ownProperty } from './values.ts'

const nothing: Render = () => ''

/** `{{#if}}`, `{{#unless}}`, `{{#each}}`, `{{#with}}`, and `{{#name}}`, which goes by what the name holds. */
export function compileBlock(block: Block, compilation: Compilation): Render {
  if (block.openStrip.open === undefined) {
    fault(compilation, block.loc, 'Raw blocks in four braces are not available yet.')
    return nothing
  }
  const path = nameOf(block.path)
  const isNamed = compilation.names.some((names) => names.includes(path.parts[0] ?? ''))
  const word = isSimple(path) && !path.data && !isNamed ? path.original : ''
  const body = compileBranch(block, block.program, compilation)
  const otherwise = compileBranch(block, block.inverse, compilation)
  if (blockWords.includes(word)) return compileWord(word, block, body, otherwise, compilation)
  if (block.params.length > 0 || block.hash || compilation.helpers.has(word) || word === 'lookup') {
    const choice = blockWords.map((known) => `{{#${known} …}}`).join(', ')
    fault(compilation, block.loc, `There is no block helper "${path.original}". There are ${choice}.`)
    return nothing
  }
  refuseNames(block, compilation)
  return section(compilePath(path, compilation), body, otherwise)
}

function compileBranch(block: Block, program: Program | null | undefined, compilation: Compilation): Render {
  if (!program) return nothing
  const inner = deeper(compilation, block.loc, program)
  return inner ? inner.inside(program, inner) : nothing
}

function compileWord(word: string, block: Block, body: Render, otherwise: Render, compilation: Compilation): Render {
  const [subject] = block.params
  if (!subject || block.params.length !== 1) {
    fault(compilation, block.loc, `"#${word}" takes exactly one value: write {{#${word} name}}.`)
    return nothing
  }
  const value = compileExpression(subject, compilation)
  if (word === 'each') return each(value, body, otherwise, countNames(block))
  if (word === 'with') return standingOn(value, body, otherwise, countNames(block))
  refuseNames(block, compilation)
  const options = compileHash(block.hash, compilation)
  const includeZero: Evaluate = options ? (context, scope) => options(context, scope)['includeZero'] : () => false
  return word === 'if' ? when(value, includeZero, body, otherwise) : when(value, includeZero, otherwise, body)
}

function refuseNames(block: Block, compilation: Compilation): void {
  if (countNames(block) > 0) fault(compilation, block.loc, 'Names with "as |…|" go with #each and #with only.')
}

function countNames(block: Block): number {
  return block.program?.blockParams?.length ?? 0
}

function when(value: Evaluate, includeZero: Evaluate, body: Render, otherwise: Render): Render {
  return (context, scope) => {
    const found = value(context, scope)
    const holds = (found || includeZero(context, scope)) && !isEmpty(found)
    return stay(holds ? body : otherwise, context, scope)
  }
}

/** Renders a branch on the context it is already in, or on an empty one where there is none. */
function stay(branch: Render, context: unknown, scope: Scope): string {
  if (context !== null && context !== undefined) return branch(context, within(scope, context, scope.names))
  return branch(noContext, within(scope, noContext, scope.names))
}

function standingOn(value: Evaluate, body: Render, otherwise: Render, names: number): Render {
  return (context, scope) => {
    const found = value(context, scope)
    if (isEmpty(found)) return stay(otherwise, context, scope)
    return body(found, within(scope, found, named(scope, names, [found])))
  }
}

function named(scope: Scope, count: number, values: readonly unknown[]): Names | undefined {
  return count > 0 ? { values, outer: scope.names } : scope.names
}

function each(value: Evaluate, body: Render, otherwise: Render, names: number): Render {
  return (context, scope) => {
    const found = value(context, scope)
    const isList = Array.isArray(found)
    const keys = typeof found === 'object' && found !== null && !isList ? Object.keys(found) : []
    const count = isList ? found.length : keys.length
    if (count === 0) return stay(otherwise, context, scope)
    const frame: Frame = { ...scope.frame, outer: scope.frame }
    let text = ''
    for (let index = 0; index < count; index++) {
      countRound(scope.run)
      const key = isList ? index : (keys[index] ?? '')
      const item: unknown = isList ? found[index] : ownProperty(found, `${key}`)
      frame.key = key
      frame.index = index
      frame.first = index === 0
      frame.last = index === count - 1
      text += body(item, within(scope, item, named(scope, names, [item, key]), frame))
      withinOutput(text, scope.run)
    }
    return text
  }
}

function section(value: Evaluate, body: Render, otherwise: Render): Render {
  const loop = each(value, body, otherwise, 0)
  return (context, scope) => {
    const found = value(context, scope)
    if (found === true) return body(context, scope)
    if (found === false || found === null || found === undefined) return otherwise(context, scope)
    if (!Array.isArray(found)) return body(found, within(scope, found, scope.names))
    return found.length > 0 ? loop(context, scope) : otherwise(context, scope)
  }
}
