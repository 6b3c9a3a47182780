import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import { create, handlebarsHelper, parseTemplate, templateWords, type WordsOptions } from '../../src/render/index.ts'

const data = {
  day: '2027-03-01',
  wall: '2027-03-01T09:05',
  instant: '2027-07-01T08:05:00Z',
  moment: new Date('2027-07-01T08:05:00Z'),
  amount: 1234567.5,
  text: '1250',
  towns: ['Bangor', 'Y Barri <b>', 'Caernarfon'],
  nothing: null,
  empty: '',
  bad: 'tomorrow',
  attack: '<img src=x onerror=alert(1)>',
  script: 'javascript:alert(1)',
}

const furnished: Omit<WordsOptions, 'language'> = {
  zone: 'Europe/London',
  link: (url) => `https://t.example/${encodeURIComponent(url)}`,
  drawQr: (text, title) => `<svg data-text="${text.length}"><title>${title.replaceAll('<', '&lt;')}</title></svg>`,
  charts: { renewals: (landing) => (landing === 'html' ? '<figure>…</figure>' : '8 in 10 renewed online') },
  contacts: {
    hotline: { name: 'Helpline & chat', phone: '0300 790 6801', hours: '8 to 7' },
    mail: { email: 'help@example.gov' },
  },
}

function shown(source: string, language: string, options: Partial<WordsOptions> = furnished): string {
  return parseTemplate(source, { helpers: templateWords({ ...options, language }) }).render(data)
}

