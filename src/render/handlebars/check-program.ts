import { Invalid, type Problem } from '../../errors.ts'
import { checkBlock } from './check-block.ts'
import { checkCallOrPath } from './check-expression.ts'
import { checkDecorator, checkPartial, inlineNames } from './check-partial.ts'
import { type Checking, deeper } from './checking.ts'
import type { Helper } from './helper.ts'
import { parseProgram } from './read-source.ts'
import type { Program, Statement } from './syntax-tree.ts'

interface Known {
  readonly partials?: Readonly<Record<string, string>>
  readonly helpers?: Readonly<Record<string, Helper>>
}

/** What is wrong with a template and the partials it may call, beyond their syntax; `path` names the partial. */
export function checkProgram(program: Program, known: Known): readonly Problem[] {
  const problems: Problem[] = []
  const helpers = new Map(Object.entries(known.helpers ?? {}))
  const sources = new Map(Object.entries(known.partials ?? {}))
  const seen = new Set<string>()
  const inline = new Set([program, ...[...sources.values()].flatMap(readable)].flatMap(inlineNames))

  function hasPartial(name: string): boolean {
    const source = sources.get(name)
    if (source !== undefined && !seen.has(name)) {
      seen.add(name)
      problems.push(...partialFaults(source).map((problem) => ({ ...problem, path: `partial ${name}` })))
    }
    return source !== undefined || inline.has(name)
  }

  function partialFaults(source: string): readonly Problem[] {
    const own: Problem[] = []
    try {
      checkStatements(parseProgram(source), fresh(own))
    } catch (thrown) {
      if (!(thrown instanceof Invalid)) throw thrown
      own.push(...thrown.problems)
    }
    return own
  }

  function anyPartial(): void {
    for (const name of sources.keys()) hasPartial(name)
  }

  function fresh(found: Problem[]): Checking {
    return {
      helpers,
      hasPartial,
      anyPartial,
      inside: checkStatements,
      problems: found,
      names: [],
      isInline: false,
      nesting: 0,
    }
  }

  const own: Problem[] = []
  checkStatements(program, fresh(own))
  return [...problems, ...own]
}

/** The tree of a source, where it can be read; what is wrong with it is told where it is called. */
function readable(source: string): Program[] {
  try {
    return [parseProgram(source)]
  } catch {
    return []
  }
}

function checkStatements(program: Program, checking: Checking): void {
  for (const statement of program.body) checkStatement(statement, checking)
}

function checkStatement(statement: Statement, checking: Checking): void {
  switch (statement.type) {
    case 'ContentStatement':
    case 'CommentStatement':
      return
    case 'MustacheStatement': {
      const inner = deeper(checking, statement.loc)
      if (inner) checkCallOrPath(statement, statement.loc, inner)
      return
    }
    case 'BlockStatement':
      checkBlock(statement, checking)
      return
    case 'PartialStatement':
    case 'PartialBlockStatement':
      checkPartial(statement, checking)
      return
    case 'Decorator':
    case 'DecoratorBlock':
      checkDecorator(statement, checking)
      return
    default:
      statement satisfies never
  }
}
