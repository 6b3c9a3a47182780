import { readFileSync } from 'node:fs'
import {
  artboards,
  drawFigure,
  drawInfographic,
  figureOf,
  type FigureWords,
  type Infographic,
  infographicPage,
  inspectMessage,
  prepareMessage,
  prepareSheet,
  readMailLayout,
  readPicturePages,
  SHEET_DESIGNS,
  SHEET_VARIANTS,
  sheetProblems,
  type SheetContent,
  type SheetDesign,
  figurePage,
} from '../../src/render/index.ts'
import { example, EXAMPLES } from '../render/figure-examples.ts'
import { facts } from '../render/message-parts.ts'
import { exampleSheet, templates } from '../render/sheet-examples.ts'
import type { Shown } from '../support/watched-browser.ts'

const source = (path: string): string => readFileSync(`templates/${path}`, 'utf8')
const layout = readMailLayout(source)
const pages = readPicturePages(source)

/** What is made of texts, as documents; the texts that are refused are left out of them. */
export interface Made {
  readonly shown: readonly Shown[]
  readonly refused: readonly string[]
}

/** Mails to people all of whose attributes are such texts, from a service that is called so. */
export function mailsWithValues(texts: readonly string[]): Shown[] {
  return inGroups(texts, 40).map((group) => {
    const all = group.join(' ')
    const names = group.map((_, at) => `v${at}`)
    const values = Object.fromEntries(group.map((text, at) => [`v${at}`, text]))
    const body = names.map((name) => VALUE_EVERYWHERE.replaceAll('VALUE', name)).join('\n\n')
    const subject = names.map((name) => `{{${name}}}`).join(' ')
    const hostile = { ...facts, service: { ...facts.service, name: all }, campaign: { title: all } }
    return mail('a mail with values', { subject, body }, values, hostile)
  })
}

const VALUE_EVERYWHERE = [
  '# {{VALUE}}',
  '{{#if VALUE}}**{{VALUE}}**{{/if}} `{{VALUE}}`',
  '- [{{VALUE}}](https://renew.example.gov/?from={{VALUE}})',
  '~~~\n{{VALUE}}\n~~~',
].join('\n\n')

function mail(
  name: string,
  { subject, body }: { readonly subject: string; readonly body: string },
  values: Readonly<Record<string, string>>,
  of: typeof facts = facts,
): Shown {
  const { addressed } = prepareMessage({ language: 'en', subject, body }, { facts: of, contacts: {} })
  return {
    name,
    body: addressed(layout, String).render({ values, unsubscribeUrl: 'https://renew.example.gov/u' }).html,
  }
}

/** Mails that say such texts: where Markdown is read, and as code. */
export function mailsSaying(texts: readonly string[]): Made {
  const problemsOf = (text: string) => inspectMessage({ language: 'en', subject: text, body: text }, ['first_name'], { facts, contacts: {} }).problems // prettier-ignore
  const isRefused = (text: string) => problemsOf(text).some(({ severity }) => severity === 'error')
  const [refused, taken] = [texts.filter(isRefused), texts.filter((text) => !isRefused(text))]
  const code = withoutTags(texts).map((text) => `~~~\n${text}\n~~~`)
  const shown = [
    mail('a mail that says', { subject: taken.join(' '), body: taken.join('\n\n') }, {}),
    mail('a mail with code', { subject: 'Code', body: code.join('\n\n') }, {}),
  ]
  return { shown, refused }
}

/** Sheets and posters in every design, one after the other, in all of whose places such texts are the values. */
export function sheetsWithValues(texts: readonly string[]): Shown[] {
  const groups = inGroups(texts, 12)
  return groups.map((group, at) => {
    const name = (index: number) => `v${index % group.length}`
    const values = Object.fromEntries(group.map((text, index) => [`v${index}`, text]))
    const print = prepareSheet({ ...editionAt(at), content: contentOf((index) => `{{${name(index)}}}`) }, templates)
    return { name: `a sheet with values, ${at}`, body: print({ values }).html }
  })
}

