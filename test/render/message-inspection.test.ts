import { describe, expect, it } from 'vitest'
import { inspectMessage } from '../../src/render/index.ts'

const known = ['first_name', 'language', 'service.name', 'service.url', 'steps.*.title']

function inspect(body: string, subject = 'About') {
  return inspectMessage({ language: 'en', subject, body }, known, { contacts: {} }).problems
}

describe('A message that may be sent', () => {
  it.each([
    'Dear {{first_name}}',
    '{{#if first_name}}{{service.name}}{{/if}}',
    '{{#with service}}{{name}} {{../first_name}} {{@root.language}}{{/with}}',
    '{{lookup service "name"}} {{lookup service first_name}}',
    '{{#each steps}}{{title}}{{this.title}}{{@index}}{{/each}}',
    '{{#each steps as |step|}}{{step.title}}{{first_name}}{{/each}}'.replace('{{first_name}}', '{{../first_name}}'),
    '{{#each first_name}}{{anything}}{{/each}}',
    'A < B & C > D',
    'On {{date first_name "d MMMM"}}, {{number language}}, {{money 14 "GBP"}}, {{plural first_name one="#" other="#"}}',
    '{{#if (number first_name)}}a{{/if}} {{list language "or"}}',
  ])('%s', (body) => {
    expect(inspect(body)).toEqual([])
  })
})

describe('What is known of a message before it is sent', () => {
  const facts = {
    service: { name: 'Renewal', url: 'https://renew.example' },
    campaign: { title: 'Renew' },
    launch: { date: '1 March 2027', time: '09:00', weekday: 'Monday' },
  }
  const look = (body: string, subject = 'About {{service.name}}') =>
    inspectMessage({ language: 'en', subject, body }, known, { facts, contacts: {} })

  it('the names that it says, and those that nobody knows, each once', () => {
    const { names, missing } = look('{{#if first_name}}{{first_name}}{{/if}} {{town}} {{date day "long"}} {{town}}')
    expect(names).toEqual(['service.name', 'first_name', 'town', 'day'])
    expect(missing).toEqual(['town', 'day'])
  })

  it('the addresses that it leads to, however they are written', () => {
    const body = '[Renew]({{service.url}}/now), https://a.example/x. Or www.b.example, a@b.example, [call](tel:0808).'
    expect(look(body).links).toEqual(['https://renew.example/now', 'https://a.example/x', 'https://www.b.example'])
  })

  it.each([
    ['in characters as people read them', '**Hi** {{service.name}} 😀', 12, 'UCS-2', 1],
    ['with a name for a value that differs', '{{first_name}}', 10, 'GSM-7', 1],
    ['without what nobody has', 'Hello {{nobody}}', 5, 'GSM-7', 1],
    ['not of what cannot be read', 'Hello {{nobody', 0, 'GSM-7', 0],
    ['in parts as SMS', 'x'.repeat(161), 161, 'GSM-7', 2],
  ])('its length, %s', (_, body, length, encoding, parts) => {
    expect(look(body)).toMatchObject({ length: { subject: 13, body: length }, sms: { encoding, parts } })
  })

  it('that it would go round without end', () => {
    const loops = '{{#each @root.service}}'.repeat(20) + '{{/each}}'.repeat(20)
    expect(look(loops).problems).toMatchObject([
      { path: 'body', message: expect.stringMatching(/goes round its blocks more than 20000/) },
    ])
    expect(look('x', loops).problems).toMatchObject([{ path: 'subject', severity: 'error' }])
  })
})

