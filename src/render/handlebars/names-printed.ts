import { type Block, type Expression, isSimple, type Literal, nameOf, type Path, type Program } from './syntax-tree.ts'

/**
 * The names of the outermost data that a template prints or hands to a helper, as it goes with these values: of an `if` or
 * `unless` that asks for a name only the branch taken. Names in dotted form; what only the data inside a block could tell is
 * left out.
 */
export function namesPrinted(program: Program, isGiven: (name: string) => boolean): ReadonlySet<string> {
  const printed = new Set<string>()
  followProgram(program, { isGiven, printed })
  return printed
}

interface Following {
  readonly isGiven: (name: string) => boolean
  readonly printed: Set<string>
}

function followProgram(program: Program | null | undefined, following: Following): void {
  for (const statement of program?.body ?? []) {
    if (statement.type === 'MustacheStatement') {
      if (statement.params.length > 0 || statement.hash) followCall(statement, following)
      else follow(statement.path, following)
    } else if (statement.type === 'BlockStatement') followBlock(statement, following)
  }
}

function followCall({ params, hash }: Pick<Block, 'params' | 'hash'>, following: Following): void {
  for (const param of params) followExpression(param, following)
  for (const pair of hash?.pairs ?? []) followExpression(pair.value, following)
}

function followExpression(value: Expression, following: Following): void {
  if (value.type === 'SubExpression') followCall(value, following)
  else if (value.type === 'PathExpression') follow(value, following)
}

function follow(value: Path | Literal, { printed }: Following): void {
  const name = outermost(value)
  if (name !== undefined) printed.add(name)
}

/** Blocks of other kinds stand upon their subject: inside them the names are others, and without it they show their `else`. */
function followBlock({ path, params, program, inverse }: Block, following: Following): void {
  const [subject] = params
  const { original } = nameOf(path)
  const name = subject === undefined ? outermost(path) : nameIn(subject)
  const isAsked = isSimple(nameOf(path)) && (original === 'if' || original === 'unless') && subject !== undefined
  if (name === undefined) return
  const isGiven = following.isGiven(name)
  if (!isAsked) {
    if (!isGiven) followProgram(inverse, following)
  } else followProgram(isGiven === (original === 'if') ? program : inverse, following)
}

function nameIn(value: Expression): string | undefined {
  return value.type === 'PathExpression' ? outermost(value) : undefined
}

function outermost(value: Path | Literal): string | undefined {
  const { data, depth, parts } = nameOf(value)
  return data || depth > 0 || parts.length === 0 ? undefined : parts.join('.')
}
