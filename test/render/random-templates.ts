import * as fc from 'fast-check'

const tilde = fc.constantFrom('', '', '', '~')
const words = fc.constantFrom('word', '<b>', '&amp;', '"q"', "it's", 'é', '{ ', ' }', '=', '\\ ', '`', '$&', '\u2028')
const space = fc.constantFrom('', '', ' ', '\n', '\n\n', '  ', ' \n ', '\t', '\r\n')

const segment = fc.constantFrom('a', 'b', 'xs', 'o', 'fn', 'map', 'length', 'constructor', '__proto__', '[x y]', '[0]')
const path = fc.oneof(
  { weight: 6, arbitrary: fc.array(segment, { minLength: 1, maxLength: 3 }).map((parts) => parts.join('.')) },
  fc.constantFrom('this', '.', '..', '../a', '../../b', 'this.a', './o', '../this', '../o.a', './fn', '../fn', '[]'),
  fc.constantFrom(
    '@index',
    '@key',
    '@first',
    '@last',
    '@root.a',
    '@root.o.b',
    '@../index',
    '@../key',
    '@root',
    '@extra',
    '@_parent.index',
    '@level',
    '@item',
  ),
  fc.constantFrom(
    'item',
    'place',
    'item.a',
    'item.[x y]',
    'place.length',
    'shout',
    'safe',
    'count',
    'hypothis',
    'text',
    'either',
  ),
)
const literal = fc.constantFrom('"te<xt"', "'a'", '0', '7', '-1.5', 'true', 'false', 'null', 'undefined', '""')

const expressions = fc.letrec<{ value: string; call: string; hash: string }>((tie) => ({
  value: fc.oneof(
    { depthSize: 'small' },
    { weight: 5, arbitrary: path },
    { weight: 2, arbitrary: literal },
    tie('call'),
  ),
  hash: fc
    .array(fc.tuple(fc.constantFrom('a', 'b', 'from', 'level', 'includeZero', '0', '__proto__'), tie('value')), {
      minLength: 1,
      maxLength: 3,
    })
    .map((pairs) => pairs.map(([key, given]) => `${key}=${given}`).join(' ')),
  call: fc.oneof(
    fc.tuple(tie('value'), tie('value')).map(([one, two]) => `(lookup ${one} ${two})`),
    fc
      .tuple(
        fc.constantFrom(
          'shout',
          'safe',
          'count',
          'told',
          'context',
          'twice',
          'fn',
          'unheard',
          'item',
          'o.fn',
          '../shout',
        ),
        tie('value'),
      )
      .map(([name, one]) => `(${name} ${one})`),
    fc.tuple(tie('value'), tie('hash')).map(([one, named]) => `(pick ${one} ${named})`),
    fc.constantFrom('(count)', '(shout)', '(context)', '(a)', '(if a)', '(unheard)'),
  ),
}))
const { hash } = expressions
const anyValue = expressions.value

const params = fc.oneof(
  fc.constant(''),
  anyValue.map((one) => ` ${one}`),
  fc.tuple(anyValue, anyValue).map(([one, two]) => ` ${one} ${two}`),
)
const named = fc.oneof(
  { weight: 3, arbitrary: fc.constant('') },
  hash.map((all) => ` ${all}`),
)

