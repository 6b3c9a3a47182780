import { type Artboard, type Format, formatsOf, type Paper, type SheetVariant } from '../../materials/index.ts'
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

const FORMATS: readonly Format[] = ['pdf', 'png', 'svg', 'html', 'txt']

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
      return `All other languages are translated from this text. ${whoInWords(author)} wrote it last.`
    case 'missing':
      return `Not written in ${own} yet: people who read it get ${source}.`
    case 'stale':
      return `The ${source} text changed after ${whoInWords(author, 'inside')} wrote this: read both and bring it up to date.`
    case 'written':
      return `${whoInWords(author)} wrote it. Nobody else has checked yet that it says what the ${source} text says.`
    case 'checked':
      return `${whoInWords(author)} wrote it, and ${checkedBy} found that it says what the ${source} text says.`
    default:
      return state satisfies never
  }
}

function whoInWords(author = 'somebody', place: 'first' | 'inside' = 'first'): string {
  if (author !== 'command-line') return author
  return place === 'first' ? 'A campaign file' : 'a campaign file'
}

/** The formats that a material comes in, in the order in which people ask for them. */
export function formatsInOrder(material: PlannedMaterial): Format[] {
  const formats = formatsOf(material)
  return FORMATS.filter((format) => formats.includes(format))
}

/** What a content says by its parts, such as a step with its heading; names of pictures and figures are not said. */
export function partsIn(content: object): ReadonlyMap<string, string> {
  const parts = new Map<string, string[]>()
  for (const [path, text] of textsIn(content)) {
    if (/\.picture$|^figures\.\d+\.(?:figure|time)$/.test(path)) continue
    const part = partInWords(path)
    parts.set(part, [...(parts.get(part) ?? []), text])
  }
  return new Map([...parts].map(([part, texts]) => [part, texts.join('\n')]))
}

function textsIn(content: object, start = ''): (readonly [path: string, text: string])[] {
  return Object.entries(content).flatMap(([key, value]) => textsAt(`${start}${key}`, value))
}

function textsAt(path: string, value: unknown): (readonly [path: string, text: string])[] {
  if (typeof value === 'string') return [[path, value]]
  if (typeof value !== 'object' || value === null) return []
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return [[path, value.join('\n')]]
  return textsIn(value, `${path}.`)
}

/** The part of a content that a text belongs to: “Step 1”, “Figure 1”, “Easy Read: Cost”. */
function partInWords(path: string): string {
  const [, list = '', row] = /^(steps|help\.places|pictures|figures)\.(\d+)\./.exec(path) ?? []
  if (row !== undefined) return `${LISTS[list]} ${Number(row) + 1}`
  const [, easy] = /^easy\.(\w+)/.exec(path) ?? []
  return easy === undefined ? labelOf(path) : `Easy Read: ${EASY[easy] ?? labelOf(easy)}`
}

const LISTS: Readonly<Record<string, string>> = {
  steps: 'Step',
  'help.places': 'Place',
  pictures: 'Picture',
  figures: 'Figure',
}
const EASY: Readonly<Record<string, string>> = { steps: 'Steps', help: 'Free help' }
