import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { callsContact, contactsCalled, inspectMessage, mayCallContact } from '../../src/render/index.ts'
import { errorsOf, inspected, rendered } from './message-parts.ts'

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
    [
      'where a reader has a value',
      '{{#if first_name}}{{first_name}}: {{contact "abroad"}}{{/if}}',
      '&lt;Nia&gt;: <a href="tel:+443007906801">+44 300 790 6801</a>',
      '<Nia>: +44 300 790 6801',
    ],
    [
      'in a branch beside an address',
      '{{#if first_name}}{{contact "abroad"}}{{else}}https://a.example{{/if}}',
      '<a href="tel:+443007906801">+44 300 790 6801</a>',
      '+44 300 790 6801',
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
    ['an unknown part', 'a {{contact "hotline" "fax"}}', /no "fax": write one of name, phone, hours\.$/],
    [
      'a part that no helpline has',
      'a {{contact "hotline" "email"}}',
      /no "email": write one of name, phone, hours\.$/,
    ],
    [
      'a part that this one has not',
      'a {{contact "abroad" "hours"}}',
      /"abroad" has no hours.*\{\{contact "abroad" "phone"\}\}/,
    ],
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

  it('is asked for no part where its name alone is known', () => {
    const of = (part: string) =>
      inspectMessage({ language: 'en', subject: 'a', body: `{{contact "hotline" "${part}"}}` }, [], {
        contacts: { hotline: {} },
      }).problems
    expect(of('hours')).toEqual([])
    expect(of('email')).toMatchObject([{ message: expect.stringContaining('no "email"') }])
  })

  it('a field of that name is a field', () => {
    expect(rendered('{{contact}} {{link}} {{qr}}', { contact: 'a', link: 'b', qr: 'c' }).text).toBe('a b c')
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

describe('The helplines that a text prints', () => {
  it.each<[label: string, text: string, names: string[], calls: boolean, may: boolean]>([
    ['none', 'Hello {{first_name}}, contact us', [], false, false],
    ['none where it is a field', 'Hello {{contact}}', [], false, true],
    ['one, however it is written', '{{~contact\n "hotline"~}} {{contact "hotline" "phone"}}', ['hotline'], true, true],
    ['several, in blocks too', '{{#if a}}{{contact "b"}}{{else}}{{contact "c"}}{{/if}}', ['b', 'c'], true, true],
    ['one that a value names', '{{contact office}}', [], true, true],
    ['not what a note says', '{{! contact "hotline" }}', [], false, true],
    ['not what a link says', '{{link "https://a.example/contact" "contact us"}}', [], false, true],
    ['not what is shown as it is written', '\\{{contact "hotline"}}', [], false, true],
    ['perhaps, where it cannot be read', '{{contact "hotline"}} {{#if}', [], true, true],
  ])('%s', (_, text, names, calls, may) => {
    expect(contactsCalled(text)).toEqual(names)
    expect(callsContact(text)).toBe(calls)
    expect(mayCallContact(text)).toBe(may)
  })

  it.each([
    ['the one that it prints', '{{contact "hotline"}}', true],
    ['another', '{{contact "abroad"}} hotline', false],
    ['perhaps, where it cannot be read', '{{contact "hotline"}} {{#if}', true],
    ['not another, where it cannot be read', '{{contact "abroad"}} {{#if}', false],
  ])('asked for one: %s', (_, text, calls) => {
    expect(callsContact(text, 'hotline')).toBe(calls)
  })
})
