import { type Call, type Location, nameOf, type Program, programsIn } from './syntax-tree.ts'

/** A helper called with values. */
export interface CallFound {
  readonly name: string
  readonly call: Call
  readonly location: Location
  /** Whether it stands alone in its tag, rather than among the values of another call. */
  readonly isAlone: boolean
}

/** Every call of a program that is given values, in blocks too; a bare name is a field. */
export function* callsIn(program: Program): Generator<CallFound> {
  for (const { body } of programsIn(program)) {
    for (const statement of body) {
      if (statement.type !== 'MustacheStatement' && statement.type !== 'BlockStatement') continue
      const isCall = statement.type === 'MustacheStatement' && isGiven(statement)
      if (isCall) yield { name: calledName(statement), call: statement, location: statement.loc, isAlone: true }
      yield* callsAmong(statement)
    }
  }
}

function* callsAmong({ params, hash }: Call): Generator<CallFound> {
  for (const value of [...params, ...(hash?.pairs ?? []).map((pair) => pair.value)]) {
    if (value.type !== 'SubExpression') continue
    yield { name: calledName(value), call: value, location: value.loc, isAlone: false }
    yield* callsAmong(value)
  }
}

function isGiven({ params, hash }: Call): boolean {
  return params.length > 0 || hash !== undefined
}

function calledName({ path }: Call): string {
  return nameOf(path).original
}
