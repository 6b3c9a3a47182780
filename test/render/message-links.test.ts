import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { inspectMessage } from '../../src/render/index.ts'
import { rendered } from './message-parts.ts'

describe('Web addresses that are the same for all are tracked', () => {
  it.each([
    [
      'a link',
      '[go](https://a.example/b?c=1&d=2)',
      'https://a.example/b?c=1&d=2',
      '<a href="https://t/1">go</a>',
      'go: https://t/1',
    ],
    [
      'an address in angle brackets',
      '<https://a.example/>',
      'https://a.example/',
      '<a href="https://t/1">https://a.example/</a>',
      'https://t/1',
    ],
    [
      'an address typed as text',
      'At https://a.example/b.',
      'https://a.example/b',
      'At <a href="https://t/1">https://a.example/b</a>.',
      'At https://t/1.',
    ],
    [
      'one with brackets in it',
      '(https://a.example/b_(c))',
      'https://a.example/b_(c)',
      '(<a href="https://t/1">https://a.example/b_(c)</a>)',
      '(https://t/1)',
    ],
    [
      'one that begins with www',
      'www.a.example!',
      'https://www.a.example',
      '<a href="https://t/1">www.a.example</a>!',
      'https://t/1!',
    ],
    [
      'a link by reference',
      '[go][x]\n\n[x]: https://a.example',
      'https://a.example',
      '<a href="https://t/1">go</a>',
      'go: https://t/1',
    ],
    [
      'a fact',
      '[go]({{service.url}}/start)',
      'https://renew.example.gov/start',
      '<a href="https://t/1">go</a>',
      'go: https://t/1',
    ],
    [
      'a fact inside, encoded',
      '[go](https://a.example/?s={{service.name}})',
      'https://a.example/?s=Licence%20%26%20Co',
      '<a href="https://t/1">go</a>',
      'go: https://t/1',
    ],
    [
      'a fact as text',
      'Go to {{service.url}}.',
      'https://renew.example.gov',
      'Go to <a href="https://t/1">https://renew.example.gov</a>.',
      'Go to https://t/1.',
    ],
    [
      'a fact with more behind it',
      '{{#with service}}[go]({{url}}/a){{/with}}',
      'https://renew.example.gov/a',
      '<a href="https://t/1">go</a>',
      'go: https://t/1',
    ],
    [
      'a name as the text of a link',
      '[{{name}}](https://a.example)',
      'https://a.example',
      '<a href="https://t/1">&lt;Nia&gt;</a>',
      '<Nia>: https://t/1',
    ],
  ])('%s', (_, body, link, html, text) => {
    const made = rendered(body, { name: '<Nia>' })
    expect(made.links).toEqual([link])
    expect(made.html).toBe(`<p>${html}</p>`)
    expect(made.text).toBe(text)
  })

  it('each once, in order', () => {
    const body = 'https://b.example https://a.example [b](https://b.example)'
    expect(rendered(body).links).toEqual(['https://b.example', 'https://a.example'])
  })

  it('mail addresses and phone numbers stay as they are', () => {
    const made = rendered('[call](tel:+441234567890), help@a.example, [write](mailto:b@a.example?subject={{name}})', {
      name: 'a&b',
    })
    expect(made.links).toEqual([])
    expect(made.html).toBe(
      '<p><a href="tel:+441234567890">call</a>, <a href="mailto:help@a.example">help@a.example</a>, <a href="mailto:b@a.example?subject=a%26b">write</a></p>',
    )
    expect(made.text).toBe('call: +441234567890, help@a.example, write:\nb@a.example?subject=a%26b')
  })
})

describe('An address that differs by reader', () => {
  it.each([
    ['with a value', '[you](https://a.example/?n={{name}})', 'https://a.example/?n=%22%3E%3Cb%3E%20%26%20%C3%A9'],
    ['with a block', '[you](https://a.example/{{#if name}}x{{/if}})', 'https://a.example/x'],
    ['typed as text', 'https://a.example/{{name}}', 'https://a.example/%22%3E%3Cb%3E%20%26%20%C3%A9'],
  ])('%s is encoded, sent untracked, and warned of', (_, body, address) => {
    const made = rendered(body, { name: '"><b> & é' })
    expect(made.links).toEqual([])
    expect(made.html).toContain(`href="${address}"`)
    expect(made.text).toContain(address)
    const [problem] = inspectMessage({ language: 'en', subject: 's', body }, ['name'], { contacts: {} }).problems
    expect(problem).toMatchObject({ path: 'body', severity: 'warning', line: 1 })
    expect(problem?.message).toMatch(/\{\{#?(name|if)}}.*not counted/)
  })
})

describe('Addresses that are refused', () => {
  it.each([
    ['scripts', '[a](javascript:alert(1))', /"javascript:"/],
    ['scripts in capitals', '[a](JavaScript:alert(1))', /"javascript:"/],
    ['scripts by entities', '[a](java&#115;cript:alert(1))', /"javascript:"/],
    ['data', '[a](data:text/html,x)', /"data:"/],
    ['files', '<file:///etc/passwd>', /"file:"/],
    ['part of an address', '[a](/start)', /not a whole address/],
    ['no address', '[a]()', /not a whole address/],
    ['a broken address', '[a](https://:99999/)', /not a web address/],
    ['a value as the whole address', '[a]({{name}})', /must be the same for all/],
    ['a value as the host', '[a](https://{{name}}/)', /must be the same for all/],
    ['a value that ends the host', '[a](https://a.example{{name}})', /must be the same for all/],
    ['a value as the scheme', '[a]({{name}}:alert(1))', /must be the same for all/],
    ['a value as the mail address', '[a](mailto:{{name}})', /must be the same for all/],
    ['a block with the host in it', '[a](https://{{#if name}}a{{/if}}.example)', /must be the same for all/],
    ['half a block in an address', '[a](https://a.example/{{#if name}}x) b{{/if}}', /inside an address/],
    ['images', '![a](https://a.example/x.png)', /Images are not available/],
  ])('%s', (_, body, message) => {
    const problems = inspectMessage({ language: 'en', subject: 's', body: `First.\n\n  ${body}` }, ['name'], {
      contacts: {},
    }).problems
    const refused = problems.find((problem) => problem.severity === 'error')
    expect(refused?.message).toMatch(message)
    expect(refused).toMatchObject({ path: 'body', line: 3, column: 3 })
    expect(() => rendered(body)).toThrow(Invalid)
  })

  it('a fact that is no web address is found when the campaign is known', () => {
    expect(
      inspectMessage(
        { language: 'en', subject: 's', body: '[a]({{service.url}}{{service.name}})' },
        ['service.url', 'service.name'],
        { contacts: {} },
      ).problems,
    ).toEqual([])
    expect(() => rendered('[a]({{service.name}})')).toThrow(/not a whole address/)
  })
})
