import type { Problem } from '../../errors.ts'
import { checkChart } from './check-chart.ts'
import { checkBoundaries } from './check-boundaries.ts'
import type { Figure } from './figure.ts'
import type { FigureData, Measured, Origin } from './figure-data.ts'
import { instantOf } from './written-values.ts'

/** Notes a problem at a path within the figure. */
export type Note = (path: string, message: string) => void

/**
 * What is wrong with a figure: what would mislead, what cannot be drawn, which words its language lacks. Each problem says
 * what was found, why it is refused and what to do. Nothing wrong: an empty list. `path` is where the figure stands.
 */
export function checkFigure(figure: Figure, path = ''): readonly Problem[] {
  const problems = [...checkFigureData(figure.data, path)]
  if (problems.length > 0) return problems
  const note = noteIn(problems, path)
  checkWords(figure, note)
  return problems
}

/** As `checkFigure`, for the numbers alone. */
export function checkFigureData(data: FigureData, path = ''): readonly Problem[] {
  const problems = [...checkKind(data, path)]
  const note = noteIn(problems, path)
  if (problems.length > 0) return problems
  if (data.chart === 'steps' || data.chart === 'timeline') {
    if (data.source !== undefined || data.date !== undefined) checkOrigin(data, note)
  } else {
    checkOrigin(data, note)
    checkMeasure(data, note)
  }
  checkChart(data, note)
  if (data.chart === 'map') checkBoundaries(data, note)
  return problems
}

/** Whether this is a kind of figure that is drawn at all, of data that may have any shape yet: a pie says what to use instead. */
export function checkKind(data: unknown, path = ''): readonly Problem[] {
  const problems: Problem[] = []
  judgeKind(data, noteIn(problems, path))
  return problems
}

function noteIn(problems: Problem[], path: string): Note {
  return (inner, message) =>
    problems.push({ path: [path, inner].filter(Boolean).join('.'), message, severity: 'error' })
}

const KINDS: Readonly<Record<FigureData['chart'], true>> = {
  'big-number': true,
  'icon-array': true,
  bars: true,
  line: true,
  'before-after': true,
  steps: true,
  timeline: true,
  map: true,
}

function judgeKind(data: unknown, note: Note): void {
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    return note('', 'A figure is a set of named values with at least “chart”.')
  }
  const chart: unknown = Object.hasOwn(data, 'chart') ? Reflect.get(data, 'chart') : undefined
  const [three, second] = [THREE_D, SECOND_AXIS].map((pattern) => Object.keys(data).find((key) => pattern.test(key)))
  if (three !== undefined || (typeof chart === 'string' && /3-?d/i.test(chart)))
    note(three ?? 'chart', 'A chart in 3-D makes what is in front look larger than it is. Leave the depth out.')
  if (second !== undefined)
    note(second, 'Two axes of values let any two lines seem to move together. Draw two figures, one under the other.')
  const isKnown = typeof chart === 'string' && Object.hasOwn(KINDS, chart)
  if (!isKnown && three === undefined) note('chart', kindRefused(typeof chart === 'string' ? chart : '', data))
}

const THREE_D = /^(?:3d|three_?d|threeD|depth|perspective)$/i
const SECOND_AXIS = /^(?:(?:second|secondary|right|dual)_?ax[ie]s|axes|y2)$/i

function kindRefused(chart: string, data: object): string {
  if (/pie|donut|doughnut/i.test(chart)) {
    const parts: unknown = Object.values(data).find((value) => Array.isArray(value))
    const count = Array.isArray(parts) ? parts.length : 0
    const found = count > 4 ? `A pie of ${count} parts` : 'A pie'
    return `${found} is hard to compare, since angles are. Use “bars” with “whole: true”, or “icon-array” for one share.`
  }
  return `There is no chart “${chart}”. Use one of ${Object.keys(KINDS).join(', ')}.`
}

function checkOrigin({ source, date, n }: Partial<Origin>, note: Note): void {
  if (typeof source !== 'string' || source.trim() === '')
    note('source', 'The figure names no source, so nobody can check it. Say who published the numbers, and where.')
  if (typeof date !== 'string' || Number.isNaN(instantOf(date)))
    note('date', `The figure does not say when its numbers were true. Give a date as 2027-03-01, 2027-03 or 2027.`)
  if (n !== undefined && !(Number.isInteger(n) && n > 0))
    note('n', `n is how many the numbers rest on: a whole number above 0, not ${String(n)}.`)
}

function checkMeasure({ measure, currency, decimals }: Measured, note: Note): void {
  if (measure === 'money' && !/^[A-Z]{3}$/.test(currency ?? ''))
    note('currency', 'An amount of money needs its currency as three letters, such as GBP.')
  if (decimals !== undefined && !(Number.isInteger(decimals) && decimals >= 0 && decimals <= 3))
    note('decimals', `“decimals” is 0, 1, 2 or 3, not ${String(decimals)}.`)
}

function checkWords({ data, words, language }: Figure, note: Note): void {
  if (!words.title?.trim())
    note('words.title', `The figure has no title in “${language}”. Write its finding in one sentence.`)
  for (const key of labelKeys(data)) {
    if (Object.hasOwn(words.labels ?? {}, key) && words.labels[key]?.trim()) continue
    note(`words.labels.${key}`, `“${key}” has no label in “${language}”: a reader would not know what it is. Add one.`)
  }
  if (data.chart === 'line' && (data.from ?? 0) !== 0 && !words.axis?.trim())
    note(
      'words.axis',
      `The axis begins at ${data.from}, not at 0, which makes changes look larger. Begin at 0, or say it in words.axis.`,
    )
}

/** The keys that words must name. */
export function labelKeys(data: FigureData): readonly string[] {
  switch (data.chart) {
    case 'big-number':
    case 'icon-array':
      return ['value']
    case 'bars':
      return data.bars.map(({ key }) => key)
    case 'line':
      return data.lines.map(({ key }) => key)
    case 'before-after':
      return ['before', 'after']
    case 'steps':
      return data.steps
    case 'timeline':
      return [...data.moments.map(({ key }) => key), 'launch']
    case 'map':
      return data.regions.map(({ key }) => key)
    default:
      return data satisfies never
  }
}
