import type { Run } from './limits.ts'

/** A function of Handlebars' kind: values, then the options of the call. */
export type ProgramFunction = (this: unknown, ...given: any[]) => unknown

/** The values of `@…`; `_parent` is what `@../` reaches. */
export interface Frame {
  [name: string]: unknown
}

/** The inside of a block or a whole template, as helpers, decorators and partials are given it. */
export interface BodyFunction {
  (context?: unknown, options?: BodyOptions): unknown
  partials?: Readonly<Record<string, unknown>>
  program?: number
  depth?: number
  blockParams?: number
}

export interface BodyOptions {
  data?: Frame | undefined
  blockParams?: readonly unknown[] | undefined
}

/** What one rendering of one template works with. Decorators are given it, and may change what it holds. */
export interface Container {
  helpers: Readonly<Record<string, unknown>>
  partials: Record<string, unknown>
  decorators: Readonly<Record<string, unknown>>
  hooks: { readonly helperMissing?: unknown; readonly blockHelperMissing?: unknown }
  readonly lookupProperty: (holder: unknown, name: unknown) => unknown
  /** The context that helpers are called on where there is none. */
  readonly nullContext: object
  /** The helpers of Handlebars itself, whose blocks need no detour over them; absent where some call others that are not. */
  readonly builtIn: Readonly<Record<string, unknown>> | undefined
  /** Compiles the source of a partial. */
  readonly compile: (source: string) => ProgramFunction
  readonly run: Run
}

/** Where a statement is rendered. */
export interface Scope {
  readonly container: Container
  readonly context: unknown
  readonly data: Frame | undefined
  /** The values that `as |item place|` names, one list for each block around, nearest first; absent where no template names any. */
  readonly names: readonly (readonly unknown[] | undefined)[] | undefined
  /** The contexts around, nearest first, which `../` climbs; absent where no block climbs. */
  readonly depths: readonly unknown[] | undefined
}

/** A compiled expression, statement or body. */
export type Evaluate = (scope: Scope) => unknown

/** What is needed by a program or one inside it, and so has to be handed down to it. */
export interface Uses {
  depths: boolean
  names: boolean
}

/** The inside of a block or a whole template, compiled. */
export interface CompiledProgram {
  readonly run: Evaluate
  /** Its decorators, applied each time that it is handed to a helper. */
  readonly decorate: Decorate | undefined
  readonly uses: Uses
  /** How many names `as |…|` gives. */
  readonly nameCount: number
}

/** `scope` is that of the place where the program stands. */
export type Decorate = (body: BodyFunction, scope: Scope) => BodyFunction

/** What helpers see as `this`. */
export function thisOf({ context, container }: Scope): unknown {
  return context === null || context === undefined ? container.nullContext : context
}

/** Data for a place further in: what is said there is not said outside of it. */
export function createFrame(frame: unknown): Frame {
  return { ...Object(frame), _parent: frame }
}
