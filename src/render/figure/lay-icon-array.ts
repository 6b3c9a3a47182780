import type { Figure } from './figure.ts'
import type { IconArrayData } from './figure-data.ts'
import { textWidth } from '../font/text-width.ts'
import { type TextBlock, textBlock } from './measured-text.ts'
import { type Laid, type Room, smallSize } from './room.ts'
import { sketchOf } from './sketch.ts'
import { symbols } from './symbols.ts'
import { writtenShare } from './written-values.ts'

/** Whole icons in rows of ten (of five where ten would be small): filled for the finding, outlined for the rest. */
export function layIconArray({ data, words, language }: Figure<IconArrayData>, room: Room): Laid {
  const { width, size, palette } = room
  const sketch = sketchOf(width, language)
  const beside = width > size * 30
  const gridWidth = beside ? width * 0.5 : width
  const textX = beside ? gridWidth + size * 2 : 0
  const textWide = width - textX
  const columns = data.of === 10 && (beside || gridWidth < size * 22) ? 5 : 10
  const rows = Math.ceil(data.of / columns)
  const widestIcon = gridWidth / (columns + (columns - 1) * GAP)
  const leastIcon = Math.min(widestIcon, data.of === 10 ? size * 1.9 : size * 0.95)
  const gridHeight = (side: number) => side * (rows + (rows - 1) * GAP)
  const texts = wordsOf()
  const textHigh = texts.reduce((sum, { block, above }) => sum + block.height + above, 0)

  function wordsOf(): { block: TextBlock; fill: string; above: number; symbol?: 'shown' | 'rest' }[] {
    const share = writtenShare(data.value, data.of, language)
    const large = Math.min(size * 2.4, (textWide / textWidth(share, 1, 700, language)) * 0.97)
    const shown = { width: textWide, size: size * 1.1, weight: 700, language } as const
    const rest = words.labels['rest']
    const inset = size * 1.5
    return [
      { block: textBlock(share, { ...shown, size: large, width: textWide * 2 }), fill: palette.accent, above: 0 },
      { block: textBlock(words.labels['value'] ?? '', shown), fill: palette.ink, above: 0 },
      ...(rest === undefined
        ? []
        : [
            {
              block: textBlock(rest, { ...shown, width: textWide - inset, size: smallSize(room), weight: 400 }),
              fill: palette.quiet,
              above: size * 0.6,
              symbol: 'rest',
            } as const,
          ]),
    ]
  }

  function grid(side: number, y: number): string {
    const step = side * (1 + GAP)
    const spare = gridWidth - side * (columns + (columns - 1) * GAP)
    const from = beside ? spare : 0
    return Array.from({ length: data.of }, (_, index) => {
      const isShown = index < data.value
      return icon(from + (index % columns) * step, y + Math.floor(index / columns) * step, side, isShown)
    }).join('')
  }

  function icon(x: number, y: number, side: number, isShown: boolean): string {
    const paint = isShown
      ? { fill: palette.accent, stroke: palette.accent }
      : { fill: palette.ground, stroke: palette.second }
    return sketch.symbol(symbols[data.icon ?? 'person'], x, y, side, {
      ...paint,
      'stroke-width': 1.6,
      'stroke-linejoin': 'round',
      'data-mark': isShown ? 'shown' : 'rest',
    })
  }

  function draw(tall: number): string {
    const forGrid = beside ? tall : tall - textHigh - size
    const side = Math.min(widestIcon, forGrid / (rows + (rows - 1) * GAP))
    const gridTop = beside ? Math.max(0, (tall - gridHeight(side)) / 2) : 0
    let y = beside ? Math.max(0, (tall - textHigh) / 2) : gridHeight(side) + size
    const marks = [grid(side, gridTop)]
    for (const { block, fill, above, symbol } of texts) {
      y += above
      const inset = symbol === undefined ? 0 : size * 1.5
      if (symbol !== undefined)
        marks.push(
          sketch.symbol(symbols[data.icon ?? 'person'], textX, y + block.leading / 2 - size * 0.5, size, {
            fill: palette.ground,
            stroke: palette.second,
            'stroke-width': 2,
          }),
        )
      marks.push(sketch.text(block, textX + inset, y, fill))
      y += block.height
    }
    return marks.join('')
  }

  const heightAt = (side: number) =>
    beside ? Math.max(gridHeight(side), textHigh) : gridHeight(side) + size + textHigh
  return { height: heightAt(leastIcon), most: heightAt(widestIcon), misfits: [], draw }
}

/** Between icons, as a part of one. */
const GAP = 0.22
