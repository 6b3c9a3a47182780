import { describe, expect, it } from 'vitest'
import { inspectLanguages, inspectTemplate, templateWords } from '../../src/render/index.ts'

const helpers = templateWords({ language: 'en', link: String })

describe('What a template uses', () => {
  it.each([
    ['fields and what is inside them', '{{a}} {{b.c}} {{a}}', ['a', 'b.c']],
    [
      'values of helpers, by place and by name',
      '{{date day "long" zone=place}}{{#if (number n)}}{{/if}}',
      ['day', 'place', 'n'],
    ],
    [
      'blocks',
      '{{#with office}}{{name}}{{#each hours}}{{day}}{{../phone}}{{/each}}{{/with}}',
      ['office', 'office.name', 'office.hours', 'office.hours.*.day', 'office.phone'],
    ],
    ['names given by a loop', '{{#each offices as |one|}}{{one.name}}{{/each}}', ['offices', 'offices.*.name']],
    [
      'partials, in what they are handed',
      '{{#each offices}}{{> card . mark=@root.mark}}{{/each}}',
      ['offices', 'mark', 'offices.*.name', 'offices.*.town'],
    ],
    [
      'the block of a layout, and its inline partials',
      '{{#> page}}{{#*inline "main"}}{{title}}{{/inline}}{{name}}{{/page}}',
      ['name', 'heading', 'title'],
    ],
    ['partials that call themselves', '{{> tree root}}', ['root', 'root.name', 'root.children']],
  ])('%s', (_, source, variables) => {
    const partials = {
      card: '{{name}}{{town}}{{mark}}',
      page: '{{heading}}{{> main}}{{> @partial-block}}',
      tree: '{{name}}{{#each children}}{{> tree .}}{{/each}}',
    }
    const inspection = inspectTemplate(source, { helpers, partials })
    expect(inspection.variables).toEqual(variables)
    expect(inspection.problems).toEqual([])
  })

  it('helpers and partials, each once', () => {
    const source =
      '{{#if a}}{{date b}}{{/if}}{{number (lookup c "d")}}{{#> page x=(list e)}}{{> card}}{{date f}}{{/page}}{{date}}'
    expect(inspectTemplate(source, { helpers, partials: { card: '' } })).toMatchObject({
      helpers: ['if', 'number', 'lookup', 'list', 'date'],
      partials: ['page', 'card'],
      problems: [],
    })
  })

  it('links, as people see them', () => {
    const source =
      'See https://a.example/x (or https://b.example/y_(z)). {{link "https://c.example" "c"}} {{url}} <a href="mailto:d@e.example">d</a>, tel:+441286677000.'
    const links = [
      'https://a.example/x',
      'https://b.example/y_(z)',
      'https://c.example',
      'https://f.example/?q=1',
      'mailto:d@e.example',
      'tel:+441286677000',
    ]
    expect(inspectTemplate(source, { helpers, data: { url: 'https://f.example/?q=1' } }).links).toEqual(links)
  })
})

describe('What a template lacks', () => {
  const data = {
    name: 'Nia',
    town: '',
    none: null,
    offices: [{ name: 'a', phone: '1' }, { name: 'b' }],
    open: { from: '9' },
  }

  it.each([
    ['nothing', '{{name}}{{open.from}}{{town}}', []],
    ['fields that are not there', '{{surname}}{{open.until}}{{none}}{{name}}', ['surname', 'open.until', 'none']],
    ['a field that one item lacks', '{{#each offices}}{{name}}{{phone}}{{/each}}', ['offices.*.phone']],
    ['nothing that is asked for first', '{{#if phone}}{{phone}}{{/if}}{{#each rooms}}{{number}}{{/each}}', []],
    ['the value of a helper', '{{date day "long"}}', ['day']],
    ['what only the data could tell', '{{#each (lookup offices 0)}}{{x}}{{/each}}{{@index}}', []],
  ])('%s', (_, source, missing) => {
    expect(inspectTemplate(source, { helpers, data }).missing).toEqual(missing)
  })

  it('languages that are planned and not written', () => {
    const { inspected, missing } = inspectLanguages(
      { en: 'Hello {{name}}', cy: ' \n', fr: '{{nom}}' },
      ['en', 'cy', 'ur'],
      () => ({ data }),
    )
    expect(missing).toEqual(['cy', 'ur'])
    expect(Object.keys(inspected)).toEqual(['en', 'fr'])
    expect(inspected['fr']).toMatchObject({ missing: ['nom'] })
  })
})

describe('How long a template is', () => {
  it.each([
    ['as rendered', 'Dear {{name}}, {{#if no}}not this{{/if}}', { name: 'Siân & co' }, 16],
    ['what it says to everyone, without data', 'Dear {{name}}', undefined, 5],
    ['in characters, not in units', '{{name}}', { name: '😀' }, 1],
  ])('%s', (_, source, data, length) => {
    expect(inspectTemplate(source, { data })).toMatchObject({ length, problems: [] })
  })

  it('as SMS', () => {
    const sms = inspectTemplate('{{name}}: ring <{{phone}}>', { data: { name: 'Siân', phone: '1' } }).sms
    expect(sms).toMatchObject({ encoding: 'UCS-2', units: 14, parts: 1, outsideGsm: ['â'] })
  })
})

describe('What is wrong with a template is told and not thrown', () => {
  it.each([
    ['a tag that cannot be read', 'a\n{{#if b}}', 2, 10, /ends inside a block/],
    ['an unknown helper', '{{dat day}}', 1, 1, /nearest is "date"/],
    ['a fault in a partial', '{{> bad}}', 1, 1, /no helper "x"/],
  ])('%s', (_, source, line, column, message) => {
    const { problems } = inspectTemplate(source, { helpers, partials: { bad: '{{x 1}}' } })
    expect(problems).toMatchObject([{ line, column, severity: 'error' }])
    expect(problems[0]?.message).toMatch(message)
  })

  it('data that it cannot be rendered with', () => {
    const { problems, length } = inspectTemplate('On {{date day}}', { helpers, data: { day: 'soon' } })
    expect(problems[0]?.message).toMatch(/cannot read "soon"/)
    expect(length).toBe(3)
  })
})
