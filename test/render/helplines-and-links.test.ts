import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { contactsInMessage, inspectMessage } from '../../src/render/index.ts'
import { rendered, setting } from './message-parts.ts'

const KNOWN = ['first_name', 'town_url', 'service.name', 'service.url', 'steps.*.url']

const inspected = (body: string, subject = 'About', language = 'en') =>
  inspectMessage({ language, subject, body }, KNOWN, setting)

const errorsOf = (body: string, subject?: string) =>
  inspected(body, subject).problems.filter(({ severity }) => severity === 'error')

describe('A helpline in a body', () => {
  it.each([
    [
      'whole',
      'Call {{contact "hotline"}}.',
      'Call R&#x26;D *line*, <a href="tel:03007906801">0300 790 6801</a>, Monday to Friday, 8am to 6pm.',
      'Call R&D *line*, 0300 790 6801, Monday to Friday, 8am to 6pm.',
    ],
    [
      'by its number alone',
      '**{{contact "hotline" "phone"}}**',
      '<strong><a href="tel:03007906801">0300 790 6801</a></strong>',
      '0300 790 6801',
    ],
    [
      'by its hours alone',
      '{{contact "hotline" "hours"}}',
      'Monday to Friday, 8am to 6pm',
      'Monday to Friday, 8am to 6pm',
    ],
    [
      'with the number of a country',
      '{{contact "abroad"}}',
      '<a href="tel:+443007906801">+44 300 790 6801</a>',
      '+44 300 790 6801',
    ],
    ['without what it lacks', '[{{contact "abroad" "hours"}}]', '[]', '[]'],
    [
      'where a reader has a value',
      '{{#if first_name}}{{first_name}}: {{contact "abroad"}}{{/if}}',
      '&lt;Nia&gt;: <a href="tel:+443007906801">+44 300 790 6801</a>',
      '<Nia>: +44 300 790 6801',
    ],
    [
      'right behind an address',
      'https://a.example/{{contact "abroad"}}',
      '<a href="https://t/1">https://a.example/</a><a href="tel:+443007906801">+44 300 790 6801</a>',
      'https://t/1+44 300 790 6801',
    ],
  ])('%s', (_, body, html, text) => {
    const mail = rendered(body, { first_name: '<Nia>' })
    expect(mail.html).toBe(`<p>${html}</p>`)
    expect(mail.text).toBe(text)
    expect(errorsOf(body)).toEqual([])
  })

  it('keeps its direction in a language written from right to left, and its comma', () => {
    const { text, html } = rendered('{{contact "hotline"}}', {}, 'About', 'ar')
    expect(text).toBe('R&D *line*، \u20680300 790 6801\u2069، Monday to Friday, 8am to 6pm')
    expect(html).toContain('<a href="tel:03007906801">\u20680300 790 6801\u2069</a>')
  })

  it('is counted in length and in the parts of an SMS, as the GSM-7 that it is', () => {
    expect(inspected(`${'x'.repeat(150)}{{contact "hotline" "phone"}}`)).toMatchObject({
      length: { body: 163 },
      sms: { encoding: 'GSM-7', parts: 2 },
    })
  })

  it.each([
    [
      'an unknown one, with the nearest',
      'a {{contact "hotlin"}}',
      'There is no contact "hotlin". Did you mean "hotline"?',
    ],
    ['an unknown part', 'a {{contact "hotline" "fax"}}', /no "fax": write one of name, phone/],
    ['one that a value names', 'a {{contact first_name}}', /written out.*\{\{contact "hotline"\}\}/],
    ['a part that a value names', 'a {{contact "hotline" first_name}}', /written out/],
    ['one inside another call', 'a {{list (contact "hotline")}}', /"contact" stands alone in its tag/],
    ['one that decides', '{{#if (contact "hotline")}}a{{/if}}', /"contact" stands alone in its tag/],
    ['one in a link', 'a [call {{contact "hotline"}}](https://a.example)', /A link cannot stand inside another/],
    ['one in an address', 'a [call](tel:{{contact "hotline" "phone"}})', /"contact" cannot stand inside an address/],
    ['one in a title', 'a [b](https://a.example "{{contact "hotline"}}")', /"contact" cannot stand inside an address/],
    ['one in code', 'a `{{contact "hotline"}}`', /"contact" cannot stand inside an address, a title or code/],
    ['one around something', '{{#contact "hotline"}}a{{/contact}}', /no block helper "contact"/],
  ])('%s is refused', (_, body, message) => {
    expect(errorsOf(body)[0]).toMatchObject({ path: 'body', line: 1, message: expect.stringMatching(message) })
    expect(() => rendered(body)).toThrow(Invalid)
  })

  it('is told where the campaign has none', () => {
    const none = inspectMessage({ language: 'en', subject: 'a', body: '{{contact "hotline"}}' }, [], { contacts: {} })
    expect(none.problems).toMatchObject([{ message: 'There is no contact "hotline".' }])
  })

  it('a field of that name is a field', () => {
    expect(rendered('{{contact}} {{link}} {{qr}}', { contact: 'a', link: 'b', qr: 'c' }).text).toBe('a b c')
  })
})

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
      'to the address that the campaign knows',
      '{{#with service}}{{link url "Renew"}}{{/with}}',
      'https://renew.example.gov',
      '<a href="https://t/1">Renew</a>',
      'Renew: https://t/1',
    ],
    [
      'with the words that a reader has',
      '{{link service.url first_name}}',
      'https://renew.example.gov',
      '<a href="https://t/1">&lt;Nia&gt;</a>',
      '<Nia>: https://t/1',
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

describe('What no message shows', () => {
  it.each([
    ['a code', 'a {{qr "https://a.example" "Scan"}}', /"qr" draws.*no drawings.*sheet.*\{\{link/],
    ['a chart', 'a {{chart "renewals"}}', /"chart" draws.*no drawings.*sheet.*\{\{link/],
  ])('%s is refused with what to do instead', (_, body, message) => {
    expect(errorsOf(body)).toMatchObject([{ path: 'body', column: 3, message: expect.stringMatching(message) }])
    expect(errorsOf('a', body)).toMatchObject([{ path: 'subject', message: expect.stringMatching(message) }])
    expect(() => rendered(body)).toThrow(Invalid)
  })

  it.each([
    ['a helpline', '{{contact "hotline"}}', /subject.*Write it in the body/],
    ['a link', '{{link "https://a.example" "x"}}', /subject.*Write it in the body/],
  ])('%s in a subject', (_, subject, message) => {
    expect(errorsOf('a', subject)).toMatchObject([{ path: 'subject', message: expect.stringMatching(message) }])
  })
})

describe('The helplines that a message prints', () => {
  it.each([
    ['none', 'Hello {{contact}} {{first_name}}', []],
    ['one, however it is written', '{{~contact\n "hotline"~}} {{contact "hotline" "phone"}}', ['hotline']],
    ['several, in blocks too', '{{#if a}}{{contact "b"}}{{else}}{{contact "c"}}{{/if}}', ['b', 'c']],
    ['not what a note says', '{{! contact "hotline" }}', []],
    ['nothing of what cannot be read', '{{contact "hotline"}} {{#if}', []],
  ])('%s', (_, body, names) => {
    expect(contactsInMessage({ body })).toEqual(names)
  })
})
