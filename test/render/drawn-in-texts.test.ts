import { describe, expect, it } from 'vitest'
import { Invalid } from '../../src/errors.ts'
import {
  drawFigure,
  figureOf,
  inspectSheet,
  prepareSheet,
  type Sheet,
  SHEET_VARIANTS,
  sheetProblems,
} from '../../src/render/index.ts'
import { SOME_HOSTILE_TEXTS } from '../security/hostile-texts.ts'
import { bareSheet, exampleSheet, rendered, templates } from './sheet-examples.ts'

const share = figureOf(
  { chart: 'icon-array', value: 8, of: 10, source: 'Service data', date: '2026-10' },
  { title: 'Most people renew online', labels: { value: 'online' } },
  'en',
)
const figures = { share: drawFigure(share, { width: 380, idPrefix: 'figure-1' }) }
const shown = [{ figure: 'share' }]

/** The section of “who can use it” of a sheet that says this there. */
function who(source: string, other: Partial<Sheet> = {}): string {
  const { html } = rendered(bareSheet({ who: source, figures: shown }, { figures, ...other }))
  return /<section class="part who">(.*?)<\/section>/s.exec(html)?.[1] ?? ''
}

function inOneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ')
}

function count(text: string, part: string): number {
  return text.split(part).length - 1
}

describe('A link in a text', () => {
  const link = '{{link "https://a.example/x" "Renew"}}'

  it('leads to the tracked address, and paper shows the one that was written', () => {
    const html = who(`Go: ${link}.`, { tracked: (url) => `https://fanfare.example/r/${url.length}` })
    expect(html).toContain('<a href="https://fanfare.example/r/19">Renew<span class="printed-address"> (')
    expect(html).toContain('<bdi dir="ltr">a.example/x</bdi>')
  })

  it('is plain where nobody counts, and in plain text', () => {
    expect(who(link)).toContain('<a href="https://a.example/x">')
    expect(rendered(bareSheet({ who: link }, { tracked: () => 'https://fanfare.example' })).text).toContain(
      'Renew: https://a.example/x',
    )
  })

  it('stands in headings, lists and lines too', () => {
    const content = { need: [link], steps: [{ heading: link, text: `- one\n- **${link}**` }] }
    expect(count(rendered(bareSheet(content)).html, '<a href="https://a.example/x">Renew')).toBe(3)
  })
})

describe('A code in a text', () => {
  it('is a picture with its words and address under it', () => {
    const html = who('Scan this:\n\n{{qr "https://a.example/x" "At the office"}}\n\nOr ask.')
    expect(html).toMatch(
      /<p>Scan this:<\/p>\s*<div class="drawn"><figure class="qr"><svg .*?<title>a\.example\/x<\/title>.*?<\/svg><figcaption><span class="qr-words">At the office<\/span> <a href="https:\/\/a\.example\/x"><bdi dir="ltr">a\.example\/x<\/bdi><\/a><\/figcaption><\/figure><\/div>\s*<p>Or ask\.<\/p>/s,
    )
  })

  it('is its address in plain text', () => {
    expect(rendered(bareSheet({ who: '{{qr "https://a.example/x" "Scan"}}' })).text).toContain(
      '\n\nScan: https://a.example/x\n',
    )
  })

  it('of a value differs from copy to copy, and is told with each', () => {
    const print = prepareSheet(
      bareSheet({ who: '{{#if site}}{{qr site}}{{/if}}\n\n{{qr "https://a.example"}}' }),
      templates,
    )
    expect(print({ values: { site: 'https://b.example' } }).codes).toEqual(['https://b.example', 'https://a.example'])
    expect(print({}).codes).toEqual(['https://a.example'])
    expect(() => print({ values: { site: 'javascript:alert(1)' } })).toThrow(/cannot lead to/)
  })
})

