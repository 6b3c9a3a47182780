import type { FigureData } from './figure-data.ts'

/** The words of a figure in one language, as plain text: what is written in them is never read as markup. */
export interface FigureWords {
  /** The finding in one sentence: “Most drivers renew online”, not “Renewals by channel”. */
  readonly title: string
  /** What each key of the data is called. */
  readonly labels: Readonly<Record<string, string>>
  /** A second line under the label of a step or a moment. */
  readonly texts?: Readonly<Record<string, string>>
  /** What is counted, such as “renewals a month”. */
  readonly unit?: string
  /** What a reader must know to read the numbers right. */
  readonly note?: string
  /** The source in this language, where it has a name of its own there. */
  readonly source?: string
  /** Said beside an axis that does not begin at 0: “The scale begins at 60 %”. */
  readonly axis?: string
  /** `mirrored` lets time run from right to left in languages that do. Without it, time runs from left to right. */
  readonly time?: 'mirrored'
}

/** A figure in one language: its numbers and its words. `data.chart` says which kind it is. */
export interface Figure<Data extends FigureData = FigureData> {
  readonly language: string
  readonly data: Data
  readonly words: FigureWords
}

/** Puts the numbers and the words of one language together. */
export function figureOf<Data extends FigureData>(data: Data, words: FigureWords, language: string): Figure<Data> {
  return { data, words, language }
}
