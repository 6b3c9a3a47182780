import { describe, expect, it } from 'vitest'
import { readEmail, readLanguage, readPhone } from '../../src/audience/index.ts'

describe('an email', () => {
  it.each([
    ['ann@example.com', 'ann@example.com', 'ann@example.com'],
    ['Ann.Jones+news@Mail.Example', 'Ann.Jones+news@mail.example', 'ann.jones+news@mail.example'],
    ["o'neill_{x}@example.co.uk", "o'neill_{x}@example.co.uk", "o'neill_{x}@example.co.uk"],
    ['ann@xn--bcher-kva.example', 'ann@xn--bcher-kva.example', 'ann@xn--bcher-kva.example'],
    ['ann@bücher.example', 'ann@xn--bcher-kva.example', 'ann@xn--bcher-kva.example'],
    ['ann@उदाहरण.परीक्षा', 'ann@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g', 'ann@xn--p1b6ci4b4b3a.xn--11b5bs3a9aj6g'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s is one', (text, address, normalised) => expect(readEmail(text)).toEqual({ address, normalised }))

  it.each([
    ['no @', 'ann.example.com', /exactly one @/],
    ['two @', 'ann@bob@example.com', /exactly one @/],
    ['nothing before the @', '@example.com', /before the @/],
    ['nothing after the @', 'ann@', /after the @/],
    ['a space', 'ann jones@example.com', /space/],
    ['a line break', 'ann@example.com\nBcc:x@example.com', /space/],
    ['a zero-width space', 'ann\u200B@example.com', /invisible/],
    ['brackets', '<ann@example.com>', /bare address/],
    ['a quoted local part', '"ann"@example.com', /bare address/],
    ['a comment', 'ann(x)@example.com', /bare address/],
    ['two addresses', 'ann@example.com,bob@example.com', /bare address/],
    ['a dot first', '.ann@example.com', /single dots/],
    ['a dot last', 'ann.@example.com', /single dots/],
    ['two dots', 'ann..jones@example.com', /single dots/],
    ['an accent', 'siân@example.com', /without accents/],
    ['a long local part', `${'a'.repeat(65)}@example.com`, /over 64/],
    ['a long address', `a@${'b.'.repeat(170)}com`, /over 320/],
    ['no dot in the domain', 'ann@localhost', /domain such as/],
    ['an address for a domain', 'ann@127.0.0.1', /domain such as/],
    ['an address in brackets', 'ann@[127.0.0.1]', /bare address/],
    ['two dots in the domain', 'ann@example..com', /domain such as/],
    ['a dot at the end', 'ann@example.com.', /domain such as/],
    ['a hyphen at the edge', 'ann@-example.com', /domain such as/],
    ['an underscore in the domain', 'ann@ex_ample.com', /domain such as/],
    ['a long label', `ann@${'a'.repeat(64)}.com`, /domain such as/],
    ['digits for a top level', 'ann@example.123', /domain such as/],
    ['a slash in an international domain', 'ann@bücher.example/x', /domain such as/],
    ['a percent sign in an international domain', 'ann@bücher%2eexample', /domain such as/],
  ])('with %s is none', (_, text, fault) => expect(readEmail(text)).toEqual({ fault: expect.stringMatching(fault) }))
})

describe('a phone number', () => {
  it.each([
    ['+447700900123', '+447700900123'],
    ['+44 (0)7700 900-123', '+447700900123'],
    ['+1 202-555-0143', '+12025550143'],
    ['+91 99999 99999', '+919999999999'],
  ])('%s is one', (text, e164) => expect(readPhone(text)).toEqual({ e164 }))

  it.each([
    ['without +', '447700900123', /international form/],
    ['with 00', '00447700900123', /international form/],
    ['too short', '+4477009', /too short/],
    ['too long', '+4477009001234567', /too (short or too )?long/],
    ['with words', '+44 7700 900123 (home)', /expected a phone number/],
    ['with an extension', '+44 20 7946 0000 ext. 12', /extension/],
    ['with an unknown country', '+999123456789', /unknown country/],
    ['that is only +', '+', /expected a phone number/],
  ])('%s is none', (_, text, fault) => expect(readPhone(text)).toEqual({ fault: expect.stringMatching(fault) }))
})

it.each([
  ['en', 'en'],
  ['EN-gb', 'en-GB'],
  ['zh-hant-hk', 'zh-Hant-HK'],
  ['English', undefined],
  ['en_GB', undefined],
  ['e', undefined],
  ['en-', undefined],
  ['', undefined],
])('the language %j is %j', (text, tag) => expect(readLanguage(text)).toBe(tag))
