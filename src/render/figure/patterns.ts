import type { Palette } from './palette.ts'
import type { Room } from './room.ts'
import { element, short } from './svg-markup.ts'

/** The patterns that stand beside colours, so that shapes differ without it. Names are those of `patternFill`. */
type Pattern = 'hatch' | `class-${number}`

export function patternFill(room: Room, pattern: Pattern): string {
  return `url(#${room.id(pattern)})`
}

/** Stripes, for what the finding is not about. */
export function hatch(room: Room): string {
  const { palette, size } = room
  const step = size * 0.42
  return element(
    'pattern',
    { id: room.id('hatch'), width: step, height: step, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    element('rect', { width: step, height: step, fill: palette.ground }),
    element('rect', { width: step * 0.5, height: step, fill: palette.second }),
  )
}

/** The classes of a map from few to many: empty, dots, stripes, a net, full. */
export function classPatterns(room: Room, count: number): string {
  const step = room.size * 0.5
  return classIndexes(count)
    .map((index) =>
      element(
        'pattern',
        {
          id: room.id(`class-${index + 1}`),
          width: step,
          height: step,
          patternUnits: 'userSpaceOnUse',
          patternTransform: index === 1 ? undefined : 'rotate(45)',
        },
        element('rect', { width: step, height: step, fill: room.palette.steps[index]! }),
        marks(index, step, room.palette),
      ),
    )
    .join('')
}

/** The pattern of a class, counted from 0, among so many. */
export function classPattern(index: number, count: number): Pattern {
  return `class-${classIndexes(count)[index]! + 1}`
}

/** Which of the five steps serve so many classes: the ends always, the middle evenly. */
function classIndexes(count: number): number[] {
  const spread: Record<number, number[]> = { 1: [3], 2: [0, 3], 3: [0, 2, 4], 4: [0, 1, 3, 4] }
  return spread[count] ?? [0, 1, 2, 3, 4]
}

function marks(index: number, step: number, { ink, steps }: Palette): string {
  const thin = step * 0.14
  const bar = (fill: string) => element('rect', { width: thin, height: step, fill })
  switch (index) {
    case 1:
      return element('circle', { cx: step / 2, cy: step / 2, r: step * 0.13, fill: ink })
    case 2:
      return bar(ink)
    case 3:
      return bar(steps[0]) + element('path', { d: `M0 0H${short(step)}V${short(thin)}H0Z`, fill: steps[0] })
    default:
      return ''
  }
}
