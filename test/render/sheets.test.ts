import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  drawFigure,
  figureOf,
  FONTS_PLACE,
  prepareSheet,
  SHEET_DESIGNS,
  SHEET_VARIANTS,
  type SheetDesign,
  sheetTexts,
} from '../../src/render/index.ts'
import { bareSheet, exampleSheet, LANGUAGES, rendered, templates } from './sheet-examples.ts'

const designs = Object.keys(SHEET_DESIGNS) as SheetDesign[]
const sheets = designs.filter((design) => SHEET_DESIGNS[design] === 'information-sheet')

/** Headings in order, as `1 Renew online`. */
function headings(html: string): string[] {
  return [...html.matchAll(/<h([1-6])[^>]*>(.*?)<\/h\1>/gs)].map(
    ([, level, inside]) => `${level} ${inside!.replace(/<svg.*?<\/svg>|<[^>]+>/gs, '').trim()}`,
  )
}

function count(html: string, part: RegExp): number {
  return html.match(part)?.length ?? 0
}

describe.each(designs)('The design %s', (design) => {
  it.each(LANGUAGES)('is a document in %s, with its language, direction, title and place for fonts', (language) => {
    const sheet = exampleSheet(language, { design })
    const { html } = rendered(sheet)
    const direction = language === 'ar' || language === 'ur' ? 'rtl' : 'ltr'
    expect(html).toMatch(new RegExp(`^<!doctype html>\n<html lang="${language}" dir="${direction}"`))
    expect(html).toContain(`<title>${sheet.content.title} – ${sheet.facts.service.name}</title>`)
    expect(html).toContain(FONTS_PLACE)
    expect(count(html, /<h1\b/g)).toBe(1)
  })

  it.each(SHEET_VARIANTS)('steps from heading to heading without leaving one out: %s', (variant) => {
    const levels = headings(rendered(exampleSheet('en', { design, variant })).html).map((heading) => Number(heading[0]))
    expect(levels[0]).toBe(1)
    for (const [index, level] of levels.entries()) expect(level - (levels[index - 1] ?? 0)).toBeLessThanOrEqual(1)
  })

  it('says its version, date, owner, next review, address and telephone number', () => {
    const { html, text } = rendered(exampleSheet('en', { design }))
    for (const fact of ['1 March 2027', 'Driver Licensing', '1 September 2027', '0808 157 0000']) {
      expect(html).toContain(fact)
      expect(text).toContain(fact)
    }
    expect(html).toMatch(/<dt>Version<\/dt><dd>3<\/dd>/)
    expect(html).toMatch(
      /<a href="https:\/\/renew\.licence\.example"><bdi dir="ltr">renew<wbr>\.licence<wbr>\.example<\/bdi>/,
    )
    expect(html).toContain('href="tel:08081570000"')
  })

  it('tells steps as a list, whose numbers are in the digits of the language and not read out twice', () => {
    const { html } = rendered(exampleSheet('bn', { design }))
    const steps = design === 'poster-announcement' ? 0 : 5
    expect(count(html, /<li class="step">/g)).toBe(steps)
    expect(count(html, /<ol role="list"/g)).toBe(steps === 0 ? 0 : 1)
    if (steps > 0) expect(html).toContain('<span class="number" aria-hidden="true">৫</span>')
  })
})

describe('An information sheet', () => {
  it.each(sheets)('has the whole skeleton: %s', (design) => {
    const found = headings(rendered(exampleSheet('en', { design })).html).filter((heading) => heading.startsWith('2'))
    expect(new Set(found)).toEqual(
      new Set([
        '2 Who can use it',
        '2 What you need',
        '2 What to do',
        '2 Cost',
        '2 Time',
        '2 Get free help',
        '2 How to know this is genuine',
        '2 Your privacy',
      ]),
    )
  })

  it('leaves out what the content lacks, heading and all', () => {
    const { html, text } = rendered(bareSheet({ help: { hours: 'Always' }, need: ['{{nothing}}'] }))
    expect(headings(html)).toEqual(['1 Title'])
    expect(text).not.toContain('What you need')
  })

  it('takes a part it lacks from the fallback language, and says so where it stands', () => {
    const { content } = exampleSheet('en')
    const { html, text } = rendered(
      exampleSheet('ur', {
        design: 'clear-steps',
        content: { title: 'ا', what: 'ب' },
        fallback: { language: 'en', content },
      }),
    )
    expect(html).toContain('<h2><span class="picture">')
    expect(html).toContain('<div class="words" lang="en" dir="ltr"><p>You can use it if you:</p>')
    expect(html).toContain('<li class="need-item" lang="en" dir="ltr">')
    expect(html).toMatch(/<h1 class="short">ا<\/h1>/)
    expect(text).toContain('You can use it if you:')
  })

  it('says the words of its skeleton in the fallback language where there are none of its own', () => {
    const { content } = exampleSheet('cy')
    const { html } = rendered(exampleSheet('cy', { language: 'sw', fallback: { language: 'cy', content } }))
    expect(html).toContain('<html lang="sw" dir="ltr"')
    expect(html).toMatch(/<h2 lang="cy" dir="ltr">.*Beth i’w wneud/)
  })

  it('is marked as a draft until it has a number', () => {
    const { html, text } = rendered(exampleSheet('en', { version: 'draft' }))
    expect(html).toContain('<p class="draft">Draft. Do not hand out.</p>')
    expect(html).not.toContain('<dt>Version</dt>')
    expect(text).toContain('Draft. Do not hand out.')
    expect(rendered(exampleSheet('en')).html).not.toContain('class="draft"')
  })

  it('shows a figure with its title, source and data as a table with headings', () => {
    const data = { chart: 'icon-array', value: 8, of: 10, source: 'Renewals, 2021', date: '2021-03' } as const
    const words = { title: 'Nearly 8 in 10 renew online', labels: { value: 'online', rest: 'on paper' } }
    const figure = drawFigure(figureOf(data, words, 'en'), { width: 400, idPrefix: 'a' })
    const { html, text } = rendered(bareSheet({ figures: [{ figure: 'share' }] }, { figures: { share: figure } }))
    expect(html).toMatch(
      /<figure class="figure">\s*<figcaption>\s*<span class="figure-title">Nearly 8 in 10 renew online/,
    )
    expect(html).toContain('<th scope="row">online</th>')
    expect(text).toContain('Nearly 8 in 10 renew online')
    expect(text).toContain('- online: ')
  })

  it('is made for many places from one reading', () => {
    const print = prepareSheet(exampleSheet('en'), templates)
    const texts = ['Leeds', 'York'].map((name) => print({ values: { office: { name } } }).text)
    expect(texts[0]).toContain('- Leeds')
    expect(texts[1]).toContain('- York')
    expect(texts[1]).not.toContain('Leeds')
  })
})

