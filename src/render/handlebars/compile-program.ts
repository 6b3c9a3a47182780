import { compileBlock } from './compile-block.ts'
import { type ApplyDecorator, compileDecorator, inTurn } from './compile-decorator.ts'
import { compileMustache } from './compile-mustache.ts'
import { compilePartial } from './compile-partial.ts'
import { type Compilation, inside } from './compilation.ts'
import { inSequence, type Step } from './in-sequence.ts'
import type { CompiledProgram } from './scope.ts'
import type { Decorator, Program, Statement } from './syntax-tree.ts'

/** Turns a program into closures, once; rendering then only calls them. */
export function compileProgram(program: Program, around: Compilation): CompiledProgram {
  const compilation = inside(around, program.blockParams)
  const { uses } = compilation
  const decorators: ApplyDecorator[] = []
  const steps: Step[] = []
  for (const statement of program.body) {
    if (isDecorator(statement)) decorators.push(compileDecorator(statement, compilation))
    else steps.push(...compileStatement(statement, compilation))
  }
  const decorate = inTurn(decorators)
  if (decorate) uses.depths = true
  around.uses.depths ||= uses.depths
  around.uses.names ||= uses.names
  return {
    run: inSequence(steps, program.body.length === 1),
    decorate,
    uses,
    nameCount: program.blockParams?.length ?? 0,
  }
}

function isDecorator(statement: Statement): statement is Decorator {
  return statement.type === 'Decorator' || statement.type === 'DecoratorBlock'
}

function compileStatement(statement: Exclude<Statement, Decorator>, compilation: Compilation): Step[] {
  switch (statement.type) {
    case 'ContentStatement':
      return statement.value === '' ? [] : [{ kind: 'text', text: statement.value }]
    case 'CommentStatement':
      return []
    case 'MustacheStatement':
      return [{ kind: 'value', evaluate: compileMustache(statement, compilation) }]
    case 'BlockStatement':
      return [compileBlock(statement, compilation)]
    case 'PartialStatement':
    case 'PartialBlockStatement':
      return compilePartial(statement, compilation)
    default:
      return statement satisfies never
  }
}
