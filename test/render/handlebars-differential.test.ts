import * as fc from 'fast-check'
import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { parseTemplate } from '../../src/render/handlebars/parse-template.ts'

const reference = Handlebars.create()
reference.log = () => {}

const helpers = {
  shout: (values: readonly unknown[]) => printed(values[0]).toUpperCase(),
  pick: (values: readonly unknown[], named: Readonly<Record<string, unknown>>) => named['from'] ?? values[0],
}
reference.registerHelper('shout', (...all: unknown[]) => helpers.shout(all.slice(0, -1)))
reference.registerHelper('pick', (...all: unknown[]) => helpers.pick(all.slice(0, -1), optionsOf(all).hash))

function optionsOf(all: readonly unknown[]): Handlebars.HelperOptions {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- Handlebars gives every helper its options last
  return all.at(-1) as Handlebars.HelperOptions
}

function printed(value: unknown): string {
  return typeof value === 'string' ? value : typeof value
}

const names = ['a', 'b', 'xs', 'o', 'constructor', '__proto__', 'toString', 'length', 'x y']
const space = fc.constantFrom('', '', ' ', '\n', '\n\n', '  ', ' \n ', '\t', '\r\n')
const tilde = fc.constantFrom('', '', '', '~')
const words = fc.constantFrom('word', '<b>', '&amp;', '"q"', "it's", 'é', '{ ', ' }', '=', '\\ ', '`')

const segment = fc.constantFrom('a', 'b', 'xs', 'o', 'length', 'constructor', '__proto__', '[x y]', '[0]')
const path = fc.oneof(
  { weight: 5, arbitrary: fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => dotted(parts)) },
  fc.constantFrom('this', '.', '..', '../a', '../../b', 'this.a', './o', '../this', '../o.a'),
  fc.constantFrom('@index', '@key', '@first', '@last', '@root.a', '@root.o.b', '@../index', '@../key', '@root'),
  fc.constantFrom('item', 'place', 'item.a', 'item.[x y]'),
)
const literal = fc.constantFrom('"te<xt"', "'a'", '0', '7', '-1.5', 'true', 'false', 'null', 'undefined')

const value = fc.letrec<{ value: string; call: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: path },
    { weight: 2, arbitrary: literal },
    tie('call'),
  ),
  call: fc.oneof(
    fc.tuple(tie('value'), tie('value')).map(([one, two]) => `(lookup ${one} ${two})`),
    tie('value').map((one) => `(shout ${one})`),
    fc.tuple(tie('value'), tie('value')).map(([one, two]) => `(pick ${one} from=${two})`),
  ),
})).value

// A dot stands before unescaped values, as Handlebars adds up two numbers printed side by side: {{{1}}}{{{1}}} makes 2.
const mustache = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(tilde, path, tilde).map(([l, p, r]) => `{{${l}${p}${r}}}`) },
  path.map((name) => `.{{{${name}}}}`),
  path.map((name) => `.{{&${name}}}`),
  value.map((one) => `{{shout ${one}}}`),
  fc.tuple(value, value).map(([one, two]) => `{{lookup ${one} ${two}}}`),
  fc.tuple(value, value).map(([one, two]) => `.{{{pick ${one} from=${two}}}}`),
  fc.constantFrom('{{! note }}', '{{!-- }} --}}', '\\{{a}}', '\\\\{{a}}', '{{~! note ~}}', '{{"a"}}', '{{[x y]}}'),
  fc
    .tuple(fc.constantFrom('plain', 'deep'), fc.constantFrom('', ' this', ' o', ' a=b', ' o b="<"'))
    .map(([p, c]) => `{{> ${p}${c}}}`),
)

const template = fc.letrec<{ program: string; block: string }>((tie) => ({
  program: fc.array(fc.oneof(words, space, mustache, tie('block')), { maxLength: 6 }).map((all) => all.join('')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    mustache,
    fc
      .record({
        open: fc.oneof(
          fc
            .tuple(fc.constantFrom('if', 'unless', 'each', 'with'), value)
            .map(([word, subject]) => ({ name: word, inside: `${word} ${subject}` })),
          fc
            .tuple(fc.constantFrom('each', 'with'), path)
            .map(([word, subject]) => ({ name: word, inside: `${word} ${subject} as |item place|` })),
          value.map((subject) => ({ name: 'if', inside: `if ${subject} includeZero=true` })),
          path.filter((name) => !name.startsWith('item') && name !== 'place').map((name) => ({ name, inside: name })),
        ),
        sigil: fc.constantFrom('#', '#', '#', '#', '^'),
        tildes: fc.tuple(tilde, tilde, tilde, tilde),
        edges: fc.tuple(space, space, space, space),
        body: tie('program'),
        otherwise: fc.option(
          fc.tuple(fc.constantFrom('else', '^', 'else if a', 'else each xs', 'else with o', 'else b'), tie('program')),
        ),
      })
      .map(({ open, sigil, tildes: [t1, t2, t3, t4], edges: [e1, e2, e3, e4], body, otherwise }) => {
        const { name, inside } = open
        const kind = inside.includes(' as |') ? '#' : sigil
        const word = kind === '^' && otherwise ? 'else' : otherwise?.[0]
        const branch = otherwise ? `{{${t2}${word}${t3}}}${e3}${otherwise[1]}` : ''
        return `${e1}{{${kind}${inside}${t1}}}${e2}${body}${branch}{{${t4}/${name}}}${e4}`
      }),
  ),
})).program

const scalar = fc.oneof(
  fc.constantFrom(null, 0, 1, -2.5, true, false, '', 'text', '<i>&"\'`=</i>', '{{a}}', '1', 'a\nb'),
  fc.string({ maxLength: 5 }),
)
const datum = fc.letrec<{ any: unknown; list: unknown[]; map: Record<string, unknown> }>((tie) => ({
  any: fc.oneof({ depthSize: 'medium' }, { weight: 3, arbitrary: scalar }, tie('list'), tie('map')),
  list: fc.array(tie('any'), { maxLength: 3 }),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'xs', 'o', 'x y', 'length', '0'), tie('any'), {
    maxKeys: 5,
    noNullPrototype: true,
  }),
}))
const data = datum.map

const partials = {
  plain: '[{{a}}|{{this}}]\n line\n',
  deep: '{{#each xs}}\n  {{> plain}}\n{{../a}}{{@root.b}}{{/each}}\n',
}

function dotted(parts: readonly string[]): string {
  return parts.join('.')
}

function expected(source: string, given: unknown): string {
  return reference.compile(source)(given, { partials })
}

const RUNS = Number(process.env['FANFARE_FUZZ_RUNS'] ?? 1_500)

describe('Against Handlebars itself', () => {
  it(
    `${RUNS} random templates with random data render the same, character for character`,
    { timeout: RUNS * 20 + 30_000 },
    () => {
      let rendered = 0
      fc.assert(
        fc.property(template, data, (source, given) => {
          const ours = parseTemplate(source, { helpers, partials }).render(given)
          expect(ours).toBe(expected(source, given))
          rendered += 1
        }),
        { numRuns: RUNS },
      )
      expect(rendered).toBeGreaterThanOrEqual(RUNS)
    },
  )

  it('names of prototypes read nothing, however they are asked for', () => {
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.constantFrom(...names), data, (one, two, given) => {
        const source = `{{[${one}].[${two}]}}{{lookup this "${one}"}}{{#with [${one}]}}{{[${two}]}}{{/with}}`
        expect(parseTemplate(source).render(given)).not.toMatch(/function|native code/)
      }),
    )
  })
})
