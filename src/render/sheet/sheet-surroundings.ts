import { keptNumberFormat } from '../language/kept-formats.ts'
import { writtenDate } from '../language/written-date.ts'
import { textDirection } from '../language/text-direction.ts'
import { pictogram, PICTOGRAM_NAMES } from './pictograms.ts'
import { sheetPage } from './sheet-page.ts'
import { sheetColours } from './sheet-colours.ts'
import { sheetPhrases } from './sheet-phrases.ts'
import { SHEET_DESIGNS, type SheetEdition } from './sheet.ts'

/** What the templates are given alike for all copies: languages, words of the skeleton, imprint, colours, pictures. */
export function sheetSurroundings(edition: SheetEdition) {
  const { language, variant, design, facts } = edition
  const kind = SHEET_DESIGNS[design]
  const said = sheetPhrases(language, edition.fallback?.language ?? language)
  const words = { ...said.phrases, ...(said.language === primary(language) ? {} : tongue(said.language)) }
  const imprint = imprintOf(edition)
  return {
    language,
    direction: textDirection(language),
    kind,
    design,
    variant,
    easy: variant === 'easy-read',
    page: sheetPage(edition),
    service: facts.service,
    campaign: facts.campaign,
    owner: edition.owner,
    words,
    imprint,
    running: quotedInStyle(runningFooter(imprint, said.phrases.version, said.phrases.nextReview, edition)),
    digits: counterStyle(language),
    colours: sheetColours(edition.brand, edition.accent),
    pictures: PICTURES,
  }
}

const PICTURES = Object.fromEntries(PICTOGRAM_NAMES.map((name) => [name, pictogram(name)]))

function primary(language: string): string {
  return language.toLowerCase().split('-')[0] ?? ''
}

/** Said where a text is not in the language around it. */
function tongue(language: string): { readonly language: string; readonly direction: 'ltr' | 'rtl' } {
  return { language, direction: textDirection(language) }
}

interface Imprint {
  /** Undefined for a draft. */
  readonly version: string | undefined
  readonly date: string
  readonly nextReview: string
}

function imprintOf({ language, version, date, nextReview }: SheetEdition): Imprint {
  const written = (isoDay: string): string =>
    writtenDate(new Date(`${isoDay}T00:00Z`), language, { dateStyle: 'long', timeZone: 'UTC' })
  const number = version === 'draft' ? undefined : keptNumberFormat(language, {}).format(version)
  return { version: number, date: written(date), nextReview: written(nextReview) }
}

function runningFooter(
  { version, date, nextReview }: Imprint,
  versionWord: string,
  reviewWord: string,
  { owner }: SheetEdition,
): string {
  const first = version === undefined ? [] : [`${versionWord} ${version}`]
  return [...first, date, owner, `${reviewWord}: ${nextReview}`].join(' · ')
}

/** A string of CSS inside `<style>`: it ends neither the string nor the element. Letters stay, so that fonts are found. */
function quotedInStyle(text: string): string {
  const safe = text.replaceAll(/["\\<>&\p{Cc}]/gu, (character) => `\\${character.codePointAt(0)!.toString(16)} `)
  return `"${safe}"`
}

/** Page numbers are counted by the browser, in the digits that the language's numbers have. */
function counterStyle(language: string): string {
  const styles: Readonly<Record<string, string>> = {
    arab: 'arabic-indic',
    arabext: 'persian',
    beng: 'bengali',
    deva: 'devanagari',
  }
  return styles[new Intl.NumberFormat(language).resolvedOptions().numberingSystem] ?? 'decimal'
}
