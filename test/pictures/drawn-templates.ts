import type { Pages } from '../../src/ports.ts'
import { misfitsInPrint } from '../../src/materials/checks/measure.ts'
import { embeddedFonts } from '../../src/materials/with-fonts.ts'
import { PIXELS } from '../../src/materials/rendered-sheet.ts'
import { pictureAlone, pictureOnPaper } from '../../src/materials/picture-alone.ts'
import { fontFiles } from '../../src/platform/font-files.ts'
import {
  type Artboard,
  artboards,
  type Chart,
  type DesignName,
  designs,
  drawFigure,
  drawInfographic,
  type Infographic,
  infographicInWords,
  SHEET_DESIGNS,
  SHEET_VARIANTS,
  type Sheet,
  type SheetContent,
  type SheetDesign,
  type SheetVariant,
} from '../../src/render/index.ts'
import { example, EXAMPLES, LANGUAGES } from '../render/figure-examples.ts'
import { exampleInfographic, WEB_ADDRESS } from '../render/infographic-examples.ts'
import { ADDRESS, exampleSheet, LANGUAGES as SHEET_LANGUAGES, rendered, withFonts } from '../render/sheet-examples.ts' // prettier-ignore
import { picturedPages } from './drawn-pages.ts'
import { readPicture, type Picture, reduced, stacked } from './small-picture.ts'

/** What pictures are drawn with. */
export interface Drawing {
  readonly pages: Pages
  readonly pagesOfPdf: (pdf: Uint8Array) => Promise<Picture[]>
}

/** A template in one form. It is drawn once in every language, and kept as one picture: a column for each. */
export interface Pictured {
  /** Such as `clear-steps.large-print.pdf`. */
  readonly name: string
  readonly languages: readonly string[]
  /** Of a column. */
  readonly width: number
  /** Each way in which this form is given out; all look alike. */
  readonly drawings: Readonly<Record<string, Draw>>
  /** Where it is given out as a picture: that, as large as it is then, and the address in its code. */
  readonly picture?: { readonly png: DrawPng; readonly address: string }
}

type DrawPng = (pages: Pages, language: string) => Promise<Uint8Array>

type Draw = (drawing: Drawing, language: string, width: number) => Promise<Picture>

/** Between pages that stand under each other. */
const GAP = { ground: 160, high: 4 }

const CHARTS = Object.keys(EXAMPLES) as Chart[] // prettier-ignore
const BOARDS = Object.keys(artboards) as Artboard[]
const DESIGNS = Object.keys(designs) as DesignName[]

/** Every sheet and poster in each variant on paper, the usual ones on American paper, as a picture and on a phone too. */
function picturedSheets(): Pictured[] {
  const all = Object.keys(SHEET_DESIGNS) as SheetDesign[]
  return all.flatMap((design) => [
    ...SHEET_VARIANTS.map((variant) => onPaper(`${design}.${variant}.pdf`, { design, variant })),
    onPaper(`${design}.letter.pdf`, { design, paper: 'Letter' }),
    onScreen(`${design}.png`, { design }, PIXELS[SHEET_DESIGNS[design]].A4, true),
    onScreen(`${design}.phone`, { design }, { width: 390, height: 844 }, false),
  ])
}

type Choice = { readonly design: SheetDesign; readonly variant?: SheetVariant; readonly paper?: Sheet['paper'] }

/** Throws where something does not fit. */
function onPaper(name: string, choice: Choice): Pictured {
  const isLong = choice.variant === 'large-print' || choice.variant === 'easy-read'
  return sheetOf(name, isLong ? 76 : 100, async ({ pages, pagesOfPdf }, language, width) => {
    const { sheet, html } = sheetIn(language, choice)
    const misfits = await misfitsInPrint(pages, sheet, html)
    if (misfits.length > 0) throw new Error(`${name} in ${language}: ${JSON.stringify(misfits)}`)
    const printed = await pagesOfPdf(await pages.pdf({ html }))
    const small = printed.map((one) => reduced(one, width))
    return stacked(small, GAP.ground, Math.round((GAP.high * width) / 100))
  })
}

