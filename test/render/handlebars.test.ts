import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { parseTemplate, SafeString, type TemplateOptions } from '../../src/render/index.ts'

const person = {
  name: 'Nia',
  tags: ['a', 'b'],
  home: { town: 'Bangor', code: '' },
  zero: 0,
  no: false,
  none: null,
}

describe('A template shows', () => {
  it.each([
    ['a field', '{{name}}', 'Nia'],
    ['a field of a field', '{{home.town}} {{home/town}}', 'Bangor Bangor'],
    ['nothing for what is absent', '[{{absent}}{{absent.more}}{{none}}{{none.more}}]', '[]'],
    ['zero and false', '{{zero}} {{no}}', '0 false'],
    [
      'all seven escaped characters',
      `{{lookup this "x"}}{{pass "&<>'\`="}}{{pass '"'}}`,
      '&amp;&lt;&gt;&#x27;&#x60;&#x3D;&quot;',
    ],
    ['three braces unescaped', '{{{pass "<b>"}}}{{&pass "<i>"}}', '<b><i>'],
    ['lists escaped too', '{{pass tags}}', 'a,b'],
    ['an if and its else', '{{#if zero}}yes{{else if name}}named{{else}}no{{/if}}', 'named'],
    ['zero where it counts', '{{#if zero includeZero=true}}yes{{/if}}', 'yes'],
    ['unless', '{{#unless none}}none{{/unless}}', 'none'],
    ['each over a list', '{{#each tags}}{{@index}}{{this}}{{#unless @last}},{{/unless}}{{/each}}', '0a,1b'],
    ['each over a map', '{{#each home}}{{@key}}={{this}};{{/each}}', 'town=Bangor;code=;'],
    ['each over nothing', '{{#each none}}x{{else}}empty{{/each}}', 'empty'],
    ['names given by as', '{{#each tags as |tag place|}}{{place}}{{tag}}{{../name}} {{/each}}', '0aNia 1bNia '],
    ['with, and back out', '{{#with home}}{{town}} {{../name}} {{@root.zero}}{{/with}}', 'Bangor Nia 0'],
    ['a named section', '{{#home}}{{town}}{{/home}}{{^none}} none{{/none}}', 'Bangor none'],
    ['lookup by a value', '{{#each tags}}{{lookup ../home "town"}} {{/each}}', 'Bangor Bangor '],
    ['a helper with a hash and a call in parentheses', '{{join (pass name) with="-"}}', 'Nia-'],
    ['a partial with context and values', '{{> card home mark="<"}}', '[Bangor&lt;]'],
    ['an indented partial', 'x\n  {{> lines}}\ny', 'x\n  1\n  2\ny'],
    ['tags alone on a line as nothing', 'a\n{{#if name}}\nb\n{{/if}}\n{{! note }}\nc', 'a\nb\nc'],
    ['tildes eating white space', 'a \n {{~name~}} \n b', 'aNiab'],
    ['escaped braces', '\\{{name}} {{name}}', '{{name}} Nia'],
    ['a name with a space', '{{[first name]}}{{"first name"}}', ''],
    ['a partial with a block', '{{#> frame}}{{name}}{{/frame}}', '<Nia|Nia>'],
    ['a block in the place of an absent partial', '{{#> absent}}{{name}}{{/absent}}', 'Nia'],
    ['an inline partial', '{{#*inline "tag"}}[{{this}}]{{/inline}}{{#each tags}}{{> tag}}{{/each}}', '[a][b]'],
    ['an inline partial in a layout', '{{#> page}}{{#*inline "main"}}{{name}}{{/inline}}{{/page}}', '<main>Nia</main>'],
    ['two numbers side by side as two', '{{{zero}}}{{{zero}}}', '00'],
    ['what a helper has escaped itself as it is', '{{bold name}}', '<b>Nia</b>'],
  ])('%s', (_, source, shown) => {
    expect(parseTemplate(source, options).render(person)).toBe(shown)
  })

  it('a partial named by a value', () => {
    const partials = { sms: 'Text {{number}}', call: 'Ring {{number}}' }
    const template = parseTemplate('{{#each ways}}{{> (lookup . "kind")}}. {{/each}}', { partials })
    const ways = [
      { kind: 'sms', number: 1 },
      { kind: 'call', number: 2 },
    ]
    expect(template.render({ ways })).toBe('Text 1. Ring 2. ')
    expect(() => template.render({ ways: [{ kind: '__proto__' }] })).toThrow(Invalid)
    expect(() => template.render({ ways: [{ kind: 'fax' }] })).toThrow(/The partial fax could not be found/)
  })
})

