import Handlebars from 'handlebars'

/** What one environment made of a template: its text or what it threw, and what its helpers were given. */
export interface Outcome {
  readonly text?: string
  readonly threw?: string
  readonly calls: readonly string[]
}

/** Handlebars, or ours: untyped, as programs use it. */
type Program = any

/** A partial that calls itself without end goes deeper there than here before it is stopped. */
const CALLS = 50

/** Registers the same helpers, partials and decorators with either environment. */
function furnish(env: Program, calls: string[]): void {
  const told = (name: string, self: unknown, given: unknown[]): void => {
    const options = given.at(-1) as Record<string, any>
    const keys = Object.keys(options)
      .filter((key) => key !== 'loc' && key !== 'blockParams')
      .sort()
    calls.push(
      [
        name,
        shown(self),
        ...given.slice(0, -1).map(shown),
        keys.join(),
        shown(options['name']),
        shown(options['hash']),
        shown(options['ids']),
        shown(options['hashIds']),
        shown(options['data']?.index),
      ].join(' | '),
    )
  }
  const helper = (name: string, act: (this: any, ...given: any[]) => unknown): void =>
    env.registerHelper(name, function (this: unknown, ...given: unknown[]) {
      told(name, this, given)
      return act.apply(this, given)
    })
  env.log = (...message: unknown[]): void => void calls.push(`log ${message.map(shown).join()}`)
  helper('shout', (one) => shown(one).toUpperCase())
  helper('safe', (one) => new env.SafeString(`<${shown(one)}>`))
  helper('count', (...given) => given.length)
  helper('told', (one) => one)
  helper('pick', (one, options) => options?.hash?.from ?? one)
  helper('context', function () {
    return typeof this
  })
  helper('twice', function (...given) {
    const { fn } = given.at(-1)
    return fn ? `${fn(this)}|${fn(given[0])}` : 'no block'
  })
  helper('named', function (...given) {
    const { fn, data: frame } = given.at(-1)
    return fn ? fn(this, { data: frame && env.createFrame(frame), blockParams: [given[0], 'second'] }) : 'no block'
  })
  helper('framed', function (...given) {
    const { fn, data: frame } = given.at(-1)
    const own = env.createFrame(frame)
    own.item = 'framed'
    own.index = 9
    return fn ? fn(given[0], { data: own }) : 'no block'
  })
  helper('inverse', function (...given) {
    const { inverse } = given.at(-1)
    return inverse ? inverse(this) : 'no block'
  })
  helper('passing', function (...given) {
    const options = given.at(-1)
    return options.fn ? options.fn(this, options) : 'no block'
  })
  helper('raw', (options) => options.fn?.())
  env.registerHelper('text', 'not a function')
  env.registerPartial({
    plain: '[{{a}}|{{this}}]\n line\n',
    deep: '{{#each xs}}\n  {{> plain}}\n{{../a}}{{@root.b}}{{/each}}\n',
    around: '<{{> @partial-block}}>\n {{> @partial-block o}}\n{{> slot}}',
    slot: '({{a}}{{@index}})',
    'x y': '{{{a}}}',
    7: 'seven',
    empty: '',
    compiled: env.compile('{{a}}{{#if b}}{{../a}}{{/if}}{{> slot}}{{#> @partial-block}}none{{/@partial-block}}'),
    function: (context: unknown, options: any) =>
      `f${shown(context)}${shown(options.hash)}${Object.keys(options).includes('fn')}`,
  })
  env.registerDecorator('mark', (fn: any, _: unknown, container: any, options: any) => {
    calls.push(`mark ${shown(options.args)} ${shown(options.hash)} ${typeof options.fn} ${typeof container.helpers}`)
    return (context: unknown, given: any) => `«${fn(context, given)}»`
  })
  env.registerDecorator('props', (_: unknown, props: any) => {
    props.partials = { slot: () => 'from props' }
  })
  env.registerDecorator('replace', () => () => 'replaced')
}

function shown(value: unknown): string {
  if (typeof value === 'function') return 'function'
  try {
    return JSON.stringify(value) ?? 'undefined'
  } catch {
    return 'circular'
  }
}

export interface Case {
  readonly source: string
  readonly given: unknown
  readonly options: object
  readonly extended: boolean
}

/** Renders the case in an environment with helpers, partials and decorators of every kind. */
export function outcome(env: Program, { source, given, options, extended }: Case): Outcome {
  const calls: string[] = []
  furnish(env, calls)
  const runtime = extended
    ? {
        data: { extra: '<extra>', level: 'error' },
        helpers: { either: () => 'runtime', count: (...all: unknown[]) => -all.length },
        partials: { given: '{{a}}-{{> plain}}', plain: '{{a}}!' },
      }
    : undefined
  try {
    const compiled = env.compile(source, options)
    const text = compiled(given, runtime)
    return { text, calls: calls.slice(0, CALLS) }
  } catch (thrown) {
    return { threw: inWords(thrown), calls: calls.slice(0, CALLS) }
  }
}

/** The environment's own errors by what they say, without their place; those of JavaScript only as such. */
function inWords(thrown: unknown): string {
  if (thrown instanceof Handlebars.Exception) return thrown.message.replace(/ - \d+:\d+$/, '')
  if (thrown instanceof Error && thrown.message.startsWith('Missing decorator')) return thrown.message
  if (thrown instanceof Error && /^(Parse|Lexical) error/.test(thrown.message)) return thrown.message
  return 'an error of JavaScript'
}
