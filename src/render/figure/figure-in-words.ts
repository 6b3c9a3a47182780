import type { Figure } from './figure.ts'
import { figurePhrases } from './figure-phrases.ts'
import { type FigureTable, figureTable } from './figure-table.ts'
import { isolated, writtenCount, writtenDay } from './written-values.ts'

/** What a figure says to who does not see it. */
export interface FigureInWords {
  /** What it is and what it shows: “Bar chart: Most drivers renew online”. */
  readonly alt: string
  /** The same with every number, the note and the source. */
  readonly description: string
  /** Source, date and n: “Department for Transport, 31 March 2021, n = 1,204”; empty where a figure has none. */
  readonly source: string
  readonly table: FigureTable
}

/** A figure as text in its own language. */
export function figureInWords(figure: Figure): FigureInWords {
  const { data, words, language } = figure
  const alt = `${figurePhrases(language).charts[data.chart]}: ${words.title}`
  const table = figureTable(figure)
  const source = sourceLine(figure)
  const said = table.rows.map(([first = '', ...others]) =>
    others.length === 0 ? first : `${first}: ${joined(others.filter(Boolean))}`,
  )
  const description = [alt, words.unit, ...said, words.axis, words.note, namedSource(source, language)]
    .filter((sentence) => sentence !== undefined && sentence !== '')
    .map((sentence) => (/[.!?。।۔؟]$/u.test(sentence ?? '') ? sentence : `${sentence}.`))
    .join(' ')
  return { alt, description, source, table }
}

/** “Source: …”; empty where there is none. */
export function namedSource(source: string, language: string): string {
  return source === '' ? '' : `${figurePhrases(language).source}: ${source}`
}

/** Source, date and how many it rests on. */
function sourceLine({ data, words, language }: Figure): string {
  const source = words.source ?? data.source
  if (source === undefined) return ''
  return [
    source,
    ...(data.date === undefined ? [] : [isolated(writtenDay(data.date, language))]),
    ...(data.n === undefined ? [] : [isolated(`n = ${writtenCount(data.n, language)}`)]),
  ].join(COMMA.get(language.split('-')[0] ?? '') ?? ', ')
}

const COMMA: ReadonlyMap<string, string> = new Map([['ar', '، '], ['ur', '، '], ['fa', '، ']]) // prettier-ignore

/** Cells of a row one after the other: after a sentence a space, else a comma. */
function joined(cells: readonly string[]): string {
  return cells.reduce((said, cell) => `${said}${/[.!?。।۔؟]$/u.test(said) ? '' : ','} ${cell}`)
}
