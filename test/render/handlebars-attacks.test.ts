import Handlebars from 'handlebars'
import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { create, parseTemplate } from '../../src/render/index.ts'

Handlebars.logger.log = () => {}

class Secret {
  readonly own = 'own'
  get inherited(): string {
    return 'secret'
  }
  method(): string {
    return 'secret'
  }
}

const data = { name: 'Nia', secret: new Secret(), prototype: Secret.prototype, list: ['a'], make: Secret }

describe('Nothing is read but what a value has of its own', () => {
  it.each([
    '{{constructor}}{{constructor.name}}{{__proto__}}{{__proto__.constructor}}',
    '{{lookup this "constructor"}}{{lookup (lookup this "__proto__") "constructor"}}{{lookup this (lookup list 9)}}',
    '{{#with (lookup this "constructor")}}{{name}}{{/with}}{{#with "text"}}{{constructor.name}}{{/with}}',
    '{{secret.inherited}}{{secret.method}}{{lookup secret "method"}}{{#with secret}}{{inherited}}{{method}}{{/with}}',
    '{{prototype.constructor}}{{lookup prototype "constructor"}}{{#with prototype}}{{constructor}}{{method.name.x}}{{/with}}',
    '{{name.constructor}}{{list.map}}{{list.constructor}}{{lookup list "at"}}{{toString}}{{valueOf}}{{hasOwnProperty}}',
    '{{#each constructor}}x{{/each}}{{#constructor}}x{{/constructor}}{{#toString}}x{{/toString}}{{@root.constructor}}{{@constructor}}',
    '{{__defineGetter__}}{{__lookupGetter__}}{{#with __proto__}}x{{/with}}{{#each __proto__}}x{{/each}}{{../__proto__}}{{@__proto__}}',
  ])('%s', (source) => {
    expect(create().compile(source)(data)).toBe('')
  })

  it('an own field called like one of a prototype is a field', () => {
    const given: unknown = JSON.parse('{"constructor": "a", "__proto__": {"b": "c"}, "toString": "d"}')
    const source = '{{constructor}}{{__proto__.b}}{{toString}}{{b}}{{lookup this "__proto__"}}'
    expect(create().compile(source)(given)).toBe(Handlebars.compile(source)(given))
    expect(create().compile(source)(given)).toBe('acd[object Object]')
  })

  it('a name that is one thing when asked for and another when read', () => {
    let asked = 0
    const name = { toString: () => (asked++ === 0 ? 'fine' : 'constructor') }
    expect(create().compile('{{lookup this name}}')({ fine: 'fine', name })).toBe('fine')
    expect(asked).toBe(1)
  })

  it.each([
    'allowProtoPropertiesByDefault',
    'allowProtoMethodsByDefault',
    'allowedProtoProperties',
    'allowedProtoMethods',
  ])('the option %s is refused', (name) => {
    const template = create().compile('{{secret.inherited}}')
    const value = name.startsWith('allowed') ? { inherited: true } : true
    expect(() => template(data, { [name]: value })).toThrow(/not available/)
    expect(template(data, { [name]: name.startsWith('allowed') ? { inherited: false } : false })).toBe('')
  })

  it('a hash or a partial sets no prototype', () => {
    const env = create()
    env.registerHelper('hash', (options: { hash: { polluted?: string } }) => options.hash.polluted ?? 'clean')
    env.registerPartial('p', '{{polluted}}[{{own}}]')
    const given: unknown = JSON.parse('{"__proto__": {"polluted": "dirty"}, "evil": {"polluted": "dirty"}, "own": 1}')
    expect(env.compile('{{hash __proto__=evil}}{{> p __proto__=evil}}{{> p this own=2}}')(given)).toBe('clean[1][2]')
    env.registerHelper(JSON.parse('{"__proto__": {"polluted": "dirty"}}'))
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(Reflect.get(env.helpers, 'polluted')).toBeUndefined()
  })
})

describe('Only text is a template', () => {
  const tree: any = Handlebars.parse('{{a}}')
  const evil = {
    type: 'Program',
    body: [{ type: 'MustacheStatement', path: { type: 'NumberLiteral', value: 'process.exit()' } }],
  }

  it.each([
    ['a syntax tree', tree],
    ['a syntax tree made by hand', evil],
    ['text in an object', new String('{{a}}')],
    ['a list', ['{{a}}']],
    ['nothing', undefined],
    ['null', null],
  ])('%s', (_, given: any) => {
    expect(() => create().compile(given)).toThrow(/You must pass a string/)
  })

  it('a syntax tree as a partial, however it comes', () => {
    const env = create()
    env.registerPartial('registered', tree)
    expect(() => env.compile('{{> registered}}')({})).toThrow(/partials must be strings or functions/)
    expect(() => env.compile('{{> given}}')({}, { partials: { given: evil } })).toThrow(/partials must be strings/)
    expect(() => env.compile('{{> (lookup . "tree")}}')({ tree })).toThrow(/could not be found/)
  })

  it('nor is there a way to template() or precompile()', () => {
    expect(Object.keys(create())).not.toEqual(
      expect.arrayContaining(['template', 'precompile', 'VM', 'JavaScriptCompiler']),
    )
  })
})

