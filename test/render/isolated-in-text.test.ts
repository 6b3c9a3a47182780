import { expect, it } from 'vitest'
import { isolatedInText } from '../../src/render/sheet/text-columns.ts'

it.each([
  ['a web address', 'اكتب renew.licence.example الآن', 'اكتب ⟨renew.licence.example⟩ الآن'],
  ['one with a path', 'https://renew.example.gov/a?b=1 الآن', '⟨https://renew.example.gov/a?b=1⟩ الآن'],
  ['a mail address', 'اكتب إلى licences+ar@example.gov الآن', 'اكتب إلى ⟨licences+ar@example.gov⟩ الآن'],
  ['a telephone number', 'اتصل 0808 157 0000.', 'اتصل ⟨0808 157 0000⟩.'],
  ['one of another country', 'اتصل +44 29 2000 0000', 'اتصل ⟨+44 29 2000 0000⟩'],
  ['a short one', 'اتصل 116 117', 'اتصل ⟨116 117⟩'],
  ['a number with separators', 'حتى 12,345.5 شخص', 'حتى ⟨12,345.5⟩ شخص'],
  ['a year before a number', '1 مارس 2027 12,345.5', '1 مارس 2027 ⟨12,345.5⟩'],
  ['a number after a time', 'من 8:00 إلى 19:00', 'من 8:00 إلى 19:00'],
])('%s is kept whole between words from right to left', (_, text, expected) => {
  expect(isolatedInText(text).replaceAll('\u2068', '⟨').replaceAll('\u2069', '⟩')).toBe(expected)
})
