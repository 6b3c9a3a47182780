import { describe, expect, it } from 'vitest'
import { contrastRatio, prepareSheet, type Sheet } from '../../src/render/index.ts'
import { sheetColours } from '../../src/render/sheet/sheet-colours.ts'
import { SOME_HOSTILE_TEXTS } from '../security/hostile-texts.ts'
import { bareSheet, exampleSheet, rendered, templates } from './sheet-examples.ts'

/** What stands for “who can use it”. */
function who(source: string, other: Partial<Sheet> = {}): string {
  const { html } = rendered(bareSheet({ who: source }, other))
  return /<section class="part who">.*?<div class="words"[^>]*>(.*?)<\/div>/s.exec(html)?.[1] ?? ''
}

describe('Words of a sheet', () => {
  it.each([
    ['values are kept apart from the words around them', 'Ask {{name}}.', '<p>Ask <bdi>Nia &amp; co</bdi>.</p>'],
    [
      'telephone numbers run from left to right',
      'Call 0808 157 0000.',
      '<p>Call <bdi dir="ltr">0808 157 0000</bdi>.</p>',
    ],
    ['days and amounts are left alone', '£14 by 31 March 2027', '<p>£14 by 31 March 2027</p>'],
    [
      'a link shows its address on paper',
      '[Renew](https://a.example/x)',
      '<p><a href="https://a.example/x">Renew<span class="printed-address"> (<bdi dir="ltr">a.example/x</bdi>)</span></a></p>',
    ],
    [
      'an address is a link, without what nobody types',
      'Go to {{service.url}}',
      '<p>Go to <a href="https://renew.licence.example"><bdi dir="ltr">renew.licence.example</bdi></a></p>',
    ],
    ['Markdown in a value is text', '{{markdown}}', '<p><bdi>**a** [b](https://c.example)</bdi></p>'],
    ['a template in a value is text', '{{template}}', '<p><bdi>{{service.url}}</bdi></p>'],
    ['what is written as HTML entities stays text', 'a &lt;b&gt;', '<p>a &#x3C;b></p>'],
  ])('%s', (_, source, html) => {
    const values = { name: 'Nia & co', markdown: '**a** [b](https://c.example)', template: '{{service.url}}' }
    expect(who(source, { values })).toBe(html)
  })
})

describe('Whatever a value or a text holds', () => {
  const full = exampleSheet('en')
  const everywhere = (text: string) => ({
    ...full.content,
    title: text,
    what: text,
    need: [text],
    steps: [{ heading: text, text }],
    help: { text, phone: text, hours: text, places: [{ name: text, address: text, hours: text }] },
    privacy: [text, text],
    address: text,
    easy: {},
  })

  /** Elements with handlers, scripts or addresses that run something. */
  function dangers(html: string): string[] {
    return [...html.matchAll(/<\/?([a-z][a-z0-9]*)((?:\s+[a-z-]+(?:="[^"]*")?)*)\s*\/?>/gi)].flatMap(
      ([tag, name, attributes]) =>
        name === 'script' ||
        name === 'iframe' ||
        name === 'img' ||
        /\son[a-z]+=/i.test(attributes!) ||
        /\b(?:href|src)="(?!https?:|tel:|mailto:)/i.test(attributes!)
          ? [tag]
          : [],
    )
  }

  /** Every “<” outside of style sheets begins an element as the templates and the drawings write them. */
  function strays(html: string): string[] {
    const body = html.replaceAll(/<style[^>]*>.*?<\/style>/gs, '')
    return [
      ...body.matchAll(/<(?!\/?[a-z][a-z0-9]*(?:\s+[a-zA-Z-]+(?:="[^"<]*")?)*\s*\/?>|!doctype html>).{0,30}/gs),
    ].map(([found]) => found)
  }

  it('as a value, nothing runs and no element is added', () => {
    const sheet = { ...full, content: everywhere('{{x}}') }
    const tags = (html: string) => html.match(/<[a-z][a-z0-9]*/g)?.join(' ')
    const print = prepareSheet(sheet, templates)
    const plain = tags(print({ values: { x: 'x y' } }).html)
    for (const x of SOME_HOSTILE_TEXTS) {
      const { html } = print({ values: { x } })
      expect(dangers(html), x).toEqual([])
      expect(strays(html), x).toEqual([])
      if (!/^\s*(?:https?:|$)/i.test(x) && !x.includes('/') && !/[.?#&=-]/.test(x)) expect(tags(html), x).toBe(plain)
    }
  })

  it('as a text of the content, it is refused or nothing runs', () => {
    let shown = 0
    for (const text of SOME_HOSTILE_TEXTS) {
      for (const [place, content] of Object.entries({
        who: { who: text },
        title: { title: text },
        address: { address: text },
      })) {
        try {
          const { html } = rendered(bareSheet(content))
          shown += 1
          expect(dangers(html), `${place}: ${text}`).toEqual([])
          expect(strays(html), `${place}: ${text}`).toEqual([])
        } catch (error) {
          if (!(error instanceof Error) || error.name !== 'Invalid') throw error
        }
      }
    }
    expect(shown).toBeGreaterThan(SOME_HOSTILE_TEXTS.length)
  })

  it('an owner cannot end the style sheet that prints it', () => {
    const { html } = rendered(exampleSheet('en', { owner: '"; } </style><script>alert(1)</script>\\' }))
    expect(count(html, '</style>')).toBe(count(rendered(full).html, '</style>'))
    expect(html).not.toContain('<script>')
  })

  function count(html: string, part: string): number {
    return html.split(part).length - 1
  }
})

describe('Colours', () => {
  it.each(['#0b3a73', '#ffff00', '#ff0000', '#00a0a0', '#777777', '#000000', '#ffffff', '#d4351c', '#85994b'])(
    'of the brand %s can be read',
    (brand) => {
      const { onBrand, brandInk, tint, ink, quiet, accentInk, accentTint, wash } = sheetColours(brand, brand)
      for (const [text, ground] of [
        [onBrand, brand],
        [brandInk, tint],
        [brandInk, '#ffffff'],
        [ink, tint],
        [ink, accentTint],
        [quiet, '#ffffff'],
        [quiet, tint],
        [accentInk, accentTint],
      ] as const)
        expect(contrastRatio(text, ground), `${text} on ${ground}`).toBeGreaterThanOrEqual(4.5)
      expect(contrastRatio(brandInk, wash), 'lines on the filling of pictures').toBeGreaterThanOrEqual(3)
    },
  )
})