describe('Words in a language', () => {
  it.each([
    ['en', '{{date day}}', '1 March 2027'],
    ['en-US', '{{date day}}', 'March 1, 2027'],
    ['cy', '{{date day "full"}}', 'Dydd Llun, 1 Mawrth 2027'],
    ['es', '{{date day "long"}}', '1 de marzo de 2027'],
    ['hi', '{{date day}}', '1 मार्च 2027'],
    ['ar', '{{date day}}', '1 مارس 2027'],
    ['ur', '{{date day}}', '1 مارچ، 2027'],
    ['bn', '{{date day}}', '১ মার্চ, ২০২৭'],
    ['en', '{{date day "d MMMM yyyy"}}', '1 March 2027'],
    ['cy', '{{date day "EEEE d MMMM"}}', 'dydd Llun 1 Mawrth'],
    ['es', `{{date day "d 'de' MMMM"}}`, '1 de marzo'],
    ['hi', '{{date day "d MMMM yyyy"}}', '1 मार्च 2027'],
    ['ar', '{{date day "d MMMM yyyy"}}', '1 مارس 2027'],
    ['bn', '{{date day "d MMMM yyyy"}}', '১ মার্চ ২০২৭'],
    ['en', '{{date wall "short" time="short"}}', '01/03/2027, 09:05'],
    ['en', '{{date wall "HH:mm"}} {{date day "HH:mm"}}', '09:05 00:00'],
    [
      'en',
      '{{date instant "HH:mm"}} {{date moment "HH:mm"}} {{date instant "HH:mm" zone="Asia/Kolkata"}}',
      '09:05 09:05 13:35',
    ],
    [
      'en',
      '{{number amount}} {{number text}} {{number amount maximumFractionDigits=0}}',
      '1,234,567.5 1,250 1,234,568',
    ],
    ['es', '{{number amount}}', '1.234.567,5'],
    ['hi', '{{number amount}}', '12,34,567.5'],
    ['bn', '{{number amount}}', '১২,৩৪,৫৬৭.৫'],
    ['en', '{{number 0.256 style="percent"}} {{number amount notation="compact"}}', '26% 1.2m'],
    [
      'en',
      '{{money text "GBP"}} {{money 12.5 "GBP"}} {{money 14 "GBP" minimumFractionDigits=2}}',
      '£1,250 £12.50 £14.00',
    ],
    ['bn', '{{money 14 "BDT"}}', '১৪৳'],
    ['ar', '{{money 14 "USD"}}', '\u200F14\u00A0US$\u200E'],
    ['ar', '{{money 14 "EUR"}}', '\u200F14\u00A0€'],
    ['en', '{{money 14 "USD"}}', 'US$14'],
    ['en', '{{plural 1 one="# day" other="# days"}}, {{plural text one="# day" other="# days"}}', '1 day, 1,250 days'],
    ['bn', '{{plural 3 one="# দিন" other="# দিন"}}', '৩ দিন'],
    ['cy', '{{plural 3 zero="# ci" one="# ci" two="# gi" few="# chi" many="# chi" other="# ci"}}', '3 chi'],
    ['ar', '{{plural 2 zero="0" one="1" two="يومان" few="# أيام" many="# يومًا" other="# يوم"}}', 'يومان'],
    ['es', '{{plural 1000000 one="# día" other="# días"}}', '1.000.000 días'],
    ['en', '{{list towns}}', 'Bangor, Y Barri &lt;b&gt; and Caernarfon'],
    ['en', '{{list towns "or"}}', 'Bangor, Y Barri &lt;b&gt; or Caernarfon'],
    ['cy', '{{list towns}}', 'Bangor, Y Barri &lt;b&gt;, a(c) Caernarfon'],
    ['ur', '{{list towns}}', 'Bangor، Y Barri &lt;b&gt;، اور Caernarfon'],
    [
      'ar',
      '{{contact "hotline"}}',
      'Helpline &amp; chat، <a href="tel:03007906801"><bdi>0300 790 6801</bdi></a>، 8 to 7',
    ],
  ])('%s: %s', (language, source, expected) => {
    expect(shown(source, language)).toBe(expected)
  })

  it.each([
    [
      'a link',
      '{{link "https://a.example/?b=1" "Renew & <go>"}}',
      '<a href="https://t.example/https%3A%2F%2Fa.example%2F%3Fb%3D1">Renew &amp; &lt;go&gt;<span class="printed-address"> (<bdi dir="ltr">a.example/?b&#x3D;1</bdi>)</span></a>',
      'Renew & <go>: https://a.example/?b=1',
    ],
    [
      'a link without words',
      '{{link "https://a.example/"}}',
      '<a href="https://t.example/https%3A%2F%2Fa.example%2F"><bdi dir="ltr">a.example</bdi></a>',
      'https://a.example/',
    ],
    [
      'a code',
      '{{qr "https://a.example" "Scan <me>"}}',
      '<figure class="qr"><svg data-text="17"><title>a.example</title></svg><figcaption><span class="qr-words">Scan &lt;me&gt;</span> <a href="https://a.example"><bdi dir="ltr">a.example</bdi></a></figcaption></figure>',
      'Scan <me>: https://a.example',
    ],
    ['a chart', '{{chart "renewals"}}', '<figure>…</figure>', '8 in 10 renewed online'],
    [
      'a part of a contact',
      '{{contact "mail" "email"}}',
      '<a href="mailto:help@example.gov"><bdi>help@example.gov</bdi></a>',
      '\u2068help@example.gov\u2069',
    ],
    ['a part that a contact has not', '[{{contact "mail" "phone"}}]', '[]', '[]'],
  ])('%s, in HTML and in text', (_, source, html, text) => {
    expect(shown(source, 'en')).toBe(html)
    expect(shown(source.replaceAll(/\{\{(.*?)\}\}/g, '{{{$1}}}'), 'en', { ...furnished, landing: 'text' })).toBe(text)
  })

  it('nothing is printed of what is absent', () => {
    const source =
      '[{{date nothing}}{{number empty}}{{money none "GBP"}}{{plural nothing one="1" other="2"}}{{list none}}{{link empty "x"}}{{qr none}}]'
    expect(shown(source, 'en')).toBe('[]')
  })

  it('a bare name is a field, whatever it is called', () => {
    const helpers = templateWords({ ...furnished, language: 'en' })
    const fields = { date: '<1>', list: ['a'], number: 0, contact: { name: 'n' }, plural: 'p' }
    const source =
      '{{date}} {{#list}}{{this}}{{/list}} {{#each list}}{{@index}}{{/each}} {{number}} {{contact.name}} {{#plural}}{{this}}{{/plural}}'
    expect(parseTemplate(source, { helpers }).render(fields)).toBe('&lt;1&gt; a 0 0 n p')
  })

  it('they serve a program that is written for handlebars as well', () => {
    const env = create()
    for (const [name, word] of Object.entries(templateWords({ ...furnished, language: 'cy' })))
      env.registerHelper(name, handlebarsHelper(word))
    expect(env.compile('{{date day "d MMMM"}} {{list towns}} {{link "https://a.example" towns.[1]}}')(data)).toBe(
      '1 Mawrth Bangor, Y Barri &lt;b&gt;, a(c) Caernarfon <a href="https://t.example/https%3A%2F%2Fa.example">Y Barri &lt;b&gt;<span class="printed-address"> (<bdi dir="ltr">a.example</bdi>)</span></a>',
    )
  })
})