const helperName = fc.constantFrom(
  'shout',
  'safe',
  'count',
  'told',
  'pick',
  'context',
  'twice',
  'fn',
  'log',
  'lookup',
  'text',
  'either',
  'helperMissing',
)
const mustache = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(tilde, path, tilde).map(([l, p, r]) => `{{${l}${p}${r}}}`) },
  { weight: 2, arbitrary: path.map((name) => `{{{${name}}}}`) },
  path.map((name) => `{{&${name}}}`),
  {
    weight: 3,
    arbitrary: fc.tuple(helperName, params, named).map(([name, given, all]) => `{{${name}${given}${all}}}`),
  },
  fc.tuple(helperName, params, named).map(([name, given, all]) => `{{{${name}${given}${all}}}}`),
  fc.tuple(path, params).map(([name, given]) => `{{${name}${given}}}`),
  fc.constantFrom(
    '{{! note }}',
    '{{!-- }} --}}',
    '\\{{a}}',
    '\\\\{{a}}',
    '{{~! note ~}}',
    '{{"a"}}',
    '{{[x y]}}',
    '{{1}}',
    '{{null}}',
    '{{undefined}}',
    '{{true}}',
  ),
  fc.constantFrom('{{{{raw}}}} {{a}} {{{{/raw}}}}', '{{{{twice a}}}}{{b}}{{{{/twice}}}}', '{{{{a}}}}{{/x}}{{{{/a}}}}'),
)

const partialName = fc.constantFrom(
  'plain',
  'plain',
  'deep',
  'compiled',
  'function',
  'own',
  'own',
  'slot',
  'unheard',
  '@partial-block',
  '"x y"',
  '7',
  'constructor',
  '__proto__',
  'toString',
  '(lookup . "name")',
  '(told "plain")',
  '(pick a from="own")',
  'empty',
  'undefined',
  'given',
)
const partial = fc
  .tuple(
    tilde,
    partialName,
    fc.oneof(
      fc.constantFrom('', '', ' this', ' o', ' ../o', ' a', ' a b'),
      anyValue.map((one) => ` ${one}`),
    ),
    named,
  )
  .map(([l, name, given, all]) => `{{${l}> ${name}${given}${all}}}`)

const decorator = fc.constantFrom(
  '{{* mark}}',
  '{{* mark "<" b=a}}',
  '{{*mark o.a}}',
  '{{* unheard}}',
  '{{* mark (count a)}}',
  '{{#* mark}}x{{a}}{{/mark}}',
  '{{* props 1}}',
  '{{* replace}}',
)

const opening = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .tuple(fc.constantFrom('if', 'unless', 'each', 'with'), anyValue)
      .map(([word, given]) => ({ name: word, inside: `${word} ${given}` })),
  },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('each', 'with', 'twice', 'named', 'framed', 'xs', 'o', 'if'),
        path,
        fc.constantFrom('item place', 'item', 'place item', 'a', 'item index'),
      )
      .map(([word, given, names]) => ({
        name: word,
        inside: `${word} ${['xs', 'o'].includes(word) ? '' : given} as |${names}|`,
      })),
  },
  anyValue.map((given) => ({ name: 'if', inside: `if ${given} includeZero=true` })),
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('twice', 'named', 'framed', 'inverse', 'passing', 'told', 'fn', 'unheard', 'lookup', 'text'),
        params,
        named,
      )
      .map(([word, given, all]) => ({ name: word, inside: `${word}${given}${all}` })),
  },
  { weight: 2, arbitrary: path.map((name) => ({ name, inside: name })) },
  fc.constantFrom(
    { name: 'if', inside: 'if' },
    { name: 'each', inside: 'each' },
    { name: 'with', inside: 'with a b' },
    { name: 'each', inside: 'each xs b' },
    { name: 'unless', inside: 'unless' },
  ),
)

