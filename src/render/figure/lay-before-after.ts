import type { Figure } from './figure.ts'
import type { BeforeAfterData } from './figure-data.ts'
import { textWidth } from '../font/text-width.ts'
import { textBlock } from './measured-text.ts'
import { hatch, patternFill } from './patterns.ts'
import { type Laid, type Room, smallSize } from './room.ts'
import { sketchOf } from './sketch.ts'
import { element } from './svg-markup.ts'
import { writtenDay, writtenValue } from './written-values.ts'

/** Two columns from 0 with their values on top, an arrow from the first to the second. */
export function layBeforeAfter({ data, words, language }: Figure<BeforeAfterData>, room: Room): Laid {
  const { width, size, palette } = room
  const sketch = sketchOf(width, language)
  const middle = Math.min(width * 0.22, size * 6)
  const column = Math.min((width - middle) / 2, size * 13)
  const inset = (width - middle - column * 2) / 2
  const most = Math.max(data.before.value, data.after.value, Number.MIN_VALUE)
  const values = [data.before, data.after].map(({ value }) => writtenValue(value, data, language))
  const numeral = Math.min(size * 2.3, ...values.map((value) => (column / textWidth(value, 1, 700, language)) * 0.95))
  const sides = (['before', 'after'] as const).map((key, index) => ({
    key,
    value: data[key].value,
    x: inset + index * (column + middle),
    number: textBlock(values[index]!, { width: width * 2, size: numeral, weight: 700, language }),
    label: textBlock(words.labels[key] ?? '', { width: column, size, weight: 700, language }),
    date: textBlock(writtenDay(data[key].at, language), { width: column, size: smallSize(room), language }),
  }))
  const foot = Math.max(...sides.map(({ label, date }) => label.height + date.height)) + size * 0.5
  const head = Math.max(...sides.map(({ number }) => number.height)) + size * 0.2
  const height = head + foot + size * 4.5

  function draw(tall: number): string {
    const plot = tall - head - foot
    const base = head + plot
    const edge = size * 0.1
    const marks = sides.map(({ key, value, x, number, label, date }) => {
      const high = (plot * value) / most
      const paint =
        key === 'after'
          ? { fill: palette.accent }
          : { fill: patternFill(room, 'hatch'), stroke: palette.second, 'stroke-width': edge }
      const center = x + column / 2
      return [
        sketch.box(x, base - high, column, high, { ...paint, 'data-mark': key }),
        sketch.text(number, center, base - high - head, key === 'after' ? palette.accent : palette.ink, 'middle'),
        sketch.text(label, center, base + size * 0.5, palette.ink, 'middle'),
        sketch.text(date, center, base + size * 0.5 + label.height, palette.quiet, 'middle'),
      ].join('')
    })
    const line = { stroke: palette.ink, 'stroke-width': edge }
    const axis = sketch.path([[inset - size * 0.4, base], [width - inset + size * 0.4, base]], { ...line, 'data-mark': 'zero' }) // prettier-ignore
    return element('defs', {}, hatch(room)) + marks.join('') + axis + arrow(base - plot * 0.32)
  }

  function arrow(y: number): string {
    const [from, to, head_] = [inset + column + middle * 0.2, inset + column + middle * 0.8, size * 0.6]
    const paint = {
      stroke: palette.ink,
      'stroke-width': size * 0.18,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }
    return (
      sketch.path([[from, y], [to, y]], paint) + // prettier-ignore
      sketch.path([[to - head_, y - head_], [to, y], [to - head_, y + head_]], paint) // prettier-ignore
    )
  }

  const broken = sides.filter(({ label }) => label.broken)
  return {
    height,
    most: height + size * 14,
    misfits: [
      ...broken.map(({ key }) => `A word of the label “${words.labels[key]}” is wider than its column.`),
      ...(numeral < size ? [`The values ${values.join(' and ')} are too long for their columns.`] : []),
    ],
    draw,
  }
}