describe('A chart in a text', () => {
  it.each(SHEET_VARIANTS)(
    'is drawn where it stands, with caption and table, and not again at the end: %s',
    (variant) => {
      const sheet = bareSheet({ who: 'Look.\n\n{{chart "share"}}', figures: shown }, { figures, variant })
      const { html, text } = rendered(sheet)
      expect(count(html, 'id="figure-1-title"')).toBe(1)
      expect(html).toMatch(/class="part who">.*?<div class="drawn"><figure class="figure">.*?<table>.*?<\/section>/s)
      expect(count(inOneLine(text), inOneLine(figures.share.description))).toBe(1)
      expect(text.indexOf('Look.')).toBeLessThan(text.indexOf('Service data'))
    },
  )

  it('stays at the end where no text of this copy draws it', () => {
    const content = { who: '{{#if drawn}}\n{{chart "share"}}\n{{/if}}', figures: shown }
    const print = prepareSheet(bareSheet(content, { figures }), templates)
    const end = /<div class="back">.*<figure class="figure">/s
    expect(print({}).html).toMatch(end)
    expect(print({ values: { drawn: 'yes' } }).html).not.toMatch(end)
    expect(print({}).html).toMatch(end)
  })

  it('stays on a poster that does not show the text', () => {
    const content = { notes: '{{chart "share"}}', figures: shown }
    const { html } = rendered(bareSheet(content, { figures, design: 'poster-steps' }))
    expect(count(html, '<figure class="figure">')).toBe(1)
  })

  it('stands in a row of Easy Read', () => {
    const content = { who: 'x', easy: { who: ['{{chart "share"}}'] }, figures: shown }
    const { html } = rendered(bareSheet(content, { figures, variant: 'easy-read' }))
    expect(html).toContain('<div class="row-words"><div><div class="drawn"><figure class="figure">')
  })

  it('says its language where that is not the sheet’s', () => {
    const sheet = exampleSheet('ur', { figures, content: { title: 'ا', what: 'ب', figures: shown } })
    expect(rendered({ ...sheet, design: 'clear-steps' }).html).toContain('<figure class="figure" lang="en" dir="ltr">')
  })
})

describe('Words that draw are refused', () => {
  const facts = { service: { name: 'Renewal', url: 'https://renew.example' }, campaign: { title: 'Renew' } }
  const problemsOf = (content: Partial<Sheet['content']>) =>
    sheetProblems({ title: 'Title', what: 'What', ...content }, 'en', { ...facts, figures: ['share'] })

  it.each<[what: string, content: Partial<Sheet['content']>, path: string, says: RegExp]>([
    ['among other words', { who: 'See {{chart "share"}} here.' }, 'who', /"chart" takes a paragraph of its own/],
    ['in a list', { who: '- {{qr "https://a.example"}}' }, 'who', /"qr" takes a paragraph of its own/],
    ['in a title', { title: '{{chart "share"}}' }, 'title', /"chart" draws, and this is one line of words/],
    ['in a telephone number', { help: { phone: '{{qr "https://a.example"}}' } }, 'help.phone', /one line of words/],
    ['of a figure that is not there', { who: '{{chart "shares"}}' }, 'who', /no chart "shares".*mean "share"/],
    ['to a telephone', { who: '{{qr "tel:0808"}}' }, 'who', /cannot lead to "tel:0808"/],
    ['a link without https', { who: '{{link "renew.example" "x"}}' }, 'who', /cannot lead to "renew.example"/],
    ['a link in a link', { who: '[{{link "https://a.example" "x"}}](https://b.example)' }, 'who', /inside another/],
    [
      'inside an address',
      { who: '[x](https://a.example/{{link "https://b.example" "x"}})' },
      'who',
      /inside an address/,
    ],
    [
      'loops without end',
      { who: '{{#each @root.service}}'.repeat(20) + '{{/each}}'.repeat(20) },
      'who',
      /goes round its blocks more than/,
    ],
  ])('%s', (_what, content, path, says) => {
    const problems = problemsOf(content)
    expect(problems.map((problem) => problem.path)).toContain(path)
    expect(problems.map(({ message }) => message).join('\n')).toMatch(says)
  })

  it('a figure that two texts draw', () => {
    const sheet = bareSheet({ who: '{{chart "share"}}', notes: '{{chart "share"}}', figures: shown }, { figures })
    expect(() => rendered(sheet)).toThrow(/draw the figure “share” twice/)
  })
})

it('whatever a value holds, it is refused as an address and inert as words', () => {
  const content = { who: '{{#if site}}{{qr site}}{{/if}}\n\n{{link "https://a.example" words}}' }
  const print = prepareSheet(bareSheet(content), templates)
  const tags = (html: string) => html.match(/<[a-z][a-z0-9]*/g)?.join(' ')
  const plain = tags(print({ values: { words: 'x y' } }).html)
  for (const hostile of SOME_HOSTILE_TEXTS) {
    if (hostile !== '') expect(tags(print({ values: { words: hostile } }).html), hostile).toBe(plain)
    try {
      const { codes } = print({ values: { site: hostile, words: 'x' } })
      expect(
        codes.every((code) => /^https?:\/\/[^\s<>"]+$/.test(code)),
        hostile,
      ).toBe(true)
    } catch (error) {
      expect(error).toBeInstanceOf(Invalid)
    }
  }
})

it('what people read of a text with a code is its address, and of a chart nothing, for its words are the figure’s', () => {
  const content = { title: 'T', what: '{{chart "x"}}\n\n{{qr "https://a.example"}}' }
  const facts = { ...exampleSheet('en').facts }
  expect(inspectSheet(content, 'en', facts)).toContainEqual({
    path: 'what',
    text: 'https://a.example',
    links: ['https://a.example'],
    names: [],
    missing: [],
  })
})
