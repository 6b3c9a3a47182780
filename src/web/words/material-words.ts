import type { Artboard, Format, Paper, SheetVariant } from '../../materials/index.ts'
import type { PlannedMaterial, Translation } from '../../plan/index.ts'
import type { Tone } from '../components/blocks.tsx'
import { labelOf, languageInWords } from './part-words.ts'

type Kind = PlannedMaterial['kind']

export const KIND_WORDS: Readonly<Record<Kind, { readonly one: string; readonly many: string }>> = {
  'information-sheet': { one: 'Information sheet', many: 'Information sheets' },
  poster: { one: 'Poster', many: 'Posters' },
  infographic: { one: 'Infographic', many: 'Infographics' },
}

export const VARIANT_WORDS: Readonly<Record<SheetVariant, string>> = {
  standard: 'Standard',
  'large-print': 'Large print',
  'easy-read': 'Easy Read',
}

/** A sheet is printed on it; a poster on paper twice as wide and high. */
export const PAPER_WORDS: Readonly<Record<'information-sheet' | 'poster', Readonly<Record<Paper, string>>>> = {
  'information-sheet': { A4: 'A4', Letter: 'US Letter' },
  poster: { A4: 'A3', Letter: '11 × 17 inches' },
}

export const ARTBOARD_WORDS: Readonly<Record<Artboard, string>> = {
  square: 'Square post',
  landscape: 'Link preview',
  story: 'Story',
  poster: 'Poster, A3',
  slide: 'Slide, 16:9',
}

export const FORMAT_WORDS: Readonly<Record<Format, string>> = {
  pdf: 'PDF',
  png: 'PNG',
  svg: 'SVG',
  html: 'HTML',
  txt: 'Text',
}

const STATES: Readonly<Record<Translation['state'], { readonly word: string; readonly tone: Tone }>> = {
  source: { word: 'source', tone: 'plain' },
  missing: { word: 'missing', tone: 'trouble' },
  stale: { word: 'out of date', tone: 'attention' },
  written: { word: 'not checked', tone: 'attention' },
  checked: { word: 'checked', tone: 'good' },
}

export function stateInWord(state: Translation['state']): { readonly word: string; readonly tone: Tone } {
  return STATES[state]
}

/** What the state of a translation means, and who brought it about. */
export function stateInWords({ state, language, author, checkedBy }: Translation, first: string): string {
  const [own, source] = [languageInWords(language), languageInWords(first)]
  switch (state) {
    case 'source':
      return `All other languages are translated from this text. ${author} wrote it last.`
    case 'missing':
      return `Not written in ${own} yet: people who read it get ${source}.`
    case 'stale':
      return `The ${source} text changed after ${author} wrote this: read both and bring it up to date.`
    case 'written':
      return `${author} wrote it. Nobody else has checked yet that it says what the ${source} text says.`
    case 'checked':
      return `${author} wrote it, and ${checkedBy} found that it says what the ${source} text says.`
    default:
      return state satisfies never
  }
}

/** The texts of a content by their places in it, such as `steps.0.text`; lines of a list are one text. */
export function textsIn(content: object, start = ''): ReadonlyMap<string, string> {
  return new Map(Object.entries(content).flatMap(([key, value]) => textsAt(`${start}${key}`, value)))
}

function textsAt(path: string, value: unknown): (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [[path, value.join('\n')]]
  return [...textsIn(value, `${path}.`)]
}

/** Where a text of a content stands, in words: “Heading of step 1”, “Figure 1: title”, “Easy Read: cost”. */
export function textPlaceInWords(path: string): string {
  const [, figure, word] = /^figures\.(\d+)\.(.+)$/.exec(path) ?? []
  if (figure !== undefined) return `Figure ${Number(figure) + 1}: ${word!.replaceAll('.', ' ')}`
  const [, easy] = /^easy\.(.+)$/.exec(path) ?? []
  if (easy !== undefined) return `Easy Read: ${labelOf(easy).replaceAll('.', ' ')}`
  return labelOf(path)
}

/** Whether a value of a content is read by people, and not the name of a picture or a figure. */
export function isText(path: string): boolean {
  return !/\.picture$|^figures\.\d+\.(?:figure|time)$/.test(path)
}
