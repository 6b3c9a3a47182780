import { layBars } from './lay-bars.ts'
import { layBeforeAfter } from './lay-before-after.ts'
import { layBigNumber } from './lay-big-number.ts'
import { layIconArray } from './lay-icon-array.ts'
import { layLine } from './lay-line.ts'
import { layMap } from './lay-map.ts'
import { laySteps } from './lay-steps.ts'
import { layTimeline } from './lay-timeline.ts'
import { type Figure, figureOf } from './figure.ts'
import type { Laid, Room } from './room.ts'

/** Lays a figure out in a room, whatever its kind. The figure has been checked. */
export function layFigure({ data, words, language }: Figure, room: Room): Laid {
  switch (data.chart) {
    case 'big-number':
      return layBigNumber(figureOf(data, words, language), room)
    case 'icon-array':
      return layIconArray(figureOf(data, words, language), room)
    case 'bars':
      return layBars(figureOf(data, words, language), room)
    case 'line':
      return layLine(figureOf(data, words, language), room)
    case 'before-after':
      return layBeforeAfter(figureOf(data, words, language), room)
    case 'steps':
      return laySteps(figureOf(data, words, language), room)
    case 'timeline':
      return layTimeline(figureOf(data, words, language), room)
    case 'map':
      return layMap(figureOf(data, words, language), room)
    default:
      return data satisfies never
  }
}
