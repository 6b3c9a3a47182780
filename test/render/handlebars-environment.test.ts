import * as fc from 'fast-check'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { create } from '../../src/render/index.ts'
import { languageCases } from './handlebars-cases.ts'
import { type Case, outcome } from './handlebars-outcome.ts'
import { compileOptions, data, isMixedUp, template } from './random-templates.ts'

const RUNS = Number(process.env['FANFARE_FUZZ_RUNS'] ?? 1_000)

const cases: fc.Arbitrary<Case> = fc
  .record({ source: template, given: data, options: compileOptions, extended: fc.boolean() })
  .filter(({ source, options }) => !isMixedUp(source, options))

Handlebars.logger.log = () => {}

describe('The language comes out as handlebars makes it', () => {
  it.each(languageCases)('$label', ({ source, data: given, options = {}, partials = {} }) => {
    expect(plainly(create(), source, given, options, partials)).toEqual(
      plainly(Handlebars.create(), source, given, options, partials),
    )
  })
})

/** What an environment with these partials makes of it: text, or what was thrown, with its place. */
function plainly(env: any, source: string, given: unknown, options: object, partials: object): object {
  env.registerPartial(partials)
  try {
    return { text: env.compile(source, options)(given) }
  } catch (thrown) {
    if (!(thrown instanceof Handlebars.Exception))
      return { threw: thrown instanceof TypeError ? 'TypeError' : String(thrown) }
    const { message, lineNumber, column, endLineNumber, endColumn } = thrown
    return { message, lineNumber, column, endLineNumber, endColumn }
  }
}

describe('A program written against handlebars', () => {
  it('finds what it uses of the environment', () => {
    const ours = Object.keys(create())
    const compiling =
      'VM template precompile AST Compiler JavaScriptCompiler Parser parse parseWithoutProcessing'.split(' ')
    const internal = /^(HandlebarsEnvironment|.*REVISION|REVISION_CHANGES|__esModule)$/
    const theirs = Object.keys(Handlebars.create()).filter((name) => !compiling.includes(name) && !internal.test(name))
    expect(ours).toEqual(expect.arrayContaining([...theirs, 'create', 'noConflict', 'compile', 'registerHelper']))
    expect(Object.keys(create().Utils)).toEqual(
      expect.arrayContaining(Object.keys(Handlebars.Utils).filter((name) => name !== '__esModule')),
    )
    expect(create().VERSION).toBe(Handlebars.VERSION)
  })

  it('keeps what it registers in one environment out of another', () => {
    const [one, other] = [create(), create()]
    one.registerHelper('a', () => 'a')
    one.registerPartial({ p: 'p', q: one.compile('[{{> p}}]') })
    expect(one.compile('{{a}}{{> q}}')({})).toBe('a[p]')
    expect(() => other.compile('{{> p}}')({})).toThrow('could not be found')
    one.unregisterHelper('a')
    one.unregisterPartial('p')
    expect(() => one.compile('{{a 1}}')({})).toThrow('Missing helper: "a"')
    expect(() => one.compile('{{> q}}')({})).toThrow('The partial p could not be found')
    expect(() => one.registerPartial('p', undefined)).toThrow('as undefined')
    expect(() => one.registerHelper({}, () => '')).toThrow('Arg not supported with multiple helpers')
  })

  it('replaces what is built in', () => {
    const env = create()
    env.registerHelper('helperMissing', (...given: { name: string }[]) => `no ${given.at(-1)?.name}`)
    env.registerHelper('blockHelperMissing', (value: unknown) => `section of ${String(value)}`)
    env.registerHelper('each', () => 'all')
    expect(env.compile('{{a}}{{b 1}} {{#c}}{{/c}} {{#each xs}}{{/each}}{{#if a}}{{/if}}')({ c: 1, xs: [1] })).toBe(
      'no ano b section of 1 all',
    )
  })

  it('has its messages logged, from a level on', () => {
    const env = create()
    const told: unknown[] = []
    env.log = (level, ...message) => told.push([level, ...message])
    env.compile('{{log "a" b level="warn"}}{{log "c"}}')({ b: 1 })
    expect(told).toEqual([
      ['warn', 'a', 1],
      [1, 'c'],
    ])
    expect(['debug', 'WARN', '2', 3].map((level) => env.logger.lookupLevel(level))).toEqual([0, 2, 2, 3])
  })

  it('handles errors of the parser and of rendering as one class', () => {
    const env = create()
    for (const source of ['{{#a}}{{/b}}', '{{> absent}}', '{{absent 1}}'])
      expect(() => env.compile(source)({})).toThrow(env.Exception)
  })

  it(
    `${RUNS} random templates, data and options have the outcome that they have there`,
    { timeout: RUNS * 20 + 30_000 },
    () => {
      let made = 0
      fc.assert(
        fc.property(cases, (one) => {
          const theirs = outcome(Handlebars.create(), one)
          const ours = outcome(create(), one)
          expect(ours).toEqual(theirs)
          if (theirs.text !== undefined) made += 1
        }),
        { numRuns: RUNS },
      )
      expect(made).toBeGreaterThan(RUNS / 4)
    },
  )
})
