import { scaleLinear } from 'd3-scale'
import type { Figure } from './figure.ts'
import type { BarsData } from './figure-data.ts'
import { textWidth } from '../font/text-width.ts'
import { textBlock } from './measured-text.ts'
import { hatch, patternFill } from './patterns.ts'
import type { Laid, Room } from './room.ts'
import { sketchOf } from './sketch.ts'
import { element } from './svg-markup.ts'
import { writtenValue } from './written-values.ts'

/** Horizontal bars from 0, in the order given: the label before the bar (above it where it is long), the value after it. */
export function layBars({ data, words, language }: Figure<BarsData>, room: Room): Laid {
  const { width, size, palette } = room
  const sketch = sketchOf(width, language)
  const labelOf = (key: string) => words.labels[key] ?? ''
  const gap = size * 0.6
  const beside = labelsBeside()
  const labelWidth = beside ? Math.max(...data.bars.map(({ key }) => label(key, width * BESIDE).width)) : width
  const from = beside ? labelWidth + gap : 0
  const values = data.bars.map(({ value }) => writtenValue(value, data, language))
  const valueWidth = Math.max(...values.map((value) => textWidth(value, size, 700, language))) * 1.03
  const length = scaleLinear()
    .domain([0, Math.max(...data.bars.map(({ value }) => value), Number.MIN_VALUE)])
    .range([0, Math.max(size, width - from - valueWidth - gap)])
  const rows = data.bars.map(({ key }) => ({ key, block: label(key, beside ? labelWidth * 1.02 : width) }))
  const leastBar = size * 1.45
  const count = data.bars.length
  const rowHigh = (block: { height: number }, bar: number) =>
    beside ? Math.max(bar, block.height) : bar + block.height + size * 0.25
  const heightAt = (bar: number, space: number) =>
    rows.reduce((sum, { block }) => sum + rowHigh(block, bar), 0) + space * (count - 1) + size * 0.5

  function label(key: string, within: number) {
    return textBlock(labelOf(key), { width: within, size, language })
  }

  function labelsBeside(): boolean {
    return data.bars.every(({ key }) => {
      const block = label(key, width * BESIDE)
      return block.lines.length <= 2 && !block.broken
    })
  }

  function draw(tall: number): string {
    const slack = (tall - heightAt(leastBar, size * 0.55)) / (count * 1.6)
    const bar = Math.min(size * 3, leastBar + slack)
    const space = size * 0.55 + slack * 0.6
    let y = size * 0.25
    const marks: string[] = []
    for (const [index, { key, block }] of rows.entries()) {
      const { value } = data.bars[index]!
      const high = rowHigh(block, bar)
      const barTop = beside ? y + (high - bar) / 2 : y + block.height + size * 0.25
      const end = from + length(value)
      marks.push(
        sketch.text(
          block,
          beside ? labelWidth : 0,
          beside ? y + (high - block.height) / 2 : y,
          palette.ink,
          beside ? 'end' : 'start',
        ),
        sketch.box(from, barTop, length(value), bar, { ...paintOf(key), 'data-mark': 'bar' }),
        valueText(values[index]!, end + gap * 0.6, barTop + bar / 2, key === data.highlight),
      )
      y += high + space
    }
    const bottom = y - space + size * 0.25
    const zero = { stroke: palette.ink, 'stroke-width': size * 0.1, 'data-mark': 'zero' }
    marks.push(sketch.path([[from, 0], [from, bottom]], zero)) // prettier-ignore
    return element('defs', {}, hatch(room)) + marks.join('')
  }

  function valueText(value: string, x: number, middle: number, isFinding: boolean): string {
    const block = textBlock(value, { width: width * 2, size, weight: 700, language })
    return sketch.text(block, x, middle - block.height / 2, isFinding ? palette.accent : palette.ink)
  }

  function paintOf(key: string) {
    if (data.highlight === undefined || data.highlight === key) return { fill: palette.accent }
    const edge = size * 0.09
    return { fill: patternFill(room, 'hatch'), stroke: palette.second, 'stroke-width': edge }
  }

  const broken = rows.filter(({ block }) => block.broken)
  return {
    height: heightAt(leastBar, size * 0.55),
    most: heightAt(size * 3, size * 1.8),
    misfits: broken.map(({ key }) => `A word of the label “${labelOf(key)}” is wider than the chart.`),
    draw,
  }
}

/** Labels stand beside the bars where they take no more of the width than this. */
const BESIDE = 0.36
