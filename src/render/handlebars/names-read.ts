import {
  type Block,
  type Decorator,
  type Expression,
  isScoped,
  isSimple,
  type Literal,
  nameOf,
  type Partial,
  type PartialBlock,
  type Path,
  type Program,
  type Statement,
} from './syntax-tree.ts'

/** A name a template reads, told from the outermost context: `{{#with service}}{{name}}` reads `service.name`. */
export interface NameRead {
  readonly node: Path
  /** `*` stands for any item of an `each`. */
  readonly parts: readonly string[]
  /** A `value` is printed or handed over; a `subject` only decides, or is stood upon, by a block. */
  readonly use: 'value' | 'subject'
}

/** What a context is, from the outermost one; undefined where only the data could tell. */
type Where = readonly string[] | undefined

interface Surroundings {
  /** Nearest first. */
  readonly contexts: readonly Where[]
  readonly named: ReadonlyMap<string, Where>
  /** Finds the program of a partial that is called here. */
  readonly partial: FindPartial
}

type FindPartial = (name: string) => Program | undefined

/**
 * Every name a template reads, in order of appearance, and those its partials read where they can be found. Names that
 * only the data could resolve are left out.
 */
export function namesRead(program: Program, partial: FindPartial = () => undefined): readonly NameRead[] {
  const found: NameRead[] = []
  readProgram(program, { contexts: [[]], named: new Map(), partial }, found)
  return found
}

function readProgram(program: Program | null | undefined, outside: Surroundings, found: NameRead[]): void {
  const around = withInline(program, outside)
  for (const statement of program?.body ?? []) readStatement(statement, around, found)
}

function readStatement(statement: Statement, around: Surroundings, found: NameRead[]): void {
  if (statement.type === 'MustacheStatement') {
    const { path, params, hash } = statement
    if (params.length > 0 || hash) readCall(statement, around, found)
    else readValue(path, around, found, 'value')
  } else if (statement.type === 'BlockStatement') readBlock(statement, around, found)
  else if (statement.type === 'PartialStatement' || statement.type === 'PartialBlockStatement')
    readPartial(statement, around, found)
}

function readValue(value: Path | Literal, around: Surroundings, found: NameRead[], use: NameRead['use']): Where {
  const node = nameOf(value)
  const parts = resolve(node, around)
  if (parts && node.parts.length > 0) found.push({ node, parts, use })
  return parts
}

function readExpression(value: Expression, around: Surroundings, found: NameRead[], use: NameRead['use']): Where {
  if (value.type === 'PathExpression') return readValue(value, around, found, use)
  return value.type === 'SubExpression' ? readCall(value, around, found) : undefined
}

type Call = Pick<Block, 'path' | 'params' | 'hash'>

function readCall({ path, params, hash }: Call, around: Surroundings, found: NameRead[]): Where {
  const [holder, key] = params
  if (nameOf(path).original === 'lookup' && holder && key) {
    const where = readExpression(holder, around, found, 'subject')
    if (key.type !== 'StringLiteral') readExpression(key, around, found, 'value')
    const parts = where && key.type === 'StringLiteral' ? [...where, key.value] : undefined
    if (parts) found.push({ node: nameOf(path), parts, use: 'value' })
    return parts
  }
  for (const param of params) readExpression(param, around, found, 'value')
  for (const pair of hash?.pairs ?? []) readExpression(pair.value, around, found, 'value')
  return undefined
}

function readBlock(block: Block, around: Surroundings, found: NameRead[]): void {
  const path = nameOf(block.path)
  const [subject] = block.params
  const where = subject
    ? readExpression(subject, around, found, 'subject')
    : readValue(block.path, around, found, 'subject')
  readProgram(block.program, inside(block, path, where, around), found)
  readProgram(block.inverse, around, found)
}

function inside(block: Block, path: Path, where: Where, around: Surroundings): Surroundings {
  const word = isSimple(path) && block.params.length > 0 ? path.original : ''
  if (word === 'if' || word === 'unless') return around
  const item = word === 'each' && where ? [...where, '*'] : where
  const named = new Map(around.named)
  const [first, ...others] = block.program?.blockParams ?? []
  if (first !== undefined) named.set(first, item)
  for (const other of others) named.set(other, undefined)
  return { ...around, contexts: [item, ...around.contexts], named }
}

/** A partial stands on what it is handed, and what it is handed by name goes before that. */
function readPartial(call: Partial | PartialBlock, around: Surroundings, found: NameRead[]): void {
  const { name, params, hash, program } = call
  const [subject] = params
  if (name.type === 'SubExpression') readCall(name, around, found)
  const where = subject ? readExpression(subject, around, found, 'subject') : around.contexts[0]
  const named = new Map(
    (hash?.pairs ?? []).map(({ key, value }) => [key, readExpression(value, around, found, 'value')] as const),
  )
  readProgram(program, around, found)
  if (name.type === 'SubExpression') return
  const title = nameOf(name).original
  // The block of a layout may hold the inline partials that the layout calls.
  const { partial } = withInline(program, around)
  const called = partial(title)
  const once: FindPartial = (other) => (other === title ? undefined : partial(other))
  if (called) readProgram(called, { contexts: [where], named, partial: once }, found)
}

/** Inline partials are read where they are called. */
function withInline(program: Program | null | undefined, around: Surroundings): Surroundings {
  const inline = new Map((program?.body ?? []).flatMap((statement) => inlinePartial(statement)))
  if (inline.size === 0) return around
  return { ...around, partial: (name) => inline.get(name) ?? around.partial(name) }
}

function inlinePartial(statement: Statement): [name: string, program: Program][] {
  if (statement.type !== 'DecoratorBlock') return []
  const { params, program }: Decorator = statement
  const [name] = params
  return name?.type === 'StringLiteral' && program ? [[name.value, program]] : []
}

function resolve(path: Path, { contexts, named }: Surroundings): Where {
  const [first = '', ...others] = path.parts
  if (path.data) return first === 'root' && others.length > 0 ? others : undefined
  const start = path.depth === 0 && !isScoped(path) && named.has(first) ? named.get(first) : undefined
  if (start) return [...start, ...others]
  if (named.has(first) && path.depth === 0 && !isScoped(path)) return undefined
  const context = contexts[path.depth]
  return context && [...context, ...path.parts]
}
