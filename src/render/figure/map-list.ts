import type { Figure } from './figure.ts'
import type { MapData } from './figure-data.ts'
import { classOf, mapClasses } from './map-classes.ts'
import { type TextBlock, textBlock } from './measured-text.ts'
import { classPattern, patternFill } from './patterns.ts'
import { type Room, smallSize } from './room.ts'
import { sketchOf } from './sketch.ts'
import { element } from './svg-markup.ts'
import { writtenCount, writtenRange, writtenValue } from './written-values.ts'

/** The list beside a map: each class under its pattern, from the highest, with number, name and value of its regions. */
export interface MapList {
  readonly height: number
  readonly misfits: readonly string[]
  /** At a place of the sketch; the list ends where the sketch does. */
  readonly draw: (x: number, top: number) => string
}

interface ClassRow {
  readonly pattern: string
  readonly range: TextBlock
  readonly high: number
}

interface RegionRow {
  readonly key: string
  readonly name: TextBlock
  readonly value: TextBlock
  readonly high: number
}

export function listOfMap(figure: Figure<MapData>, room: Room, width: number): MapList {
  const { data, words, language } = figure
  const { size, palette } = room
  const sketch = sketchOf(room.width, language)
  const classes = mapClasses(data)
  const sorted = byValue(data)
  const side = badgeSize(room) * 2 * RADIUS
  const textX = side + size * 0.6
  const groups = classes
    .map((_, index) => ({ index, regions: sorted.filter(({ value }) => classOf(value, classes) === index) }))
    .filter(({ regions }) => regions.length > 0)
    .toReversed()
  const rows = groups.flatMap(({ index, regions }) => [classRow(index), ...regions.map(regionRow)])

  function classRow(index: number): ClassRow {
    const { from, to } = classes[index]!
    const text = from === to ? writtenValue(from, data, language) : writtenRange(from, to, data, language)
    const range = textBlock(text, { width: width - textX, size: smallSize(room), weight: 700, language })
    const pattern = patternFill(room, classPattern(index, classes.length))
    return { pattern, range, high: Math.max(range.height, side) + size * (index === groups[0]?.index ? 0.2 : 0.42) }
  }

  function regionRow({ key, value }: MapData['regions'][number]): RegionRow {
    const number = textBlock(writtenValue(value, data, language), { width, size, weight: 700, language })
    const name = textBlock(words.labels[key] ?? '', {
      width: width - textX - number.width - size * 0.6,
      size,
      language,
    })
    return { key, name, value: number, high: Math.max(name.height + size * 0.2, side + size * 0.12) }
  }

  function drawClass({ pattern, range, high }: ClassRow, x: number, y: number): string {
    const middle = y + high - size * 0.12 - side / 2
    const paint = { fill: pattern, stroke: palette.ink, 'stroke-width': size * 0.06 }
    return (
      sketch.box(x, middle - side / 2, side, side, paint) +
      sketch.text(range, x + textX, middle - range.height / 2, palette.quiet)
    )
  }

  function drawRegion({ key, name, value }: RegionRow, x: number, y: number): string {
    const middle = y + Math.max(name.leading, side) / 2
    return (
      regionBadge(figure, room, key, [sketch.x(x + side / 2), middle]) +
      sketch.text(name, x + textX, middle - name.leading / 2, palette.ink) +
      sketch.text(value, room.width, middle - value.leading / 2, palette.ink, 'end')
    )
  }

  function draw(x: number, top: number): string {
    let y = top
    const marks = rows.map((row) => {
      y += row.high
      return 'pattern' in row ? drawClass(row, x, y - row.high) : drawRegion(row, x, y - row.high)
    })
    return marks.join('')
  }

  const broken = rows.filter((row): row is RegionRow => 'name' in row && row.name.broken)
  return {
    height: rows.reduce((sum, { high }) => sum + high, 0),
    misfits: broken.map(({ key }) => `A word of “${words.labels[key]}” is wider than the list beside the map.`),
    draw,
  }
}

/** The number of a region in a disc, at a point of the SVG: on the map and before its name. */
export function regionBadge(
  figure: Figure<MapData>,
  room: Room,
  key: string,
  [x, y]: readonly [number, number],
): string {
  const { palette, width } = room
  const place = byValue(figure.data).findIndex((region) => region.key === key) + 1
  const size = badgeSize(room)
  const count = writtenCount(place, figure.language)
  const number = textBlock(count, { width, size, weight: 700, language: figure.language })
  const paint = { fill: palette.ground, stroke: palette.ink, 'stroke-width': size * 0.08 }
  return (
    element('circle', { cx: x, cy: y, r: size * RADIUS, ...paint }) +
    sketchOf(width, figure.language, true).text(number, x, y - number.height / 2, palette.ink, 'middle')
  )
}

function byValue({ regions }: MapData): readonly MapData['regions'][number][] {
  return [...regions].sort((one, other) => other.value - one.value)
}

function badgeSize({ least, size }: Room): number {
  return Math.max(least, size * 0.72)
}

/** Of the disc, as a part of the size of its number. */
const RADIUS = 0.78
