import type { Figure } from './figure.ts'
import type { MapData } from './figure-data.ts'
import { classOf, mapClasses } from './map-classes.ts'
import { listOfMap, regionBadge } from './map-list.ts'
import { mapShapes } from './map-shapes.ts'
import { classPattern, classPatterns, patternFill } from './patterns.ts'
import type { Laid, Room } from './room.ts'
import { sketchOf } from './sketch.ts'
import { element } from './svg-markup.ts'

/** A map of numbered regions in patterns by class, with the list of them beside it, or below it where that is narrow. */
export function layMap(figure: Figure<MapData>, room: Room): Laid {
  const { data, language } = figure
  const { width, size, palette } = room
  const sketch = sketchOf(width, language)
  const classes = mapClasses(data)
  const beside = width > size * 19
  const mapWide = beside ? width * (width > size * 26 ? 0.5 : 0.4) : width
  const listX = beside ? mapWide + size * 1.2 : 0
  const list = listOfMap(figure, room, width - listX)
  const values = new Map(data.regions.map(({ key, value }) => [key, value]))

  function map(tall: number): { high: number; markup: string } {
    const { height: high, shapes } = mapShapes(data, mapWide, tall)
    const top = beside ? (tall - high) / 2 : 0
    const known = shapes.flatMap(({ key, ...shape }) => {
      const value = values.get(key)
      return value === undefined ? [] : [{ key, ...shape, index: classOf(value, classes) }]
    })
    const outlines = known.map(({ outline, index }) =>
      element('path', {
        d: outline,
        fill: patternFill(room, classPattern(index, classes.length)),
        stroke: palette.ink,
        'stroke-width': size * 0.07,
        'stroke-linejoin': 'round',
        'data-mark': 'region',
      }),
    )
    const badges = known.map(({ key, center }) => regionBadge(figure, { ...room, width: mapWide }, key, center))
    return { high, markup: sketch.group(0, top, mapWide, outlines.join('') + badges.join('')) }
  }

  function draw(tall: number): string {
    const { high, markup } = map(beside ? tall : tall - list.height - size)
    const listTop = beside ? Math.max(0, (tall - list.height) / 2) : high + size
    return element('defs', {}, classPatterns(room, classes.length)) + markup + list.draw(listX, listTop)
  }

  const leastMap = size * 11
  const height = beside ? Math.max(list.height, leastMap) : leastMap + size + list.height
  return { height, most: height + size * 16, misfits: list.misfits, draw }
}
