import { type Figure } from '../figure/figure.ts'
import { layFigure } from '../figure/lay-figure.ts'
import { textBlock } from '../figure/measured-text.ts'
import { type Laid, type Room, smallSize } from '../figure/room.ts'
import { sketchOf } from '../figure/sketch.ts'

/** A figure under its own title (where it is not the infographic's) and unit. */
export function layCell(figure: Figure, room: Room, mainTitle: string): Laid {
  const { words, data, language } = figure
  const { width, size, palette } = room
  const laid = layFigure(figure, room)
  const title = words.title === mainTitle ? '' : words.title
  const unit = data.chart === 'big-number' ? '' : (words.unit ?? '')
  const heading = textBlock(title, { width, size: size * 1.12, weight: 700, language, balanced: true })
  const counted = textBlock(unit, { width, size: smallSize(room), language })
  const above = heading.height + counted.height
  const head = above === 0 ? 0 : above + size * 0.8
  const sketch = sketchOf(width, language)
  return {
    height: head + laid.height,
    most: head + laid.most,
    misfits: [...laid.misfits, ...(heading.broken ? [`A word of “${title}” is wider than its figure.`] : [])],
    draw: (height) =>
      sketch.text(heading, 0, 0, palette.ink) +
      sketch.text(counted, 0, heading.height, palette.quiet) +
      sketch.group(0, head, width, laid.draw(height - head)),
  }
}
