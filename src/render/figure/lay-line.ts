import { scaleLinear } from 'd3-scale'
import { line as lineThrough } from 'd3-shape'
import type { Figure } from './figure.ts'
import type { LineData } from './figure-data.ts'
import { placedApart } from './placed-apart.ts'
import { textWidth } from '../font/text-width.ts'
import { type TextBlock, textBlock } from './measured-text.ts'
import { type Laid, type Room, smallSize } from './room.ts'
import { sketchOf } from './sketch.ts'
import { element } from './svg-markup.ts'
import { instantOf, writtenDay, writtenValue } from './written-values.ts'

/**
 * Lines over time, each named at its end and drawn with a dash and a marker of its own. Time runs from left to right in
 * every language, unless the words ask for it to be mirrored. One line alone has its values written at its points.
 */
export function layLine({ data, words, language }: Figure<LineData>, room: Room): Laid {
  const { width, size, palette } = room
  const sketch = sketchOf(width, language, words.time !== 'mirrored')
  const small = smallSize(room)
  const alone = data.lines.length === 1
  const all = data.lines.flatMap(({ points }) => points)
  const value = scaleLinear()
    .domain([data.from ?? 0, Math.max(...all.map((point) => point.value))])
    .nice(4)
  const ticks = value.ticks(4)
  const tickTexts = ticks.map((tick) => textBlock(writtenValue(tick, data, language), { width, size: small, language }))
  const left = Math.max(...tickTexts.map((text) => text.width)) + size * 0.6
  const ends = alone ? [] : data.lines.map((line) => endOf(line))
  const named = Math.max(0, ...ends.flatMap(({ label, number }) => [label.width, number.width]))
  const right = alone ? lastValueRoom() : named + size * 1.2
  const instants = all.map(({ at }) => instantOf(at))
  const time = scaleLinear()
    .domain([Math.min(...instants), Math.max(...instants)])
    .range([left + size * 0.6, width - right])
  const said = [alone ? words.labels[data.lines[0]!.key] : undefined, words.axis].filter((text) => text !== undefined)
  const above = said.map((text) => textBlock(text, { width, size: small, language }))
  const top = above.reduce((sum, block) => sum + block.height, 0) + size * (alone ? 1.7 : 0.7)
  const days = dayTexts()
  const foot = Math.max(...days.map(({ text }) => text.height)) + size * 0.5
  const highEnds = ends.reduce((sum, { label, number }) => sum + label.height + number.height + size * 0.3, 0)
  const height = top + foot + Math.max(size * 7, highEnds)

  function endOf({ key, points }: LineData['lines'][number]) {
    const within = { width: width * 0.3, language }
    const last = points.at(-1)!
    return {
      value: last.value,
      label: textBlock(words.labels[key] ?? '', { ...within, size: small }),
      number: textBlock(writtenValue(last.value, data, language), { ...within, size, weight: 700 }),
    }
  }

  function lastValueRoom(): number {
    const last = data.lines[0]!.points.at(-1)!
    return textWidth(writtenValue(last.value, data, language), size, 700, language) / 2 + size * 0.3
  }

  /** The days under the axis: all where they have room, else the first and the last. */
  function dayTexts(): { x: number; text: TextBlock }[] {
    const every = [...new Set(all.map(({ at }) => at))].sort((one, other) => instantOf(one) - instantOf(other))
    const texts = every.map((at) => ({
      x: time(instantOf(at)),
      text: textBlock(writtenDay(at, language, 'short'), { width: size * 6, size: small, language }),
    }))
    const apart = texts.every(({ x, text }, index) => {
      const next = texts[index + 1]
      return next === undefined || next.x - x > (text.width + next.text.width) / 2 + size * 0.5
    })
    return apart ? texts : [texts[0]!, texts.at(-1)!]
  }

  function draw(tall: number): string {
    const base = tall - foot
    value.range([base, top])
    const grid = ticks.map((tick, index) => {
      const y = value(tick)
      const isZero = index === 0
      const paint = { stroke: isZero ? palette.ink : palette.faint, 'stroke-width': size * (isZero ? 0.1 : 0.06) }
      const text = tickTexts[index]!
      return (
        sketch.path([[left, y], [width - right + size * 0.4, y]], paint) + // prettier-ignore
        sketch.text(text, left - size * 0.5, y - text.height / 2, palette.quiet, 'end')
      )
    })
    const below = days.map(({ x, text }) => sketch.text(text, x, base + size * 0.4, palette.quiet, 'middle'))
    return [...heads(), ...grid, ...below, ...data.lines.map(drawLine), ...endTexts(base)].join('')
  }

  function heads(): string[] {
    let y = 0
    return above.map((block) => {
      y += block.height
      return sketchOf(width, language).text(block, 0, y - block.height, palette.quiet)
    })
  }

  function drawLine({ points }: LineData['lines'][number], index: number): string {
    const places = points.map((point) => [sketch.x(time(instantOf(point.at))), value(point.value)] as const)
    const color = index === 0 ? palette.accent : palette.second
    const stroke = {
      d: lineThrough<readonly [number, number]>()([...places]) ?? '',
      fill: 'none',
      stroke: color,
      'stroke-width': size * (index === 0 ? 0.24 : 0.18),
      'stroke-dasharray': DASHES[index]?.map((part) => part * size * 0.2).join(' '),
      'stroke-linejoin': 'round',
      'data-mark': 'line',
    }
    const markers = places.map(([x, y]) => marker(index, x, y, color))
    const values = alone ? points.map((point, at) => pointValue(point, at, points.length)) : []
    return element('path', stroke) + markers.join('') + values.join('')
  }

  function pointValue(point: { at: string; value: number }, index: number, count: number): string {
    const text = textBlock(writtenValue(point.value, data, language), { width, size, weight: 700, language })
    const isEnd = index === 0 || index === count - 1
    if (!isEnd && (width - left - right) / count < text.width * 1.25) return ''
    const fill = index === count - 1 ? palette.accent : palette.ink
    return sketch.text(text, time(instantOf(point.at)), value(point.value) - size * 0.5 - text.height, fill, 'middle')
  }

  function marker(index: number, x: number, y: number, color: string): string {
    const side = size * 0.62
    return element('path', {
      d: MARKERS[index % MARKERS.length]!,
      transform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) scale(${(side / 2).toFixed(3)})`,
      fill: index % 2 === 0 ? color : palette.ground,
      stroke: color,
      'stroke-width': 0.5,
      'data-mark': 'point',
    })
  }

  function endTexts(base: number): string[] {
    const blocks = ends.map(({ label, number, value: last }) => ({
      at: value(last),
      high: label.height + number.height + size * 0.3,
    }))
    const tops = placedApart(blocks, base + foot * 0.5)
    const x = width - right + size * 0.9
    return ends.map(({ label, number }, index) => {
      const fill = index === 0 ? palette.accent : palette.ink
      return (
        sketch.text(number, x, tops[index]!, fill, 'start') +
        sketch.text(label, x, tops[index]! + number.height, palette.ink, 'start')
      )
    })
  }

  const crowded = right > width * 0.42
  return {
    height,
    most: height + size * 12,
    misfits: crowded ? ['The names of the lines leave too little room for the lines.'] : [],
    draw,
  }
}

const DASHES = [undefined, [4, 2.5], [1, 2], [6, 2, 1, 2], [2.5, 2.5], [8, 3]]

/** Circle, square, triangle, diamond, around 0 with a radius of 1. */
const MARKERS = [
  'M1 0A1 1 0 1 1-1 0A1 1 0 1 1 1 0Z',
  'M-.9-.9H.9V.9H-.9Z',
  'M0-1.1L1 .8H-1Z',
  'M0-1.2L1.2 0L0 1.2L-1.2 0Z',
]