/** Sheets and posters that say such texts: where Markdown is read, and as code. */
export function sheetsSaying(texts: readonly string[]): Made {
  const isRefused = (text: string) =>
    sheetProblems({ title: text, what: text }, 'en', { ...facts, figures: [] }).length > 0
  const [refused, taken] = [texts.filter(isRefused), texts.filter((text) => !isRefused(text))]
  const code = withoutTags(texts).map((text) => `\`\`\`\`\`\` ${text} \`\`\`\`\`\``)
  const said = [...inGroups(taken, 12), ...inGroups(code, 36)].map((group, at) => ({
    name: `a sheet that says, ${at}`,
    body: sheetWith((place) => group.filter((_, index) => index % 12 === place % 12).join(' '), at),
  }))
  return { shown: said, refused }
}

function sheetWith(text: (place: number) => string, at: number): string {
  return prepareSheet({ ...editionAt(at), owner: text(0), content: contentOf(text) }, templates)({}).html
}

function editionAt(at: number) {
  const designs = Object.keys(SHEET_DESIGNS) as SheetDesign[]
  const variant = SHEET_VARIANTS[at % SHEET_VARIANTS.length]!
  return exampleSheet('en', { design: designs[at % designs.length]!, variant })
}

/** A content in all of whose places a text stands, by the number of the place. */
function contentOf(text: (place: number) => string): SheetContent {
  return {
    title: text(0),
    what: text(1),
    who: text(2),
    need: [text(3), text(4)],
    steps: [{ heading: text(5), text: text(6) }],
    cost: text(7),
    time: text(8),
    help: { text: text(9), phone: text(10), hours: text(11), places: [{ name: text(0), address: text(1), hours: text(2) }] }, // prettier-ignore
    genuine: text(3),
    privacy: [text(4), text(5)],
    notes: text(6),
    easy: {},
  }
}

/** Infographics and figures all of whose words are such texts: the drawing by itself, and the page around it. */
export function picturesSaying(texts: readonly string[]): Shown[] {
  const charts = Object.keys(EXAMPLES) as (keyof typeof EXAMPLES)[]
  const boards = Object.keys(artboards) as (keyof typeof artboards)[]
  return inGroups(texts, 12).flatMap((group, at) => {
    const text = (place: number) => group[place % group.length]!
    const { data, words } = example(charts[at % charts.length]!)
    const all = (of: Readonly<Record<string, string>> = {}) =>
      Object.fromEntries(Object.keys(of).map((key, place) => [key, text(place)]))
    const typed: FigureWords = { title: text(4), labels: all(words.labels), texts: all(words.texts), unit: text(5), note: text(6), source: text(7) } // prettier-ignore
    const figure = figureOf({ ...data, source: text(7), date: '2026' }, typed, 'en')
    const infographic: Infographic = {
      language: 'en',
      title: text(8),
      lead: text(9),
      figures: [figure],
      action: text(10),
      address: text(11),
      owner: text(0),
      version: text(1),
      date: '2027-01-15',
    }
    const name = `a picture, ${at}`
    // A figure on every second page, for it stands on the others too.
    if (at % 2 === 1) {
      const alone = drawFigure(figure, { width: 640, idPrefix: text(3), captioned: true })
      return [drawing(name, alone.svg), { name, body: figurePage(alone, pages) }]
    }
    const drawn = drawInfographic(infographic, boards[at % boards.length]!, { idPrefix: text(2) })
    const body = infographicPage(infographic, drawn, pages, 'https://renew.example.gov')
    return [drawing(name, drawn.svg), { name, body }]
  })
}

function drawing(name: string, body: string): Shown {
  return { name, body, type: 'image/svg+xml' }
}

/** In code Markdown is text, but the tags of templates are tags. */
function withoutTags(texts: readonly string[]): readonly string[] {
  return texts.filter((text) => !text.includes('{{'))
}

function inGroups(texts: readonly string[], size: number): string[][] {
  return Array.from({ length: Math.ceil(texts.length / size) }, (_, at) => texts.slice(at * size, (at + 1) * size))
}
