import type { Figure } from './figure.ts'
import type { StepsData } from './figure-data.ts'
import { type TextBlock, textBlock } from './measured-text.ts'
import type { Laid, Room } from './room.ts'
import { type Sketch, sketchOf } from './sketch.ts'
import { writtenCount } from './written-values.ts'

interface Step {
  readonly numeral: TextBlock
  readonly label: TextBlock
  readonly text: TextBlock
}

/** Large numerals with a line or two each: side by side where they have the room, else one under the other. */
export function laySteps(figure: Figure<StepsData>, room: Room): Laid {
  const { data, words, language } = figure
  const { width, size } = room
  const count = data.steps.length
  const inRow = (width - betweenOf(size) * (count - 1)) / count
  const across = count <= 5 && inRow >= size * 9
  const textWide = across ? inRow : width - textXOf(size)
  const steps = data.steps.map((key, index) => ({
    numeral: textBlock(writtenCount(index + 1, language), { width, size: size * 1.35, weight: 700, language }),
    label: textBlock(words.labels[key] ?? '', { width: textWide, size: size * 1.1, weight: 700, language }),
    text: textBlock(words.texts?.[key] ?? '', { width: textWide, size: Math.max(room.least, size * 0.9), language }),
  }))
  const broken = data.steps.filter((_, index) => steps[index]!.label.broken || steps[index]!.text.broken)
  const misfits = broken.map((key) => `A word of the step “${words.labels[key]}” is wider than its place.`)
  const sketch = sketchOf(width, language)
  return { ...(across ? besideEachOther(steps, textWide, sketch, room) : underEachOther(steps, sketch, room)), misfits }
}

function besideEachOther(steps: readonly Step[], wide: number, sketch: Sketch, room: Room): Omit<Laid, 'misfits'> {
  const { size } = room
  const radius = radiusOf(size)
  const textTop = radius * 2 + size * 0.7
  const height = textTop + Math.max(...steps.map(({ label, text }) => label.height + text.height))
  const draw = (tall: number) => {
    const top = Math.max(0, (tall - height) / 2)
    return steps
      .map((step, index) => {
        const x = index * (wide + betweenOf(size))
        const [from, to] = [x + radius * 2 + size * 0.5, x + wide + betweenOf(size) - size * 0.5]
        const onward = index < steps.length - 1 ? arrow(sketch, room, from, to, top + radius) : ''
        return onward + disc(step, x + radius, top + radius, sketch, room) + said(step, x, top + textTop, sketch, room)
      })
      .join('')
  }
  return { height, most: height * 1.25, draw }
}

function underEachOther(steps: readonly Step[], sketch: Sketch, room: Room): Omit<Laid, 'misfits'> {
  const { size, palette } = room
  const radius = radiusOf(size)
  const highs = steps.map(({ label, text }) => Math.max(radius * 2, label.height + text.height))
  const gap = size * 0.8
  const height = highs.reduce((sum, high) => sum + high, 0) + gap * (steps.length - 1)
  const draw = (tall: number) => {
    const space = gap + (tall - height) / Math.max(1, steps.length - 1)
    let y = 0
    const marks: string[] = []
    for (const [index, step] of steps.entries()) {
      const next = y + highs[index]! + space
      const rail = [y + radius * 2 + size * 0.25, next - size * 0.25] as const
      const hasRail = index < steps.length - 1 && rail[1] - rail[0] > size * 0.3
      const paint = { stroke: palette.second, 'stroke-width': size * 0.12 }
      if (hasRail) marks.push(sketch.path([[radius, rail[0]], [radius, rail[1]]], paint)) // prettier-ignore
      // A single line stands beside the numeral; more begin with it.
      const textTop = y + Math.max(0, (radius * 2 - step.label.height - step.text.height) / 2)
      marks.push(disc(step, radius, y + radius, sketch, room), said(step, textXOf(size), textTop, sketch, room))
      y = next
    }
    return marks.join('')
  }
  return { height, most: height + size * 2.6 * (steps.length - 1), draw }
}

function disc({ numeral }: Step, x: number, y: number, sketch: Sketch, { size, palette }: Room): string {
  return (
    sketch.circle(x, y, radiusOf(size), { fill: palette.accent, 'data-mark': 'step' }) +
    sketch.text(numeral, x, y - numeral.height / 2, palette.onAccent, 'middle')
  )
}

function said({ label, text }: Step, x: number, y: number, sketch: Sketch, { palette }: Room): string {
  return sketch.text(label, x, y, palette.ink) + sketch.text(text, x, y + label.height, palette.quiet)
}

/** A line with a head, from one numeral towards the next. */
function arrow(sketch: Sketch, { size, palette }: Room, from: number, to: number, y: number): string {
  const paint = { stroke: palette.second, 'stroke-width': size * 0.12, 'stroke-linecap': 'round' }
  const head = size * 0.35
  return (
    sketch.path([[from, y], [to, y]], paint) + // prettier-ignore
    sketch.path([[to - head, y - head], [to, y], [to - head, y + head]], paint) // prettier-ignore
  )
}

function radiusOf(size: number): number {
  return size * 1.25
}

/** Where the words of a step begin that stand beside its numeral. */
function textXOf(size: number): number {
  return radiusOf(size) * 2 + size * 0.9
}

/** Between steps beside each other. */
function betweenOf(size: number): number {
  return size * 1.6
}