describe('A message that may not be sent', () => {
  it.each([
    [
      'an unknown name, with the nearest',
      'a\n {{first_nam}}',
      2,
      4,
      'There is no "first_nam" to put here. Did you mean "first_name"?',
    ],
    ['an unknown name that decides', '{{#if frist_name}}a{{/if}}', 1, 7, /"frist_name".*"first_name"/],
    ['an unknown name inside with', '{{#with service}}{{nam}}{{/with}}', 1, 20, /"service.nam".*"service.name"/],
    ['an unknown name handed over', '{{lookup service "link"}}', 1, 3, /"service.link"/],
    ['an unknown name of an item', '{{#each steps}}{{titel}}{{/each}}', 1, 18, /No item of "steps" has "titel"/],
    ['a field of a text', '{{first_name.x}}', 1, 3, /"first_name.x"/],
    ['a group as a text', '{{service}}', 1, 3, /not a text but a group. Write one of service.name, service.url/],
    ['an unescaped value', 'a {{{first_name}}}', 1, 3, /two braces/],
    ['an unescaped value by &', '{{#if language}}{{&first_name}}{{/if}}', 1, 17, /two braces/],
    ['a partial', '{{> footer}}', 1, 1, /no partial/],
    ['a partial with a block', 'a {{#> footer}}b{{/footer}}', 1, 3, /A message is one text/],
    ['an inline partial', '{{#if language}}{{#*inline "a"}}b{{/inline}}{{/if}}', 1, 17, /A message is one text/],
    ['a raw block', '{{{{if language}}}}{{b}}{{{{/if}}}}', 1, 1, /Raw blocks/],
    ['an unknown helper', 'a {{dat first_name}}', 1, 3, /no helper "dat". The nearest is "date"/],
    ['a bad pattern', 'a {{date first_name "DD/MM"}}', 1, 3, /write d for the day/],
    ['an unknown name in a call', '{{date frist_name}}', 1, 8, /"frist_name".*"first_name"/],
    ['a bare name of a helper', '{{number}}', 1, 3, /There is no "number" to put here/],
    ['a code', 'a {{qr service.url}}', 1, 3, /no drawings/],
    ['a tag that cannot be read', 'a\n\n{{#if language}}\nb', 4, 2, /ends inside a block/],
    ['a block over two paragraphs', 'a {{#if language}}b\n\nc{{/if}} d', 1, 3, /begins in one paragraph/],
    ['a block over half a bold word', 'a **b {{#if language}}c** d{{/if}}', 1, 7, /begins in one paragraph/],
    ['a block over half a list item', '- a {{#if language}}b\n- c{{/if}}\n- d', 1, 5, /begins in one paragraph/],
    ['an else in another paragraph', '{{#if language}}a\n\nb{{else}}c{{/if}} d', 1, 1, /begins in one paragraph/],
    ['a block where nothing is shown', 'a\n\n[x]: https://a.example/{{#if language}}b{{/if}}', 3, 24, /shows nothing/],
    ['HTML', 'a\n\n<script>x</script>', 3, 1, /HTML is not sent/],
    ['HTML in a sentence', 'a <b>c</b>', 1, 3, /HTML is not sent/],
    ['HTML in a later item', '- a\n{{#if language}}\n- b\n{{/if}}\nc\n\n<b>x</b>', 7, 1, /HTML is not sent/],
    ['a character kept for marks', 'a \uE0001\uE001', 1, 1, /U\+E000/],
    ['marks by entities', '{{#if language}}a{{/if}} &#xE003;0&#xE001;', 1, 1, /begins in one paragraph/],
  ])('%s', (_, body, line, column, message) => {
    const [problem] = inspect(body)
    expect(problem).toMatchObject({ path: 'body', severity: 'error', line, column })
    expect(problem?.message).toMatch(message)
  })

  it.each([
    ['', 1, 1, 'The subject is empty.'],
    ['Hello {{frist_name}}', 1, 9, /"frist_name".*"first_name"/],
    ['{{{first_name}}}', 1, 1, /two braces/],
    ['{{#if language}}', 1, 17, /ends inside a block/],
  ])('with the subject “%s”', (subject, line, column, message) => {
    const [problem] = inspect('Hello.', subject)
    expect(problem).toMatchObject({ path: 'subject', severity: 'error', line, column })
    expect(problem?.message).toMatch(message)
  })

  it('all that is wrong at once', () => {
    expect(inspect('{{a}} {{{b}}} <b>', '{{c}}').map(({ path }) => path)).toEqual([
      'subject',
      'body',
      'body',
      'body',
      'body',
    ])
  })
})
