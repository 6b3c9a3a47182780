import { compileOptions } from './call-options.ts'
import { callPartial, type PartialOptions } from './call-partial.ts'
import type { Compilation } from './compilation.ts'
import { compileExpression, compileValues } from './compile-expression.ts'
import { exceptionAt } from './exception.ts'
import type { Step } from './in-sequence.ts'
import type { CompiledProgram, Scope } from './scope.ts'
import type { Partial, PartialBlock } from './syntax-tree.ts'
import { ownProperty } from './values.ts'

/** `{{> name}}` and `{{#> name}}…{{/name}}`. */
export function compilePartial(statement: Partial | PartialBlock, compilation: Compilation): Step[] {
  const { options, traits, reading } = compilation
  traits.usesPartials = true
  traits.readsPlace = true
  const body = statement.program && compilation.compileProgram(statement.program, compilation)
  if (statement.params.length > 1)
    throw exceptionAt(`Unsupported number of partial arguments: ${statement.params.length}`, statement.loc)
  const written = statement.indent ?? ''
  const indent = options.preventIndent ? '' : written
  const call = compileCall(statement, compilation, body)
  const step: Step = { kind: 'value', evaluate: (scope) => reading.printed(call(scope, indent)) }
  return written && options.preventIndent ? [{ kind: 'text', text: written }, step] : [step]
}

type CallPartial = (scope: Scope, indent: string) => unknown

function compileCall(
  { name, params, hash }: Partial | PartialBlock,
  compilation: Compilation,
  body: CompiledProgram | undefined,
): CallPartial {
  const { options, reading, traits, uses } = compilation
  const dynamic = name.type === 'SubExpression' ? compileExpression(name, compilation) : undefined
  const title = name.type === 'SubExpression' ? '' : String(name.original)
  const values = compileValues({ params, ...(hash && { hash }) }, compilation)
  const [given] = values.params
  const bodies = { body, inverse: undefined, passes: uses, reading, traits }
  const makeOptions = compileOptions({ name: title, values, bodies }, compilation)
  return (scope, indent) => {
    const { container, context } = scope
    const found = dynamic ? dynamic(scope) : ownProperty(container.partials, title)
    const stands = options.explicitPartialContext ? undefined : context
    const own = given ? given(scope) : stands
    const made: PartialOptions = makeOptions(scope, false)
    if (dynamic) delete made.name
    if (!values.hash) delete made.hash
    if (indent) made.indent = indent
    if (options.compat) made.depths = scope.depths
    made.helpers = container.helpers
    made.partials = container.partials
    made.decorators = container.decorators
    return callPartial(found, own, made, container)
  }
}
