/** The parser's tree. `line` counts from 1, `column` from 0, as the parser has them. */
interface Position {
  readonly line: number
  readonly column: number
}

export interface Location {
  readonly start: Position
  readonly end: Position
}

interface Node {
  readonly loc: Location
}

export interface Program {
  readonly type: 'Program'
  readonly body: readonly Statement[]
  readonly blockParams?: readonly string[]
  /** True of the program that an `{{else if …}}` makes: its one block shares the closing tag. */
  readonly chained?: boolean
  readonly loc?: Location
}

interface Content extends Node {
  readonly type: 'ContentStatement'
  readonly value: string
}

interface Comment extends Node {
  readonly type: 'CommentStatement'
}

export interface Call {
  readonly path: Path | Literal
  readonly params: readonly Expression[]
  readonly hash?: Hash
}

export interface Mustache extends Node, Call {
  readonly type: 'MustacheStatement'
  readonly escaped: boolean
}

export interface Block extends Node, Call {
  readonly type: 'BlockStatement'
  readonly program?: Program | null
  readonly inverse?: Program | null
  /** Without `open`, this is a raw block in four braces. */
  readonly openStrip: { readonly open?: boolean }
}

interface PartialCall extends Node {
  readonly name: Path | Literal | SubExpression
  readonly params: readonly Expression[]
  readonly hash?: Hash
}

/** `{{> name}}` */
export interface Partial extends PartialCall {
  readonly type: 'PartialStatement'
  /** The white space before a tag alone on its line, which goes before each line of the partial. */
  readonly indent: string
  readonly program?: undefined
}

/** `{{#> name}}…{{/name}}` */
export interface PartialBlock extends PartialCall {
  readonly type: 'PartialBlockStatement'
  readonly indent?: undefined
  readonly program: Program
}

/** `{{* name}}` and `{{#* name}}…{{/name}}`, of which `inline` is one. */
export interface Decorator extends Node, Call {
  readonly type: 'Decorator' | 'DecoratorBlock'
  readonly program?: Program
}

export type Statement = Content | Comment | Mustache | Block | Partial | PartialBlock | Decorator

export interface SubExpression extends Node, Call {
  readonly type: 'SubExpression'
}

export interface Path extends Node {
  readonly type: 'PathExpression'
  /** True of `@index` and its like. */
  readonly data: boolean
  /** How many `../` it begins with. */
  readonly depth: number
  readonly parts: readonly string[]
  readonly original: string
}

export type Literal =
  | (Node & { readonly type: 'StringLiteral'; readonly value: string; readonly original: string })
  | (Node & { readonly type: 'NumberLiteral'; readonly value: number; readonly original: number })
  | (Node & { readonly type: 'BooleanLiteral'; readonly value: boolean; readonly original: boolean })
  | (Node & { readonly type: 'UndefinedLiteral'; readonly original?: undefined })
  | (Node & { readonly type: 'NullLiteral'; readonly original?: undefined | null })

export type Expression = SubExpression | Path | Literal

export interface Hash {
  readonly pairs: readonly { readonly key: string; readonly value: Expression; readonly loc: Location }[]
}

/** A literal in the place of a name is a name: `{{"first name"}}` reads the field `first name`. */
export function nameOf(node: Path | Literal): Path {
  if (node.type === 'PathExpression') return node
  const name = `${node.original ?? (node.type === 'NullLiteral' ? 'null' : 'undefined')}`
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc: node.loc }
}

/** True where the path says itself that it starts at a context (`this.x`, `./x`, `../x`), so it is never a helper. */
export function isScoped(path: Path): boolean {
  return /^\.|this\b/.test(path.original)
}

/** True of a bare name, which may be a helper. */
export function isSimple(path: Path): boolean {
  return path.parts.length === 1 && path.depth === 0 && !isScoped(path)
}

/** A program and all those inside its blocks, in order. */
export function* programsIn(program: Program | null | undefined): Generator<Program> {
  if (!program) return
  yield program
  for (const statement of program.body) {
    if ('program' in statement) yield* programsIn(statement.program)
    if ('inverse' in statement) yield* programsIn(statement.inverse)
  }
}
