import type { Figure } from './figure.ts'
import type { TimelineData } from './figure-data.ts'
import { textBlock } from './measured-text.ts'
import { type Laid, type Room, smallSize } from './room.ts'
import { sketchOf } from './sketch.ts'
import { instantOf, writtenDay, writtenFromLaunch } from './written-values.ts'

/** Days down a rail, the first on top, the launch marked larger. The spaces do not show how long apart the days are; the words do. */
export function layTimeline({ data, words, language }: Figure<TimelineData>, room: Room): Laid {
  const { width, size, palette } = room
  const sketch = sketchOf(width, language)
  const small = smallSize(room)
  const narrow = width < size * 24
  const dateWide = narrow ? 0 : Math.min(width * 0.36, size * 12)
  const railX = narrow ? size : dateWide + size * 1.4
  const textX = railX + size * 1.6
  const textWide = width - textX
  const days = momentsOf(data).map(({ key, at }) => {
    const isLaunch = key === 'launch'
    const date = writtenDay(at, language)
    const relative = isLaunch ? '' : writtenFromLaunch(at, data.launch, language)
    const beside = { width: narrow ? textWide : dateWide, language }
    return {
      key,
      isLaunch,
      date: textBlock(date, { ...beside, size, weight: 700 }),
      relative: textBlock(relative, { ...beside, size: small }),
      label: textBlock(words.labels[key] ?? '', {
        width: textWide,
        size: isLaunch ? size * 1.25 : size,
        weight: 700,
        language,
      }),
      text: textBlock(words.texts?.[key] ?? '', { width: textWide, size: Math.max(room.least, size * 0.9), language }),
    }
  })
  const highs = days.map(({ date, relative, label, text }) => {
    const [dates, said] = [date.height + relative.height, label.height + text.height]
    return narrow ? dates + size * 0.25 + said : Math.max(dates, said)
  })
  const gap = size * 0.9
  const height = highs.reduce((sum, high) => sum + high, 0) + gap * (days.length - 1)

  function draw(tall: number): string {
    const space = gap + (tall - height) / Math.max(1, days.length - 1)
    const centers: number[] = []
    const marks: string[] = []
    let y = 0
    for (const [index, { isLaunch, date, relative, label, text }] of days.entries()) {
      const first = narrow ? date : label
      centers.push(y + first.leading / 2)
      // The first lines of both columns stand on one line.
      const dateTop = narrow ? y : y + (first.leading - date.leading) / 2
      const labelTop = narrow ? y + date.height + relative.height + size * 0.25 : y
      const dateX = narrow ? textX : dateWide
      const fill = isLaunch ? palette.accent : palette.ink
      marks.push(
        sketch.text(date, dateX, dateTop, fill, narrow ? 'start' : 'end'),
        sketch.text(relative, dateX, dateTop + date.height, palette.quiet, narrow ? 'start' : 'end'),
        sketch.text(label, textX, labelTop, fill),
        sketch.text(text, textX, labelTop + label.height, palette.quiet),
      )
      y += highs[index]! + space
    }
    const rail = [[railX, centers[0]!], [railX, centers.at(-1)!]] as const // prettier-ignore
    const dots = days.map(({ isLaunch }, index) =>
      sketch.circle(railX, centers[index]!, size * (isLaunch ? 0.75 : 0.42), {
        fill: isLaunch ? palette.accent : palette.ground,
        stroke: isLaunch ? palette.accent : palette.second,
        'stroke-width': size * 0.16,
        'data-mark': isLaunch ? 'launch' : 'moment',
      }),
    )
    return sketch.path(rail, { stroke: palette.second, 'stroke-width': size * 0.14 }) + dots.join('') + marks.join('')
  }

  const broken = days.filter(({ label }) => label.broken)
  return {
    height,
    most: height + size * 2.4 * (days.length - 1),
    misfits: broken.map(({ key }) => `A word of “${words.labels[key]}” is wider than its place on the timeline.`),
    draw,
  }
}

/** The moments and the launch among them, in order of their days. */
export function momentsOf(data: TimelineData): { readonly key: string; readonly at: string }[] {
  const moments = [...data.moments.filter(({ key }) => key !== 'launch'), { key: 'launch', at: data.launch }]
  return moments.sort((one, other) => instantOf(one.at) - instantOf(other.at))
}
