import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import {
  drawFigure,
  drawInfographic,
  figurePage,
  type Infographic,
  infographicPage,
  parseTemplate,
  readPicturePages,
} from '../../src/render/index.ts'
import { SOME_HOSTILE_TEXTS } from '../security/hostile-texts.ts'
import { example } from './figure-examples.ts'

const read = (path: string) => readFileSync(`templates/${path}`, 'utf8')
const pages = readPicturePages(read)

function content(language: 'en' | 'ar', other: Partial<Infographic> = {}): Infographic {
  const figures = [example('bars', language), example('steps', language)]
  return { language, title: figures[0]!.words.title, figures, action: 'Renew', address: 'renew.example.gov', owner: 'Licensing', ...other } // prettier-ignore
}

function page(language: 'en' | 'ar', other: Partial<Infographic> = {}): string {
  const infographic = content(language, other)
  return infographicPage(infographic, drawInfographic(infographic, 'poster'), pages, 'https://renew.example.gov')
}

describe('The page of an infographic', () => {
  it('is a document with language, direction, title, picture and what to do', () => {
    const html = page('ar')
    expect(html).toMatch(/^<!doctype html>\n<html lang="ar" dir="rtl">/)
    expect(html).toContain('<style id="fonts"></style>')
    expect(html).toMatch(/<h1>[^<]+<\/h1>/)
    expect(html.match(/<svg /g)).toHaveLength(1)
    expect(html).toContain('<a href="https://renew.example.gov"><bdi dir="ltr">renew.example.gov</bdi></a>')
  })

  it('has each figure under a heading, as a table with headings and in words', () => {
    const html = page('en')
    expect([...html.matchAll(/<h([1-6])>([^<]*)/g)].map(([, level, text]) => [level, text])).toEqual([
      ['1', 'Most drivers renew online'],
      ['2', 'Most drivers renew online'],
      ['2', 'Renew in four steps'],
    ])
    expect(html.match(/<caption>/g)).toHaveLength(2)
    expect(html).toContain('<th scope="col">Share of renewals</th>')
    expect(html).toContain('<th scope="row">By post</th><td>\u206815%\u2069</td>')
    expect(html).toContain('Bar chart: Most drivers renew online.')
  })

  it('shows what people typed as it is', () => {
    const drawn = drawInfographic(content('en'), 'poster')
    for (const text of SOME_HOSTILE_TEXTS) {
      const typed = content('en', { title: text, lead: text, action: text, address: text, owner: text, version: text })
      const html = infographicPage(typed, drawn, pages, 'https://renew.example.gov')
      expect(html.replaceAll(/<style[^>]*>[^<]*<\/style>/g, '')).not.toMatch(/<(?:script|img|iframe|x|object|embed|form|base|meta http)|<[^>]+\son[a-z]+=/i) // prettier-ignore
    }
  })
})

describe('The page of a figure', () => {
  it('has the drawing with its caption and source, its table and its words', () => {
    const html = figurePage(drawFigure(example('map', 'en'), { width: 640, idPrefix: 'map' }), pages)
    expect(html).toMatch(/<figure>\n<svg [\s\S]*<\/svg>\n<figcaption>Source: Example figures/) // prettier-ignore
    expect(html.match(/<h[1-6]>/g)).toEqual(['<h1>'])
    expect(html).toContain('<th scope="row">South of England</th>')
  })
})

describe('The templates', () => {
  it.each(['infographics/infographic.html', 'infographics/figure.html'])('render their example: %s', (name) => {
    const html = parseTemplate(read(`${name}.hbs`), { partials: pages.partials }).render(
      JSON.parse(read(`${name}.json`)),
    )
    expect(html).toMatch(/<svg [\s\S]*<th scope="row">/)
    expect(html).not.toContain('undefined')
  })
})
