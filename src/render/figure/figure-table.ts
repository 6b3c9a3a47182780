import { type Figure, figureOf } from './figure.ts'
import type { LineData, Measured } from './figure-data.ts'
import { type FigurePhrases, figurePhrases } from './figure-phrases.ts'
import { momentsOf } from './lay-timeline.ts'
import { isolated, writtenCount, writtenDay, writtenFromLaunch, writtenShare, writtenValue } from './written-values.ts'

/** The numbers behind a figure, as a table has them. The first cell of a row is its heading. */
export interface FigureTable {
  readonly caption: string
  readonly head: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** The table of a figure, in the order in which the figure shows it. */
export function figureTable(figure: Figure): FigureTable {
  return { caption: figure.words.title, ...headAndRows(figure) }
}

type HeadAndRows = Omit<FigureTable, 'caption'>

function headAndRows({ data, words, language }: Figure): HeadAndRows {
  const { heads } = figurePhrases(language)
  const label = (key: string) => words.labels[key] ?? key
  const said = (key: string) => [label(key), words.texts?.[key]].filter((text) => text !== undefined).join('. ')
  const valueHead = words.unit ?? heads.value
  switch (data.chart) {
    case 'big-number':
      return { head: [heads.what, valueHead], rows: [[label('value'), written(data.value, data, language)]] }
    case 'icon-array': {
      const rest = words.labels['rest']
      const row = (name: string, shown: number) => [name, writtenShare(shown, data.of, language)]
      const rows = [row(label('value'), data.value), ...(rest === undefined ? [] : [row(rest, data.of - data.value)])]
      return { head: [heads.what, valueHead], rows }
    }
    case 'bars':
      return {
        head: [heads.what, valueHead],
        rows: data.bars.map(({ key, value }) => [label(key), written(value, data, language)]),
      }
    case 'line':
      return lineTable(figureOf(data, words, language), heads)
    case 'before-after':
      return {
        head: [heads.what, heads.date, valueHead],
        rows: (['before', 'after'] as const).map((key) => [
          label(key),
          day(data[key].at, language),
          written(data[key].value, data, language),
        ]),
      }
    case 'steps':
      return {
        head: [heads.step, heads.what],
        rows: data.steps.map((key, index) => [isolated(writtenCount(index + 1, language)), said(key)]),
      }
    case 'timeline':
      return {
        head: [heads.date, heads.what, heads.relative],
        rows: momentsOf(data).map(({ key, at }) => [
          day(at, language),
          said(key),
          writtenFromLaunch(at, data.launch, language),
        ]),
      }
    case 'map': {
      const regions = [...data.regions].sort((one, other) => other.value - one.value)
      const rows = regions.map(({ key, value }) => [label(key), written(value, data, language)])
      return { head: [heads.region, valueHead], rows }
    }
    default:
      return data satisfies never
  }
}

/** A row per day, a column per line; empty where a line has no value that day. */
function lineTable({ data, words, language }: Figure<LineData>, heads: FigurePhrases['heads']): HeadAndRows {
  const days = [...new Set(data.lines.flatMap(({ points }) => points.map(({ at }) => at)))].sort()
  const valueAt = (line: LineData['lines'][number], when: string) => {
    const point = line.points.find(({ at }) => at === when)
    return point === undefined ? '' : written(point.value, data, language)
  }
  return {
    head: [heads.date, ...data.lines.map(({ key }) => words.labels[key] ?? key)],
    rows: days.map((when) => [day(when, language), ...data.lines.map((line) => valueAt(line, when))]),
  }
}

function written(value: number, measured: Measured, language: string): string {
  return isolated(writtenValue(value, measured, language))
}

function day(at: string, language: string): string {
  return isolated(writtenDay(at, language))
}
