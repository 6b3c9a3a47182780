import { Invalid } from '../../errors.ts'
import { textDirection } from '../language/text-direction.ts'
import { checkFigure } from './check-figure.ts'
import type { Figure } from './figure.ts'
import { figureInWords, type FigureInWords, namedSource } from './figure-in-words.ts'
import { layFigure } from './lay-figure.ts'
import { fontStack } from '../font/fonts-for-text.ts'
import { textBlock } from './measured-text.ts'
import { type Palette, palettes } from './palette.ts'
import { type Room, smallSize } from './room.ts'
import { sketchOf } from './sketch.ts'
import { element, idsFrom, plain, short } from './svg-markup.ts'

/** How a figure is drawn. Lengths are CSS pixels at the width it is shown at. */
export interface FigureLook {
  readonly width: number
  /** Begins all ids in the drawing: one of its own per figure on a page. */
  readonly idPrefix: string
  readonly palette?: Palette
  /** Size of labels; 16 (12 pt in print) if left out. Where they do not fit, they are drawn smaller, down to `least`. */
  readonly size?: number
  /** No text is smaller; 14 if left out. */
  readonly least?: number
  /** Prints title and source in the drawing, for a file of its own; on a page they stand beside it. Unit and note always are. */
  readonly captioned?: boolean
  /** Rules for the fonts, for a file of its own. */
  readonly fontFaces?: string
}

/** A figure as SVG and as words in its language. `misfits` says what did not fit even at the least size. */
export interface DrawnFigure extends FigureInWords {
  readonly svg: string
  readonly language: string
  readonly title: string
  readonly width: number
  readonly height: number
  readonly misfits: readonly string[]
}

/** Draws a figure. Throws `Invalid` with every reason where it would mislead or lacks something (`checkFigure`). */
export function drawFigure(figure: Figure, look: FigureLook): DrawnFigure {
  const refused = checkFigure(figure).filter(({ severity }) => severity === 'error')
  if (refused.length > 0) throw new Invalid(refused)
  const { words, language } = figure
  const { width, least = Math.min(14, look.size ?? 14), size: usual = 16 } = look
  const inWords = figureInWords(figure)
  const id = idsFrom(look.idPrefix)
  const palette = look.palette ?? palettes.clear
  const margin = look.captioned ? usual * 1.5 : 0
  const { laid, room } = fitted(figure, { width: width - margin * 2, least, palette, language, id }, usual)
  const above = headOf(figure, room, look.captioned ? words.title : '')
  const source = look.captioned ? namedSource(inWords.source, language) : ''
  const below = footOf([words.note ?? '', source], room)
  const tall = laid.height + (laid.most - laid.height) * 0.15
  const height = Math.ceil(above.height + tall + below.height + margin * 2)
  const svg = element(
    'svg',
    {
      xmlns: 'http://www.w3.org/2000/svg',
      viewBox: `0 0 ${width} ${height}`,
      width,
      height,
      role: 'img',
      'aria-labelledby': `${id('title')} ${id('desc')}`,
      lang: language,
      direction: textDirection(language),
      'font-family': fontStack(language),
    },
    element('title', { id: id('title') }, plain(words.title)),
    element('desc', { id: id('desc') }, plain(inWords.description)),
    look.fontFaces === undefined ? '' : element('style', {}, plain(look.fontFaces)),
    look.captioned ? element('rect', { width, height, fill: palette.ground }) : '',
    part(margin, margin, above.markup),
    part(margin, margin + above.height, laid.draw(tall)),
    part(margin, margin + above.height + tall, below.markup),
  )
  return { ...inWords, svg, language, title: words.title, width, height, misfits: laid.misfits }
}

function part(x: number, y: number, markup: string): string {
  return markup === '' ? '' : element('g', { transform: `translate(${short(x)} ${short(y)})` }, markup)
}

/** The largest size, from the usual down to the least, at which everything fits. */
function fitted(figure: Figure, place: Omit<Room, 'size'>, usual: number) {
  for (let size = usual; ; size = Math.max(place.least, size * 0.94)) {
    const room = { ...place, size }
    const laid = layFigure(figure, room)
    if (laid.misfits.length === 0 || size <= place.least) return { laid, room }
  }
}

function headOf({ data, words, language }: Figure, room: Room, said: string) {
  const { width, size, palette } = room
  const sketch = sketchOf(width, language)
  const title = textBlock(said, { width, size: size * 1.35, weight: 700, language, balanced: true })
  const counted = data.chart === 'big-number' ? '' : (words.unit ?? '')
  const unit = textBlock(counted, { width, size: smallSize(room), language })
  const markup = sketch.text(title, 0, 0, palette.ink) + sketch.text(unit, 0, title.height + size * 0.2, palette.quiet)
  return { markup, height: markup === '' ? 0 : title.height + unit.height + size * 1.1 }
}

function footOf(texts: readonly string[], room: Room) {
  const { width, size, palette, language } = room
  const sketch = sketchOf(width, language)
  const blocks = texts.map((text) => textBlock(text, { width, size: smallSize(room), language }))
  let y = size
  const markup = blocks.map((block) => {
    y += block.height
    return sketch.text(block, 0, y - block.height, palette.quiet)
  })
  return { markup: markup.join(''), height: y === size ? 0 : y }
}
