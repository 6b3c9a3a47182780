import type { Element, Nodes } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { afterAll, describe, expect, it } from 'vitest'
import { pictureOnPaper } from '../../src/materials/picture-alone.ts'
import { embeddedFonts } from '../../src/materials/with-fonts.ts'
import { chromiumPages } from '../../src/platform/chromium-pages.ts'
import { fontFiles } from '../../src/platform/font-files.ts'
import {
  type Artboard,
  drawFigure,
  drawInfographic,
  type Infographic,
  infographicInWords,
  qrModules,
  SHEET_DESIGNS,
  SHEET_VARIANTS,
  type SheetDesign,
  type SheetVariant,
} from '../../src/render/index.ts'
import { example, LANGUAGES as PICTURE_LANGUAGES } from '../render/figure-examples.ts'
import { exampleSheet, type Language, LANGUAGES, rendered, withFonts } from '../render/sheet-examples.ts'
import { isAtNight } from '../support/at-night.ts'
import { alternativesIn, pdfAsRead } from '../support/pdf-as-read.ts'

const pages = chromiumPages()
afterAll(() => pages.close())

const PICTURE = {
  uri: 'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  width: 300,
  height: 200,
}

/** With a figure, pictures with a caption and without, a code among its texts, and a heading that is longer than a line. */
function fullSheet(language: Language, design: SheetDesign, variant: SheetVariant) {
  const { content } = exampleSheet(language)
  const steps = content.steps?.map((step, index) =>
    index === 0 && typeof step === 'object' ? { ...step, heading: `${content.title} – 14 ${content.title}` } : step,
  )
  return exampleSheet(language, {
    design,
    variant,
    content: {
      ...content,
      ...(steps && { steps }),
      notes: `${content.what}\n\n{{qr "https://a.example/x" "1 & 2"}}`,
      figures: [{ figure: 'share' }],
      pictures: [
        { picture: 'office', alt: content.title, caption: content.title },
        { picture: 'office', alt: '(\\)' },
      ],
    },
    figures: { share: drawFigure(example('icon-array', language), { width: 380, idPrefix: 'figure' }) },
    pictures: { office: PICTURE },
  })
}

const everySheet = (Object.keys(SHEET_DESIGNS) as SheetDesign[]).flatMap((design) =>
  SHEET_VARIANTS.flatMap((variant) => LANGUAGES.map((language) => [design, variant, language] as const)),
)
/** Every design and every language is seen by day too. */
const byDay = everySheet.filter((_, index) => index % 19 === 0)

describe('A sheet as PDF', () => {
  it.each(isAtNight ? everySheet : byDay)('%s in %s, %s', async (design, variant, language) => {
    const sheet = fullSheet(language, design, variant)
    const html = withFonts(rendered(sheet), language)
    const { bookmarks, tags } = await pdfAsRead(await pages.pdf({ html }))
    const said = saidIn(fromHtml(html))
    expect(bookmarks).toEqual(said.headings)
    expect(alternativesIn(tags)).toEqual(said.alternatives)
  })
})

/** In mm: the poster is A3, all others have 96 pixels to the inch. */
const SIZES: Readonly<Record<Artboard, readonly [width: number, height: number]>> = {
  poster: [297, 420],
  square: [286, 286],
  landscape: [318, 167],
  story: [286, 508],
  slide: [508, 286],
}
const everyBoard = (Object.keys(SIZES) as Artboard[]).flatMap((board) =>
  PICTURE_LANGUAGES.map((language) => [board, language] as const),
)

describe('An infographic as PDF', () => {
  it.each(everyBoard.filter((_, index) => isAtNight || index % 8 === 0))(
    '%s in %s is one page of its size, a heading, and a figure said in words',
    async (board, language) => {
      const infographic = infographicIn(language)
      const { svg } = drawInfographic(infographic, board)
      const { css } = await embeddedFonts(fontFiles(), svg, language)
      const { sizes, bookmarks, tags } = await pdfAsRead(
        await pages.pdf({ html: pictureOnPaper(svg, infographic, css, board) }),
      )
      expect(sizes).toEqual([SIZES[board]])
      expect(bookmarks).toEqual([infographic.title])
      expect(tags.map(({ role }) => role)).toEqual(['Root', 'Document', 'H1', 'NonStruct', 'Figure'])
      expect(alternativesIn(tags)).toEqual([oneLine(`${infographic.title} ${infographicInWords(infographic)}`)])
    },
  )
})

function infographicIn(language: (typeof PICTURE_LANGUAGES)[number]): Infographic {
  const { words } = example('bars', language)
  return {
    language,
    title: `${words.title} – 14 ${words.title} (£3)`,
    figures: [example('bars', language), example('timeline', language)],
    action: words.title,
    address: 'renew.example.gov/licence',
    code: qrModules('https://renew.example.gov/licence'),
    owner: 'Driver licensing',
    date: '2027-01-15',
  }
}

interface Said {
  readonly headings: readonly string[]
  /** Of pictures and drawings. */
  readonly alternatives: readonly string[]
}

/** What a page says to those who hear it, in its order. */
function saidIn(page: Nodes): Said {
  if (page.type === 'element' && /^h[1-6]$/.test(page.tagName)) return { headings: [oneLine(textIn(page))], alternatives: [] } // prettier-ignore
  if (page.type === 'element' && page.tagName === 'img') return { headings: [], alternatives: [oneLine(`${page.properties['alt']}`)] } // prettier-ignore
  if (page.type === 'element' && page.tagName === 'svg') return { headings: [], alternatives: nameOf(page) }
  const parts = 'children' in page ? page.children.map(saidIn) : []
  return {
    headings: parts.flatMap(({ headings }) => headings),
    alternatives: parts.flatMap(({ alternatives }) => alternatives),
  }
}

/** A drawing that is no picture of its own, such as a pictogram, says nothing. */
function nameOf({ properties, children }: Element): string[] {
  if (properties['role'] !== 'img') return []
  const named = children.filter((child) => child.type === 'element' && ['title', 'desc'].includes(child.tagName))
  return [oneLine(named.map(textIn).join(' '))]
}

function textIn(node: Nodes): string {
  return node.type === 'text' ? node.value : 'children' in node ? node.children.map(textIn).join('') : ''
}

function oneLine(text: string): string {
  return text.replaceAll(/[ \n]+/g, ' ').trim()
}