describe('Partials, helpers and decorators come from nobody’s prototype', () => {
  it.each(['constructor', '__proto__', 'toString', 'hasOwnProperty', 'valueOf'])('%s', (name) => {
    const env = create()
    expect(() => env.compile(`{{> ${name}}}`)({})).toThrow(`The partial ${name} could not be found`)
    expect(() => env.compile(`{{> (lookup . "n")}}`)({ n: name })).toThrow(`The partial ${name} could not be found`)
    expect(() => env.compile(`{{${name} 1}}`)({})).toThrow(`Missing helper: "${name}"`)
    expect(() => env.compile(`{{#${name} 1}}{{/${name}}}`)({})).toThrow(`Missing helper: "${name}"`)
    expect(() => env.compile(`{{* ${name}}}`)({})).toThrow(`Missing decorator: "${name}"`)
  })
})

describe('A rendering without end is stopped', () => {
  const many = Array.from({ length: 10_000 }, (_, i) => i)
  const tenMegabytes = 'x'.repeat(10_000_000)
  const without = {
    self: '{{> self}}',
    both: '{{#if on}}{{> both}}{{> both}}{{/if}}',
    wrapped: '{{#> wrapped}}{{> wrapped}}{{/wrapped}}',
  }

  it.each([
    ['a partial that calls itself', '{{> self}}', /deep. Does it call itself/],
    ['a partial that calls itself twice', '{{> both}}', /deep. Does it call itself/],
    ['a partial in its own block', '{{> wrapped}}', /deep. Does it call itself/],
    ['an inline partial that calls itself', '{{#*inline "x"}}{{> x}}{{/inline}}{{> x}}', /deep. Does it call itself/],
    ['a block that renders itself', '{{#> self}}{{> @partial-block}}{{/self}}', /deep. Does it call itself/],
    ['loops in loops', '{{#each many}}{{#each ../many}}{{/each}}{{/each}}', /more than 500000 times/],
    ['sections in sections', '{{#many}}{{#../many}}{{/../many}}{{/many}}', /more than 500000 times/],
    ['ten megabytes again and again', '{{#each many}}{{@root.tenMegabytes}}{{/each}}', /more than 2000000 characters/],
    ['ten megabytes at once', '{{tenMegabytes}}', /more than 2000000 characters/],
    ['an iterator without end', '{{#each endless}}x{{/each}}', /more than 500000 times/],
    ['an iterator without end and nothing inside', '{{^each endless}}x{{/each}}', /more than 500000 times/],
  ])('%s', (_, source, message) => {
    const given = { many, tenMegabytes, on: true, endless: endless() }
    const env = create()
    env.registerPartial(without)
    const began = performance.now()
    expect(() => env.compile(source)(given)).toThrow(message)
    if (!/inline|iterator/.test(_)) {
      const template = (): string => parseTemplate(source, { partials: without }).render(given)
      expect(template).toThrow(Invalid)
    }
    expect(performance.now() - began).toBeLessThan(10_000)
  })

  function* endless(): Generator<number> {
    for (let i = 0; ; i++) yield i
  }

  it.each([
    ['blocks', '{{#if a}}'.repeat(1_000) + '{{/if}}'.repeat(1_000)],
    ['partials with blocks', '{{#> a}}'.repeat(1_000) + '{{/a}}'.repeat(1_000)],
    ['inline partials', '{{#*inline "a"}}'.repeat(1_000) + '{{/inline}}'.repeat(1_000)],
    ['calls', `{{a ${'(a '.repeat(1_000)}1${')'.repeat(1_000)}}}`],
    ['else chains', `{{#if a}}${'{{else if b}}'.repeat(1_000)}{{/if}}`],
    ['ten megabytes of source', 'x'.repeat(10_000_000)],
  ])('a thousand deep: %s', (_, source) => {
    expect(() => create().compile(source)({})).toThrow(Invalid)
    expect(() => parseTemplate(source)).toThrow(Invalid)
  })

  it('by a clock, where one is given', () => {
    let now = 0
    const clock = (): number => (now += 1)
    const source = '{{#each many}}x{{/each}}'
    expect(create({ clock }).compile(source)({ many })).toHaveLength(10_000)
    const bounds = { clock, limits: { time: 20 } }
    expect(() => create(bounds).compile(source)({ many })).toThrow('takes longer than 20 milliseconds')
    expect(() => parseTemplate(source, bounds).render({ many })).toThrow('takes longer than 20 milliseconds')
  })

  it('each rendering counts for itself, whatever the one before did', () => {
    const env = create({ limits: { rounds: 1_000 } })
    const template = env.compile('{{#each many}}{{#if @root.on}}x{{/if}}{{/each}}{{> self}}')
    env.registerPartial('self', '')
    const few = many.slice(0, 400)
    for (let time = 0; time < 5; time++) expect(template({ many: few, on: true })).toHaveLength(400)
    expect(() => template({ many, on: true })).toThrow(Invalid)
    expect(template({ many: few, on: true })).toHaveLength(400)
  })
})
