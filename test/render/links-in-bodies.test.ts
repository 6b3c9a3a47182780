import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { errorsOf, inspected, rendered } from './message-parts.ts'

describe('A link in a body', () => {
  it.each([
    [
      'with words',
      'Go: {{link "https://a.example/b?c=1&d=2" "Renew <online>"}}.',
      'https://a.example/b?c=1&d=2',
      'Go: <a href="https://t/1">Renew &#x3C;online></a>.',
      'Go: Renew <online>: https://t/1.',
    ],
    [
      'without words',
      '{{link "https://a.example/b"}}',
      'https://a.example/b',
      '<a href="https://t/1">https://a.example/b</a>',
      'https://t/1',
    ],
    [
      'with empty words',
      '{{link "https://a.example/b" " "}}',
      'https://a.example/b',
      '<a href="https://t/1">https://a.example/b</a>',
      'https://t/1',
    ],
    [
      'to the address that the campaign knows',
      '{{#with service}}{{link url "Renew"}}{{/with}}',
      'https://renew.example.gov',
      '<a href="https://t/1">Renew</a>',
      'Renew: https://t/1',
    ],
    [
      'with words that the campaign knows',
      '{{link service.url service.name}}',
      'https://renew.example.gov',
      '<a href="https://t/1">Licence &amp; Co</a>',
      'Licence & Co: https://t/1',
    ],
    [
      'with words that are said for the language',
      '{{link service.url (plural 2 one="# form" other="# forms")}}',
      'https://renew.example.gov',
      '<a href="https://t/1">2 forms</a>',
      '2 forms: https://t/1',
    ],
    [
      'with words that look like Markdown',
      '{{link "https://a.example" "*a* [b](c) https://d.example"}}',
      'https://a.example',
      '<a href="https://t/1">*a* [b](c) https://d.example</a>',
      '*a* [b](c) https://d.example: https://t/1',
    ],
    [
      'twice, of which each is written',
      '{{link "https://a.example" "a"}}, https://a.example',
      'https://a.example',
      '<a href="https://t/1">a</a>, <a href="https://t/1">https://a.example</a>',
      'a: https://t/1, https://t/1',
    ],
  ])('%s is tracked', (_, body, link, html, text) => {
    const mail = rendered(body, { first_name: '<Nia>' })
    expect(mail.links).toEqual([link])
    expect(mail.html).toBe(`<p>${html}</p>`)
    expect(mail.text).toBe(text)
    expect(inspected(body).problems).toEqual([])
    expect(inspected(body).links).toContain(link)
  })

  it.each([
    [
      'an address that differs by reader',
      '{{link town_url "x"}}',
      /"town_url" differs by reader.*not be counted.*checked/,
    ],
    ['an address of an item', '{{#each steps}}{{link url "x"}}{{/each}}', /"url" differs by reader/],
    ['an address that is worked out', '{{link (lookup service "url") "x"}}', /Write the address itself/],
    ['a fact that is no address', '{{link service.name "x"}}', /is not a whole address/],
    ['a script', '{{link "javascript:alert(1)" "x"}}', /cannot lead to "javascript/],
    ['part of an address', '{{link "/start" "x"}}', /https:\/\/ at its start/],
    ['a link in a link', '[a {{link "https://a.example" "x"}}](https://b.example)', /cannot stand inside another/],
    [
      'a link in an address',
      '[a](https://b.example/{{link "https://a.example"}})',
      /"link" cannot stand inside an address/,
    ],
    ['a link in a call', '{{list (link "https://a.example")}}', /"link" stands alone in its tag/],
    ['words that a reader has', '{{link service.url first_name}}', /"first_name".*empty.*"Renew online"/],
    ['words of an item', '{{#each steps}}{{link "https://a.example" url}}{{/each}}', /"url".*empty/],
    [
      'words that hang on a reader',
      '{{link service.url (plural first_name one="# form" other="# forms")}}',
      /"first_name".*empty/,
    ],
    ['words that are looked up', '{{link service.url (lookup this "first_name")}}', /"this".*empty/],
    ['no address', '{{link service.url "a" "b"}}', /takes other values/],
  ])('%s is refused', (_, body, message) => {
    expect(
      errorsOf(body)
        .map((problem) => problem.message)
        .join('\n'),
    ).toMatch(message)
    expect(() => rendered(body)).toThrow(Invalid)
  })

  it('holds no mark of ours that somebody typed', () => {
    const mail = rendered('{{#if first_name}}a{{/if}} {{link "https://a.example" "\uE0000\uE001b"}}')
    expect(mail.html).toContain('>0b</a>')
  })
})

describe('A call beside an address', () => {
  it.each([
    ['a number behind one', 'https://a.example/{{contact "abroad"}}', /^"contact" stands directly behind an address/],
    ['a link behind one', 'https://a.example/{{link "https://b.example"}}', /^"link" stands directly behind/],
    ['behind one with more to it', 'see www.a.example/b?c={{first_name}}{{contact "abroad"}}', /behind/],
    ['behind a mail address', 'help@a.example{{contact "abroad"}}', /behind/],
    ['behind the address that the campaign knows', '{{service.url}}{{contact "abroad"}}', /behind/],
    ['behind one in brackets', '(https://a.example){{contact "abroad"}}', /behind/],
    ['behind a link in Markdown', '[a](https://a.example){{contact "abroad"}}', /behind/],
    ['behind a link', '{{link "https://a.example" "a"}}{{contact "abroad"}}', /behind/],
    ['behind one, for some', 'https://a.example{{#if first_name}}{{contact "abroad"}}{{/if}}', /behind/],
    ['behind one that some have', '{{#if first_name}}www.a.example{{/if}}{{contact "abroad"}}', /behind/],
    ['behind one that the others have', '{{#if town_url}}a {{else}}www.a.example{{/if}}{{contact "abroad"}}', /behind/],
    ['behind one, with a note between', 'https://a.example{{! b }}{{contact "abroad"}}', /behind/],
    ['with emphasis', 'https://a.example/**{{contact "abroad"}}**', /behind/],
    ['a number before one', '{{contact "abroad"}}https://a.example', /^"contact" stands directly before an address/],
    ['a link before one', '{{link "https://a.example" "a"}}www.b.example', /^"link" stands directly before/],
    ['before a link that shows its address', '{{contact "abroad"}}{{link "https://a.example"}}', /before/],
    ['before the address that the campaign knows', '{{contact "abroad"}}{{service.url}}', /before/],
    ['before one, for some', '{{contact "abroad"}}{{#if first_name}}www.a.example{{/if}}', /before/],
  ])('%s is refused', (_, body, message) => {
    const [first] = errorsOf(body)
    expect(first).toMatchObject({ path: 'body', line: 1, message: expect.stringMatching(message) })
    expect(first?.message).toContain('Put a space between')
    expect(() => rendered(body)).toThrow(Invalid)
  })

  it.each([
    ['a space between', 'https://a.example/ {{contact "abroad"}} https://b.example'],
    ['a line between', 'https://a.example\n{{contact "abroad"}}\nhttps://b.example'],
    ['a space in the block between', 'https://a.example{{#if first_name}} {{contact "abroad"}}{{/if}}'],
    ['a space in both branches', 'www.a.example{{#if first_name}} a{{else}} b{{/if}}{{contact "abroad"}}'],
    ['another branch', '{{#if first_name}}www.a.example{{else}}{{contact "abroad"}}{{/if}}'],
    ['a word of its own before it', 'https://a.example a{{contact "abroad"}}, b@c.example'],
    ['a full stop behind it', 'a {{link "https://a.example"}}.'],
  ])('%s is right', (_, body) => {
    expect(errorsOf(body)).toEqual([])
  })
})