describe('A call that cannot be made is told when the template is read', () => {
  it.each([
    ['no value', 'en', '{{date zone="Europe/London"}}', /"date" takes other values: write \{\{date day/],
    ['too many values', 'en', '{{number 1 2}}', /"number" takes other values: write \{\{number people}}/],
    ['a name nobody knows', 'en', '{{number 1 digits=2}}', /knows no digits=/],
    ['a bad day', 'en', '{{date "2027-02-30"}}', /cannot read "2027-02-30"/],
    ['a bad pattern', 'en', '{{date day "D MMMM YYYY"}}', /cannot read the pattern "D MMMM YYYY": write d for the day/],
    ['words in a pattern', 'en', '{{date day "d of MMMM"}}', /with words in ''/],
    [
      'a pattern in a language that has none',
      'ur',
      '{{date day "d MMMM"}}',
      /no patterns in ur .*short, medium, long, full/,
    ],
    ['a strange style of time', 'en', '{{date wall time="brief"}}', /time="brief"/],
    ['a strange zone', 'en', '{{date instant zone="London"}}', /no zone "London"/],
    ['a bad number', 'en', '{{number "12,5"}}', /cannot read "12,5": expected a number/],
    ['a strange style', 'en', '{{number 1 style="roman"}}', /style="roman"/],
    ['too many digits', 'en', '{{number 1 maximumFractionDigits=400}}', /from 0 to 20/],
    ['an unknown currency', 'en', '{{money 1 "POUND"}}', /no currency "POUND"/],
    ['a missing form', 'cy', '{{plural n one="# ci" other="# ci"}}', /lacks zero, two, few, many: in cy write zero=/],
    ['a form that is none', 'en', '{{plural n one="1" other="2" more="3"}}', /knows no more=/],
    ['a text for a list', 'en', '{{list "a, b"}}', /takes a list/],
    ['a strange join', 'en', '{{list towns "nor"}}', /"and" or "or"/],
    ['a link with a script', 'en', '{{link "javascript:alert(1)" "x"}}', /cannot lead to "javascript:alert\(1\)"/],
    ['a relative link', 'en', '{{link "/renew"}}', /expected a web address with https:\/\/ at its start/],
    ['a link to a telephone', 'en', '{{link "tel:+441286677000"}}', /cannot lead to "tel:/],
    ['a code to a mail address', 'en', '{{qr "mailto:a@b.example"}}', /cannot lead to "mailto:/],
    ['an unknown contact', 'en', '{{contact "hotlin"}}', /no contact "hotlin". Did you mean "hotline"/],
    ['an unknown part', 'en', '{{contact "hotline" "fax"}}', /no "fax": write one of name, phone/],
    ['a language that is not known', 'xx', '{{number 1}}', /How numbers are written in “xx” is not known here/],
    ['an unknown chart', 'en', '{{chart "renewal"}}', /Did you mean "renewals"/],
    ['a word around something', 'en', '{{#date day}}x{{/date}}', /no block helper "date"/],
  ])('%s', (_, language, source, message) => {
    expect(() => shown(source, language)).toThrow(Invalid)
    expect(() => shown(source, language)).toThrow(message)
  })

  it.each([
    ['link', '{{link day}}'],
    ['qr', '{{qr day}}'],
    ['chart', '{{chart "a"}}'],
    ['contact', '{{contact "a"}}'],
  ])('%s, where there is nothing for it', (name, source) => {
    expect(() => shown(source, 'en', {})).toThrow(new RegExp(`no helper "${name}". The nearest is "`))
  })
})

describe('A value that cannot be said is told when it comes', () => {
  it.each([
    ['a text for a day', '{{date bad}}', /"date" cannot read "tomorrow": expected a day such as 2027-03-01/],
    ['a list for a day', '{{date towns}}', /cannot read "a list"/],
    ['the time of a day', '{{date day "long" time="short"}}', /cannot say the time of a day/],
    ['a text for a number', '{{number attack}}', /cannot read "<img/],
    ['a text for an amount', '{{money bad "GBP"}}', /"money" cannot read "tomorrow"/],
    ['a text for a count', '{{plural bad one="1" other="2"}}', /"plural" cannot read/],
    ['a text for a list', '{{list bad}}', /takes a list and found "tomorrow"/],
    ['a script for an address', '{{link script "x"}}', /cannot lead to "javascript:alert/],
    ['a tag for an address', '{{qr attack}}', /cannot lead to/],
  ])('%s', (_, source, message) => {
    expect(() => shown(source, 'en')).toThrow(message)
  })

  it('an instant, where no zone is known', () => {
    expect(() => shown('{{date instant}}', 'en', {})).toThrow(
      /cannot say where it is "2027-07-01T08:05:00Z": write zone=/,
    )
    expect(shown('{{date instant zone="Europe/London"}} {{date day}}', 'en', {})).toBe('1 July 2027 1 March 2027')
  })
})
