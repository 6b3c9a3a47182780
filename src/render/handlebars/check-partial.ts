import { type Checking, deeper, fault } from './checking.ts'
import { checkExpression, checkValues } from './check-expression.ts'
import { type Decorator, nameOf, type Partial, type PartialBlock, type Program, programsIn } from './syntax-tree.ts'

/** `{{> name}}`, whose partial has to be there, and `{{#> name}}…{{/name}}`, whose block shows where it is not. */
export function checkPartial(statement: Partial | PartialBlock, checking: Checking): void {
  const { name, params, program, loc } = statement
  checkValues(statement, checking)
  if (program) {
    const inner = deeper(checking, loc, program)
    if (inner) inner.inside(program, inner)
  }
  if (name.type === 'SubExpression') {
    checkExpression(name, checking)
    checking.anyPartial()
    return
  }
  const title = nameOf(name).original
  const isThere = title === '@partial-block' || checking.hasPartial(title)
  if (!isThere && !program) fault(checking, loc, `There is no partial "${title}".`)
  if (params.length > 1)
    fault(checking, loc, `The partial "${title}" takes one context at most: write {{> ${title} person}}.`)
}

/** `{{#*inline "name"}}…{{/inline}}`, the one decorator there is. */
export function checkDecorator(decorator: Decorator, checking: Checking): void {
  const { program, loc } = decorator
  const name = nameOf(decorator.path).original
  if (name !== 'inline') fault(checking, loc, `There is no decorator "${name}". There is {{#*inline "name"}}.`)
  else if (!program || inlineName(decorator) === undefined)
    fault(checking, loc, 'An inline partial needs a name in quotes: write {{#*inline "name"}} … {{/inline}}.')
  const inner = program && deeper({ ...checking, isInline: true }, loc, program)
  if (inner && program) inner.inside(program, inner)
}

/** The names of all inline partials of a program, wherever in it they stand. */
export function inlineNames(program: Program): string[] {
  return [...programsIn(program)]
    .flatMap(({ body }) => body)
    .flatMap((statement) => (statement.type === 'DecoratorBlock' ? (inlineName(statement) ?? []) : []))
}

function inlineName({ path, params }: Decorator): string | undefined {
  const [name] = params
  return nameOf(path).original === 'inline' && name?.type === 'StringLiteral' ? name.value : undefined
}