/** Templates of the whole language, mostly ones that can be parsed. */
export const template = fc.letrec<{ program: string; block: string }>((tie) => ({
  program: fc
    .array(fc.oneof(words, space, mustache, partial, tie('block')), { maxLength: 6 })
    .map((all) => all.join('')),
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    mustache,
    {
      weight: 5,
      arbitrary: fc
        .record({
          open: opening,
          sigil: fc.constantFrom('#', '#', '#', '#', '^'),
          tildes: fc.tuple(tilde, tilde, tilde, tilde),
          edges: fc.tuple(space, space, space, space),
          body: tie('program'),
          otherwise: fc.option(
            fc.tuple(
              fc.constantFrom(
                'else',
                '^',
                'else if a',
                'else each xs',
                'else with o as |item|',
                'else b',
                'else twice a',
              ),
              tie('program'),
            ),
          ),
        })
        .map(({ open, sigil, tildes: [t1, t2, t3, t4], edges: [e1, e2, e3, e4], body, otherwise }) => {
          const { name, inside } = open
          const kind = inside.includes(' as |') ? '#' : sigil
          const word = kind === '^' && otherwise ? 'else' : otherwise?.[0]
          const branch = otherwise ? `${e1}{{${t2}${word}${t3}}}${e3}${otherwise[1]}` : ''
          return `${e1}{{${kind}${inside}${t1}}}${e2}${body}${branch}{{${t4}/${name}}}${e4}`
        }),
    },
    fc
      .tuple(fc.constantFrom('own', 'slot', 'a b'), tie('program'), space, space)
      .map(([name, body, e1, e2]) => `${e1}{{#*inline "${name}"}}${e2}${body}{{/inline}}${e1}`),
    fc
      .tuple(
        fc.constantFrom('plain', 'deep', 'around', 'around', 'slot', 'own', 'unheard', 'compiled', 'function'),
        fc.constantFrom('', ' o', ' a=b', ' this a="<"'),
        tie('program'),
        space,
      )
      .map(([name, given, body, e]) => `${e}{{#> ${name}${given}}}${e}${body}{{/${name}}}${e}`),
    { weight: 1, arbitrary: decorator },
  ),
})).program

const scalar = fc.oneof(
  fc.constantFrom(null, 0, 1, -2.5, true, false, '', 'text', '<i>&"\'`=</i>', '{{a}}', '1', 'a\nb', 'plain', 'own'),
  fc.string({ maxLength: 5 }),
)

export function lambda(this: unknown, ...given: unknown[]): string {
  return `<${given.length}>`
}
export function truth(): boolean {
  return true
}

/** A thing with nothing of its own. Handlebars reads a `null` of its prototype, as nothing. */
function inherited(map: Record<string, unknown>): object {
  return Object.create(Object.fromEntries(Object.entries(map).filter(([, value]) => value !== null))) as object
}

/** What JSON can say, and beside it functions, maps, sets and things with a prototype. */
export const data = fc.letrec<{ any: unknown; list: unknown[]; map: Record<string, unknown> }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'medium' },
    { weight: 4, arbitrary: scalar },
    tie('list'),
    tie('map'),
    fc.constantFrom<unknown>(undefined, lambda, truth),
    tie('map').map((map) => new Map(Object.entries(map))),
    tie('list').map((list) => new Set(list)),
    tie('map').map(inherited),
  ),
  list: fc.array(tie('any'), { maxLength: 3 }),
  map: fc.dictionary(fc.constantFrom('a', 'b', 'xs', 'o', 'x y', 'length', '0', 'fn', 'map', 'name'), tie('any'), {
    maxKeys: 6,
    noNullPrototype: true,
  }),
})).map

/** Without the pair that Handlebars itself cannot compile. */
export const compileOptions = fc
  .oneof(
    { weight: 3, arbitrary: fc.constant({}) },
    fc.record(
      {
        data: fc.boolean(),
        compat: fc.boolean(),
        strict: fc.boolean(),
        assumeObjects: fc.boolean(),
        noEscape: fc.boolean(),
        preventIndent: fc.boolean(),
        ignoreStandalone: fc.boolean(),
        explicitPartialContext: fc.boolean(),
        trackIds: fc.boolean(),
        knownHelpersOnly: fc.boolean(),
        knownHelpers: fc.constantFrom(
          { shout: true, twice: true, pick: true },
          { each: false, told: true },
          { unheard: true },
        ),
      },
      { requiredKeys: [] },
    ),
  )
  .filter((options) => !('trackIds' in options && options.trackIds && options.explicitPartialContext === true))

/** What Handlebars compiles into code that mixes up its values: it cannot be meant. */
export function isMixedUp(source: string, options: object): boolean {
  return 'explicitPartialContext' in options && options.explicitPartialContext === true && /> \(/.test(source)
}
