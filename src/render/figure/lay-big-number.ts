import type { Figure } from './figure.ts'
import type { BigNumberData } from './figure-data.ts'
import { textWidth } from '../font/text-width.ts'
import { lineOf, textBlock } from './measured-text.ts'
import { type Laid, type Room, smallSize } from './room.ts'
import { sketchOf } from './sketch.ts'
import { writtenValue } from './written-values.ts'

/** One number as large as the room allows; a percentage stands over a strip of the whole, filled so far. */
export function layBigNumber({ data, words, language }: Figure<BigNumberData>, room: Room): Laid {
  const { width, size, palette } = room
  const sketch = sketchOf(width, language)
  const written = writtenValue(data.value, data, language)
  const widest = (width / textWidth(written, 1, 700, language)) * 0.98
  const least = Math.min(size * 3.6, widest)
  const label = textBlock(words.labels['value'] ?? '', { width, size: size * 1.3, weight: 700, language })
  const unit = textBlock(words.unit ?? '', { width, size: smallSize(room), language })
  const strip = isShare(data) ? size * 1.15 : 0
  const beside = label.height + unit.height + (strip > 0 ? strip + size * 1.4 : size * 0.5)
  const height = least * 1.1 + beside
  const most = Math.min(size * 9, widest) * 1.1 + beside

  function draw(tall: number): string {
    const numeral = Math.min(widest, (tall - beside) / 1.1)
    const number = lineOf(written, numeral, numeral * 1.1)
    let y = numeral * 1.1
    const marks = [sketch.text(number, 0, 0, palette.accent)]
    if (strip > 0) {
      const edge = size * 0.1
      marks.push(
        sketch.box(edge / 2, y + size * 0.3, width - edge, strip, {
          fill: palette.ground,
          stroke: palette.ink,
          'stroke-width': edge,
          'data-mark': 'whole',
        }),
        sketch.box(edge, y + size * 0.3 + edge / 2, ((width - edge * 2) * data.value) / 100, strip - edge, {
          fill: palette.accent,
          'data-mark': 'share',
        }),
      )
      y += strip + size * 0.9
    }
    marks.push(sketch.text(label, 0, y, palette.ink), sketch.text(unit, 0, y + label.height, palette.quiet))
    return marks.join('')
  }

  return { height, most: Math.max(height, most), misfits: numeralMisfits(written, least, room), draw }
}

function isShare({ measure, value }: BigNumberData): boolean {
  return measure === 'percent' && value >= 0 && value <= 100
}

function numeralMisfits(written: string, numeral: number, room: Room): string[] {
  return numeral < room.size * 1.5 ? [`The number “${written}” is too long to stand large in this width.`] : []
}
