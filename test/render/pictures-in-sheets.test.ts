import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { documentProblems, SHEET_DESIGNS, SHEET_VARIANTS, type SheetDesign } from '../../src/render/index.ts'
import { exampleSheet, rendered } from './sheet-examples.ts'

const designs = Object.keys(SHEET_DESIGNS) as SheetDesign[]
const URI = 'data:image/png;base64,iVBORw0KGgo='

function sheetWith(design: SheetDesign, changes: Partial<ReturnType<typeof exampleSheet>> = {}) {
  const sheet = exampleSheet('en', { design, ...changes })
  const pictures = [
    { picture: 'office', alt: 'A clerk at “{{office.name}}” helps <a woman>', caption: 'We help you **free**.' },
    { picture: 'map', alt: 'The way from the station' },
  ]
  return {
    ...sheet,
    content: { ...sheet.content, pictures },
    pictures: { office: { uri: URI, width: 300, height: 200 }, map: { uri: `${URI}#`, width: 90, height: 90 } },
  }
}

describe.each(designs)('The design %s', (design) => {
  it.each(SHEET_VARIANTS)('shows pictures in order with what they show, escaped, and their sizes: %s', (variant) => {
    const { html, text } = rendered(sheetWith(design, { variant }))
    expect(html.match(/<img[^>]*>/g)).toEqual([
      `<img src="${URI}" alt="A clerk at “Bridge Street Library” helps &lt;a woman&gt;" width="300" height="200">`,
      `<img src="${URI}#" alt="The way from the station" width="90" height="90">`,
    ])
    expect(html).toContain('<figcaption>We help you <strong>free</strong>.</figcaption>')
    expect(documentProblems(fromHtml(html))).toEqual([])
    expect(text.replaceAll(/\s+/g, ' ')).toContain(
      '[A clerk at “Bridge Street Library” helps <a woman>] We help you free. [The way from the station]',
    )
  })
})

it('a picture comes from the fallback where the language has none, and says in which language', () => {
  const source = sheetWith('clear-steps')
  const sheet = exampleSheet('cy', { design: 'clear-steps' })
  const { html } = rendered({
    ...sheet,
    pictures: source.pictures,
    fallback: { language: 'en', content: source.content },
  })
  expect(html).toContain(`alt="The way from the station" width="90" height="90" lang="en" dir="ltr">`)
  expect(html).toContain('<figcaption lang="en" dir="ltr">We help you')
})

it('a picture may be larger than what a template may write', () => {
  const sheet = sheetWith('clear-steps')
  const uri = `data:image/png;base64,${'A'.repeat(2_600_000)}`
  const { html } = rendered({ ...sheet, pictures: { ...sheet.pictures, map: { uri, width: 9, height: 9 } } })
  expect(html.includes(`<img src="${uri}"`)).toBe(true)
})

it('a text that looks like a place of a picture stays a text', () => {
  const sheet = sheetWith('clear-steps')
  const { html } = rendered({
    ...sheet,
    content: { ...sheet.content, what: '`<img src="picture:0"`' },
  })
  expect(html.match(new RegExp(URI, 'g'))).toHaveLength(2)
})

it('a picture that is not there is told by its place', () => {
  const { pictures: _, ...sheet } = sheetWith('clear-steps')
  expect(() => rendered(sheet)).toThrow('There is no picture “office”. Pictures of this material: none.')
})