describe('What is wrong in a content', () => {
  it('is told all at once, each where it is', () => {
    const sheet = bareSheet({
      what: '{{#if x}}',
      who: '# Who',
      need: ['- a list'],
      steps: [{ text: '[x](javascript:alert(1))', picture: 'unicorn' }],
      figures: [],
    })
    expect(() => rendered(sheet)).toThrow(
      expect.objectContaining({
        problems: [
          expect.objectContaining({ path: 'what' }),
          expect.objectContaining({ path: 'who', message: expect.stringContaining('design makes the headings') }),
          expect.objectContaining({ path: 'need.0', message: expect.stringContaining('one line') }),
          expect.objectContaining({ path: 'steps.0.text', message: expect.stringContaining('javascript') }),
          expect.objectContaining({ path: 'steps.0.picture', message: expect.stringContaining('unicorn') }),
        ],
      }),
    )
  })

  it('a figure or a colour that is none is named', () => {
    expect(() => rendered(bareSheet({ figures: [{ figure: 'share' }] }))).toThrow(/no figure “share”/)
    expect(() => rendered(bareSheet({}, { brand: 'blue' }))).toThrow(/“blue” is not a colour/)
  })

  it('its texts are found with their paths, pictures and figures left out', () => {
    const texts = sheetTexts({
      title: 'T',
      what: 'W',
      steps: [{ text: 'S', picture: 'pen' }],
      figures: [{ figure: 'f' }],
      easy: { what: ['A', { text: 'B', picture: 'pen' }] },
    })
    expect(texts.map(({ path, text }) => `${path} ${text}`)).toEqual([
      'title T',
      'what W',
      'steps.0.text S',
      'easy.what.0 A',
      'easy.what.1.text B',
    ])
  })
})

describe('Easy Read', () => {
  it('is a row for each sentence, a picture before the words', () => {
    const { html } = rendered(exampleSheet('cy', { variant: 'easy-read', design: 'clear-steps' }))
    expect(html).toMatch(/<div class="row"><div class="row-picture"><svg class="pictogram"[^>]*aria-hidden="true">/)
    expect(html).toContain('<div class="row-words"><p>Mae’n £17 drwy’r post neu yn Swyddfa’r Post.</p></div>')
  })

  it('says what was written for it, and the rest as it is', () => {
    const { html, text } = rendered(
      bareSheet(
        { what: 'Long.', who: 'Who.', easy: { what: ['Short. It is.', { text: 'Now.', picture: 'clock' }] } },
        { variant: 'easy-read' },
      ),
    )
    expect(html).not.toContain('Long.')
    expect(count(html, /class="row"/g)).toBe(3)
    expect(text).toContain('Short. It is.\nNow.\n')
    expect(text).toContain('Who.')
  })
})

describe('Plain text', () => {
  it('says everything in the order of reading', () => {
    expect(rendered(exampleSheet('en')).text).toBe(readFileSync('test/render/clear-steps.en.txt', 'utf8'))
  })

  it.each(LANGUAGES)('keeps to 72 columns in %s', (language) => {
    const { text } = rendered(exampleSheet(language))
    expect(text.split('\n').filter((line) => line.replaceAll(/[\u2068\u2069]/g, '').length > 72)).toEqual([])
  })

  it('keeps telephone numbers and addresses together among words from right to left', () => {
    const { text } = rendered(exampleSheet('ar'))
    expect(text).toContain('\u20680808 157 0000\u2069')
    expect(text).toContain('\u2068renew.licence.example\u2069')
  })
})
