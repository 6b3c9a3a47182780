/** One template of the language, with what it is rendered with: every case is to come out as `handlebars` makes it. */
export interface LanguageCase {
  readonly label: string
  readonly source: string
  readonly data?: unknown
  readonly options?: object
  readonly partials?: Readonly<Record<string, string>>
}

const people = [
  { name: 'Nia', town: { name: 'Bangor' } },
  { name: 'Tomos <b>', town: { name: 'Barry' } },
]
const person = {
  name: 'Nia',
  list: ['a', 'b'],
  empty: [],
  zero: 0,
  no: false,
  none: null,
  town: { name: 'Bangor' },
  people,
}

function rows(
  group: string,
  given: unknown,
  table: readonly (readonly [string, string, object?, Record<string, string>?])[],
): LanguageCase[] {
  return table.map(([label, source, options = {}, partials = {}]) => ({
    label: `${group}: ${label}`,
    source,
    data: given,
    options,
    partials,
  }))
}

const partials = {
  card: '[{{name}}{{mark}}]',
  lines: '1\n2\n',
  layout: '<main>{{> @partial-block}}</main>{{#> foot}}plain foot{{/foot}}',
  tree: '{{name}}{{#each people}}({{> tree}}){{/each}}',
  'odd name': 'odd {{.}}',
}