const options: TemplateOptions = {
  helpers: {
    pass: ([value]) => value,
    bold: ([value]) => new SafeString(`<b>${String(value)}</b>`),
    join: (values, named) => `${String(values[0])}${String(named['with'])}`,
  },
  partials: {
    frame: '<{{> @partial-block}}|{{> @partial-block}}>',
    page: '<main>{{#> main}}nothing{{/main}}</main>',
    card: '[{{town}}{{mark}}]',
    lines: '1\n2\n',
    self: '{{> self}}',
    broken: 'a\n{{#if}}{{/if}}',
  },
}

const named = '{{#each tags as |tag|}}{{#*inline "x"}}{{tag}}{{/inline}}{{/each}}'

describe('A template that cannot be read says where', () => {
  it.each([
    ['an unclosed block', 'a\n{{#if name}} b', 2, 15, /ends inside a block/],
    ['a block closed by another name', '{{#if a}}x{{/with}}', 1, 4, /\{\{#if}} is closed by \{\{\/with}}/],
    ['a closing tag alone', 'a\n\n{{/if}}', 3, 1, /closed here that is not open/],
    ['an unclosed tag', 'ab {{name', 1, 6, /closed with }}/],
    ['a strange character', '{{na,me}}', 1, 3, /does not belong/],
    ['a comment without end', 'a\n{{!-- note', 2, 1, /not closed/],
    ['an empty tag', '{{ }}', 1, 4, /ends too early/],
    ['an else alone', '{{else}}', 1, 1, /outside a block/],
    ['a path that climbs late', '{{a/../b}}', 1, 3, /Write these first/],
    ['an unknown helper', 'x {{jion name}}', 1, 3, /no helper "jion".*"join"/],
    ['an unknown block helper', '{{#repeat 3}}x{{/repeat}}', 1, 1, /no block helper "repeat"/],
    ['a block word used inline', '{{if name}}', 1, 1, /\{\{#if …}}/],
    ['if without a value', '{{#if}}x{{/if}}', 1, 1, /exactly one value/],
    ['names given by if', '{{#if a as |x|}}{{/if}}', 1, 1, /#each and #with only/],
    ['an unknown @', '{{@frist}}', 1, 3, /no @frist/],
    ['an unknown partial', '\n{{> crad}}', 2, 1, /no partial "crad"/],
    ['a partial with two contexts', '{{> card a b}}', 1, 1, /one context at most/],
    ['a fault inside a partial', '{{> broken}}', 2, 1, /exactly one value/],
    ['an inline partial without a name in quotes', '{{#*inline x}}{{/inline}}', 1, 1, /name in quotes/],
    ['another decorator', 'a{{#*inlin "x"}}{{/inlin}}', 1, 2, /no decorator "inlin"/],
    ['a name of a loop in an inline partial', named, 1, 42, /"tag", a name with "as \|…\|"/],
    ['a fault in any partial that a value may name', '{{> (lookup this "x")}}', 2, 1, /exactly one value/],
    ['a fault inside a partial block', '{{#> card}}\n{{jion name}}{{/card}}', 2, 1, /no helper "jion"/],
    ['a raw block', '{{{{raw}}}}{{x}}{{{{/raw}}}}', 1, 1, /Raw blocks/],
  ])('%s', (_, source, line, column, message) => {
    const [problem] = problemsOf(() => parseTemplate(source, options))
    expect(problem).toMatchObject({ line, column, severity: 'error' })
    expect(problem?.message).toMatch(message)
  })

  it('names every fault, not only the first', () => {
    expect(problemsOf(() => parseTemplate('{{one 1}}\n{{two 2}}'))).toHaveLength(2)
  })

  it.each([
    ['longer than can be read', 'x'.repeat(200_001), /at most/],
    ['nested without end', '{{#if a}}'.repeat(12_000) + '{{/if}}'.repeat(12_000), /nested/],
    ['with an else if without end', `{{#if a}}${'{{else if b}}'.repeat(14_000)}{{/if}}`, /nested/],
    ['with parentheses without end', `{{pass ${'(pass '.repeat(25_000)}1${')'.repeat(25_000)}}}`, /nested/],
    ['nested too deep', '{{#if a}}'.repeat(120) + '{{/if}}'.repeat(120), /more than 100 deep/],
    ['calls in calls in calls', `{{pass ${'(pass '.repeat(200)}1${')'.repeat(200)}}}`, /more than 100 deep/],
  ])('a template %s', (_, source, message) => {
    expect(problemsOf(() => parseTemplate(source, options))[0]?.message).toMatch(message)
  })
})

describe('Rendering stops', () => {
  it.each([
    ['when its rounds multiply', '{{#each xs}}{{#each ../xs}}{{/each}}{{/each}}', /more than 1000 times/],
    ['when its output grows', '{{#each xs}}{{../long}}{{/each}}', /more than 5000 characters/],
    ['when a partial calls itself', '{{> self}}', /more than 30 deep/],
  ])('%s', (_, source, message) => {
    const template = parseTemplate(source, { ...options, limits: { rounds: 1_000, output: 5_000 } })
    expect(() => template.render({ xs: Array.from({ length: 200 }), long: 'x'.repeat(1_000) })).toThrow(message)
  })
})

describe('A template reaches nothing but the data', () => {
  it.each([
    '{{constructor}}{{constructor.name}}',
    '{{__proto__}}{{__proto__.constructor}}',
    '{{lookup this "constructor"}}{{lookup (lookup this "__proto__") "constructor"}}',
    '{{#with constructor}}{{name}}{{/with}}{{#with "text"}}{{constructor.name}}{{/with}}',
    '{{toString}}{{name.constructor}}{{tags.map}}{{name.at}}{{method}}',
    '{{#each constructor}}{{this}}{{/each}}{{@root.constructor}}{{this.valueOf}}',
    '{{#hasOwnProperty}}x{{/hasOwnProperty}}{{helperMissing}}{{blockHelperMissing}}',
  ])('%s', (source) => {
    expect(parseTemplate(source).render({ ...person, method: () => 'called' })).toBe('')
  })

  it('a value with methods of its own name is printed without calling them', () => {
    const trap: unknown = JSON.parse('{"toString": "x", "valueOf": 1, "toHTML": "<b>", "__proto__": {"a": 1}}')
    expect(parseTemplate('{{this}} {{trap}}{{{trap}}} {{trap.toHTML}}').render({ trap })).toBe(
      '[object Object] [object Object][object Object] &lt;b&gt;',
    )
  })

  it('a value is never read as a template, nor a helper taken from the data', () => {
    expect(parseTemplate('{{name}}').render({ name: '{{secret}}', secret: 'x' })).toBe('{{secret}}')
    expect(() => parseTemplate('{{shout name}}').render({ shout: () => 'x' })).toThrow(Invalid)
  })

  it('only text is a template', () => {
    expect(() => Reflect.apply(parseTemplate, undefined, [{ type: 'Program', body: [] }])).toThrow(
      'A template is text.',
    )
  })
})

function problemsOf(act: () => unknown) {
  try {
    act()
  } catch (thrown) {
    if (thrown instanceof Invalid) return thrown.problems
    throw thrown
  }
  return []
}