type Size = (typeof PIXELS)['poster']['A4']

function onScreen(name: string, choice: Choice, size: Size, isGivenOut: boolean): Pictured {
  const png: DrawPng = (pages, language) =>
    pages.png({ html: sheetIn(language, choice).html, ...size, scale: 1, isWhole: true })
  const sheet = sheetOf(name, size.width < 500 ? 56 : 92, async ({ pages }, language, width) =>
    reduced(readPicture(await png(pages, language)), width),
  )
  return isGivenOut ? { ...sheet, picture: { png, address: ADDRESS } } : sheet
}

function sheetOf(name: string, width: number, draw: Draw): Pictured {
  return { name, languages: SHEET_LANGUAGES, width, drawings: { [name.split('.').at(-1)!]: draw } }
}

function sheetIn(asked: string, choice: Choice): { sheet: Sheet; html: string } {
  const language = SHEET_LANGUAGES.find((one) => one === asked)!
  const figure = drawFigure(example('icon-array', language), { width: 380, idPrefix: 'figure' })
  const content = contentFor(choice, exampleSheet(language).content)
  const sheet = exampleSheet(language, { ...choice, content, figures: { share: figure } })
  return { sheet, html: withFonts(rendered(sheet), language) }
}

/** With a figure and as much as has room beside it, and once, on American paper, whole. */
function contentFor({ design, variant, paper }: Choice, whole: SheetContent): SheetContent {
  const figures = [{ figure: 'share' }]
  const { genuine: _, privacy: __, ...others } = whole
  if (paper === 'Letter' || SHEET_DESIGNS[design] === 'poster') return whole
  return variant === 'standard' ? { ...others, figures } : { ...whole, figures }
}

/** Every design on every artboard: the picture, the page of a PDF and the file of its own are the same picture. */
function picturedInfographics(): Pictured[] {
  return DESIGNS.flatMap((design, at) =>
    BOARDS.map((board, index): Pictured => {
      const { width, height } = artboards[board]
      const drawn = async (language: string) => {
        const place = LANGUAGES.findIndex((one) => one === language)
        const figure = example(CHARTS[(at * 3 + index + place) % CHARTS.length]!, LANGUAGES[place])
        return drawnBoard(exampleInfographic(figure, LANGUAGES[place]!), board, design)
      }
      const png: DrawPng = async (pages, language) =>
        pages.png({ html: (await drawn(language)).html, width, height, scale: 1 })
      return {
        name: `${design}.${board}`,
        languages: LANGUAGES,
        width: width > height ? 150 : 100,
        picture: { png, address: WEB_ADDRESS },
        drawings: {
          png: async ({ pages }, language, small) => reduced(readPicture(await png(pages, language)), small),
          pdf: async ({ pages, pagesOfPdf }, language, small) => {
            const { paper } = await drawn(language)
            return stacked((await pagesOfPdf(await pages.pdf({ html: paper }))).map((one) => reduced(one, small)), GAP.ground) // prettier-ignore
          },
          svg: async ({ pages }, language, small) => {
            const { svg } = await drawn(language)
            const html = `<!doctype html><title>SVG</title><body style="margin:0"><img style="display:block" src="data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}">`
            return reduced(readPicture(await pages.png({ html, width, height, scale: 1 })), small)
          },
        },
      }
    }),
  )
}

/** With its fonts in it; throws where something does not fit. */
async function drawnBoard(infographic: Infographic, board: Artboard, design: DesignName) {
  const text = infographicInWords(infographic) + JSON.stringify(infographic)
  const { css } = await embeddedFonts(fontFiles(), text, infographic.language)
  const drawn = drawInfographic(infographic, board, { design: designs[design], fontFaces: css })
  if (drawn.misfits.length > 0)
    throw new Error(`${design} ${board} ${infographic.language}: ${drawn.misfits.join(' ')}`)
  const { svg } = drawn
  return {
    svg,
    html: pictureAlone(svg, infographic, css, drawn),
    paper: pictureOnPaper(svg, infographic, css, board),
  }
}

export const PICTURED: readonly Pictured[] = [...picturedSheets(), ...picturedInfographics(), ...picturedPages()]
