import type { Element, ElementContent, Properties, Root } from 'hast'
import { describe, expect, it } from 'vitest'
import { documentProblems } from '../../../src/render/index.ts'

function h(tagName: string, properties: Properties = {}, ...children: (ElementContent | string)[]): Element {
  const content = children.map((child): ElementContent =>
    typeof child === 'string' ? { type: 'text', value: child } : child,
  )
  return { type: 'element', tagName, properties, children: content }
}

function page(content: ElementContent[], { lang = 'en', title = 'Driving licence' } = {}): Root {
  const head = h('head', {}, h('title', {}, title))
  return { type: 'root', children: [h('html', { lang }, head, h('body', {}, ...content))] }
}

const h1 = h('h1', {}, 'Driving licence')

function messages(document: Root): string[] {
  return documentProblems(document).map(({ path, message }) => `${path}: ${message}`)
}

describe('a page', () => {
  it('that says everything has no problems', () => {
    const table = h('table', {}, h('tr', {}, h('th', { scope: 'col' }, 'Card')), h('tr', {}, h('td', {}, '£14')))
    const figure = h(
      'figure',
      { id: 'f1' },
      h('svg', { role: 'img' }, h('title', {}, '8 in 10')),
      h('figcaption', {}, 'Source'),
    )
    const content = [
      h1,
      h('h2', { id: 'a' }, 'Who'),
      h('h3', {}, 'Now'),
      h('h2', {}, h('img', { alt: 'Cost' })),
      h('img', { alt: '' }),
      h('a', { href: '/a' }, h('img', { alt: 'Start' })),
      h('a', { href: '/b', ariaLabel: 'Help' }),
      h('a', { id: 'top' }),
      table,
      figure,
    ]
    expect(messages(page(content))).toEqual([])
  })

  it.each([
    ['has no language', page([h1], { lang: ' ' }), ['html: The page does not say its language: give <html> a lang.']],
    ['has no title', page([h1], { title: '' }), ['title: The page has no title.']],
    ['has no first heading', page([h('p')]), ['h1: The page has no headings of the first level, expected one.']],
    ['has two first headings', page([h1, h1]), ['h1: The page has 2 headings of the first level, expected one.']],
    [
      'leaves out a level',
      page([h1, h('h3', {}, 'Cost')]),
      ['h3: “Cost” is h3 and follows “Driving licence” (h1): expected h2.'],
    ],
    [
      'begins below the first level',
      page([h('h2', {}, 'Cost'), h1]),
      ['h2: “Cost” is h2 and is the first: expected h1.'],
    ],
    [
      'has an empty heading',
      page([h1, h('h2', {}, h('span', { ariaHidden: 'true' }, '★'))]),
      ['h2: A heading is empty.'],
    ],
    [
      'has a picture without words',
      page([h1, h('img', { src: 'x' })]),
      ['img: A picture has no alternative text: say what it shows, or alt="".'],
    ],
    [
      'has a drawing without words',
      page([h1, h('svg', { role: 'img' }, h('text', {}, '8'))]),
      ['svg: A drawing has no title.'],
    ],
    [
      'has a link without words',
      page([h1, h('a', { href: '/a' }, ' ', h('img', { alt: '' }))]),
      ['a: A link has no text: /a.'],
    ],
    [
      'has a table without heads',
      page([h1, h('table', {}, h('tr', {}, h('td')))]),
      ['table: A table has no heads: its first row or column needs <th>.'],
    ],
    [
      'has a figure without caption',
      page([h1, h('figure', {}, h('p', {}, 'x'))]),
      ['figure: A figure has no caption and no name.'],
    ],
    [
      'gives an id twice',
      page([h1, h('p', { id: 'a' }), h('b', { id: 'a', hidden: true })]),
      ['b: The id “a” is given twice.'],
    ],
  ])('that %s', (_, document, problems) => {
    expect(messages(document)).toEqual(problems)
  })

  it('passes over what is hidden', () => {
    expect(
      messages(page([h1, h('div', { hidden: true }, h('h5', {}, 'x')), h('svg', { ariaHidden: 'true', role: 'img' })])),
    ).toEqual([])
  })

  it('says where, if its tree knows', () => {
    const start = { line: 7, column: 3, offset: 90 }
    const picture: Element = { ...h('img'), position: { start, end: start } }
    expect(documentProblems(page([h1, picture]))).toEqual([
      expect.objectContaining({ path: 'img', line: 7, column: 3 }),
    ])
  })
})