/** Cases written by hand, for what chance may not meet. They use nothing but what is built in, so any runtime can run them. */
export const languageCases: readonly LanguageCase[] = [
  ...rows('paths', person, [
    ['dots and slashes', '{{town.name}} {{town/name}} {{./name}} {{this.name}} {{this/name}}'],
    ['literal segments', '{{[name]}} {{town.[name]}} {{"name"}} {{list.[0]}} {{list.0}} {{list.length}}'],
    ['up and further up', '{{#with town}}{{../name}}{{#with ../town}}{{../name}}{{../../name}}{{/with}}{{/with}}'],
    ['up out of a block that does not change the context', '{{#if name}}{{#with town}}{{../name}}{{/with}}{{/if}}'],
    ['an absent field of an absent field', '[{{absent.more.still}}{{none.more}}]'],
    ['zero, false and nothing', '{{zero}} {{no}} {{none}} {{empty}} {{undefined}} {{null}} {{true}} {{12}}'],
    ['data', '{{@root.name}}{{#each people}}{{@index}}{{@first}}{{@last}}{{@key}}{{@root.name}}{{/each}}'],
    ['data of the loop around', '{{#each people}}{{#each town}}{{@../index}}{{@key}}{{this}} {{/each}}{{/each}}'],
    ['data nobody set', '[{{@absent}}{{@absent.more}}{{@../../../x}}]'],
  ]),
  ...rows('blocks', person, [
    ['else chains', '{{#if no}}1{{else if none}}2{{else unless name}}3{{else}}4{{/if}}'],
    ['an inverse block', '{{^no}}none{{/no}}{{^name}}none{{else}}some{{/name}}'],
    ['zero where it counts', '{{#if zero}}yes{{/if}}{{#if zero includeZero=true}}zero{{/if}}'],
    [
      'block parameters',
      '{{#each people as |one at|}}{{at}}{{one.name}}{{#each one.town as |value key|}}{{key}}{{at}}{{value}}{{/each}}{{/each}}',
    ],
    ['a block parameter of with', '{{#with town as |place|}}{{place.name}}{{../name}}{{/with}}'],
    ['a block parameter that hides a field', '{{#each list as |name|}}{{name}}{{./name}}{{/each}}'],
    [
      'each over an object, and over nothing',
      '{{#each town}}{{@key}}={{.}}{{/each}}{{#each empty}}x{{else}}none{{/each}}',
    ],
    [
      'sections as in Mustache',
      '{{#people}}{{name}},{{/people}}{{#town}}{{name}}{{/town}}{{#empty}}x{{/empty}}{{#name}}{{.}}{{/name}}',
    ],
    ['an else each', '{{#if no}}{{else each list}}{{.}}{{/if}}'],
    ['a block over a path', '{{#this.town}}{{name}}{{/this.town}}{{#town.name}}{{.}}{{/town.name}}'],
    ['blocks that take one value', '{{#if}}{{/if}}'],
    ['blocks that are given two', '{{#with name list}}{{/with}}'],
    ['each without a value', '{{#each}}{{/each}}'],
  ]),
  ...rows('white space', person, [
    ['tildes', 'a {{~name~}} b {{~#if name~}} c {{~else~}} d {{~/if~}} e'],
    [
      'tags alone on their lines',
      'a\n  {{#if name}}  \n b\n  {{else}}\n c\n {{/if}}\nd\n{{! note }}\n{{> card}}\ne',
      {},
      partials,
    ],
    ['lines that are kept', 'a\n{{#if name}}\nb\n{{/if}}\n{{! note }}\nc', { ignoreStandalone: true }],
    ['a partial that stands indented', 'x\n  {{> lines}}\n\ty\n\t{{> lines}}', {}, partials],
    ['its indentation prevented', 'x\n  {{> lines}}\ny', { preventIndent: true }, partials],
    ['carriage returns', 'a\r\n{{#if name}}\r\nb\r\n{{/if}}\r\nc'],
  ]),
  ...rows('escaping', { text: `<a href='x'>"&\`=</a>`, list: ['<', '>'], number: 5 }, [
    ['two braces, three, and an ampersand', '{{text}} {{{text}}} {{&text}} {{list}} {{{list}}}'],
    ['no escaping', '{{text}} {{{text}}}', { noEscape: true }],
    ['braces to be shown', '\\{{text}} \\\\{{number}} \\\\\\{{text}}'],
    ['comments of both kinds', 'a{{! }b{{!-- }} --}}c'],
    ['numbers side by side', '{{{number}}}{{{number}}} {{number}}{{number}}'],
    [
      'numbers after a section',
      '{{#list}}{{/list}}{{{number}}}{{{number}}}.{{#text}}{{{../number}}}{{{../number}}}{{/text}}',
    ],
  ]),
  ...rows('helpers that are built in', person, [
    [
      'lookup',
      '{{lookup town "name"}}{{lookup list 1}}{{#each list}}{{lookup ../people @index}}{{lookup (lookup ../people @index) "name"}}{{/each}}',
    ],
    ['lookup in nothing', '[{{lookup none "a"}}{{lookup absent "a"}}{{lookup zero "a"}}]'],
    ['one that is missing', '{{shout name}}'],
    ['one that is missing in a value', '{{lookup (shout name) "a"}}'],
    ['one that is missing around a block', '{{#shout name}}x{{/shout}}'],
    ['a name that is nobody’s', '[{{shout}}{{#shout}}x{{/shout}}{{^shout}}y{{/shout}}]'],
  ]),
  ...rows('partials', person, [
    ['context and values', '{{> card}}{{> card town}}{{> card town mark="<"}}{{> card mark=list}}', {}, partials],
    [
      'names with spaces, and named by a value',
      '{{> "odd name" 5}}{{> [odd name] 6}}{{#each people}}{{> (lookup @root "kind")}}{{/each}}',
      {},
      partials,
    ],
    ['recursion over data', '{{> tree}}', {}, partials],
    ['a layout', '{{#> layout}}{{name}}{{/layout}}', {}, partials],
    [
      'a layout with an inline partial for its slot',
      '{{#> layout}}{{#*inline "foot"}}own {{name}}{{/inline}}{{name}}{{/layout}}',
      {},
      partials,
    ],
    ['the block of an absent partial', '{{#> absent}}{{name}}{{/absent}}', {}, partials],
    [
      'inline partials in their block alone',
      '{{#*inline "x"}}out{{/inline}}{{#if name}}{{#*inline "x"}}in{{/inline}}{{> x}}{{/if}}{{> x}}',
    ],
    [
      'an inline partial with its own context',
      '{{#*inline "x"}}{{name}}{{y}}{{/inline}}{{#each people}}{{> x y=@index}}{{/each}}',
    ],
    ['blocks within blocks', '{{#> layout}}{{#> layout}}{{name}}{{/layout}}{{/layout}}', {}, partials],
    ['no way up out of a partial', '{{#with town}}{{> up}}{{/with}}', {}, { up: '[{{../name}}{{@root.name}}]' }],
    ['an explicit context', '{{> card}}{{> card .}}', { explicitPartialContext: true }, partials],
    ['an absent partial', 'a{{> absent}}'],
    ['an absent block', '{{> @partial-block}}'],
    ['two contexts', '{{> card name town}}', {}, partials],
    ['an unknown decorator', '{{* shout}}'],
  ]),
  ...rows('options', person, [
    ['strict, and all is there', '{{name}}{{#if town.name}}{{town.name}}{{/if}}', { strict: true }],
    ['strict, and a name is not', 'a\n {{absent}}', { strict: true }],
    ['strict, and a field is not', '{{town.absent}}', { strict: true }],
    ['strict, and a value of a block is not', '{{#if absent}}x{{else}}y{{/if}}', { strict: true }],
    ['strict, and a helper is not', '{{absent name}}', { strict: true }],
    ['objects assumed', '{{town.name}}{{absent}}', { assumeObjects: true }],
    ['objects assumed that are not', '{{absent.name}}', { assumeObjects: true }],
    ['known helpers only', '{{name}}{{#if name}}x{{/if}}{{#town}}{{name}}{{/town}}', { knownHelpersOnly: true }],
    ['known helpers only, and an unknown one', '{{shout name}}', { knownHelpersOnly: true }],
    ['no data', '{{#each list}}{{.}}{{/each}}{{#each list}}{{@index}}{{/each}}', { data: false }],
    [
      'compatible with Mustache',
      '{{#town}}{{name}}{{list}}{{#people}}{{zero}}{{/people}}{{/town}}{{> card}}',
      { compat: true },
      partials,
    ],
  ]),
  ...rows('odd data', { a: { b: 0 }, '': 'empty', 'x.y': 1, deep: [[1, [2]], []], hypothis: 'this' }, [
    ['zero on the way', '[{{a.b.c}}{{a.b}}]'],
    ['names that look like words of the language', '{{hypothis}} {{x.y}} {{[x.y]}} {{#with .}}{{[]}}{{/with}}'],
    [
      'lists in lists',
      '{{deep}} {{#each deep}}{{#each this}}{{this}}{{#if @last}};{{/if}}{{/each}}{{else}}none{{/each}}',
    ],
  ]),
  {
    label: 'no data at all',
    source: '[{{a}}{{a.b}}{{this}}{{#each a}}{{/each}}{{#if a}}x{{else}}y{{/if}}{{#with a}}{{/with}}]',
  },
  { label: 'text as data', source: '{{this}}{{length}}{{#each this}}x{{/each}}{{toString}}', data: 'text' },
]
