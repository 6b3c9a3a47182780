import { parseTemplate } from '../handlebars/parse-template.ts'
import { textDirection } from '../language/text-direction.ts'
import type { Landing } from '../words/link-words.ts'
import { withPictures } from './picture-places.ts'
import { drawnInTexts } from './drawn-in-texts.ts'
import { readContent } from './read-content.ts'
import { sheetSurroundings } from './sheet-surroundings.ts'
import {
  type SheetDesign,
  SHEET_DESIGNS,
  type RenderedSheet,
  type Sheet,
  type SheetCopy,
  type SheetEdition,
} from './sheet.ts'
import { shownContent, shownFigure } from './sheet-view.ts'
import { inColumns, isolatedInText } from './text-columns.ts'

/** The sources of every design, and of the parts they are made of. */
export interface SheetTemplates {
  readonly designs: Readonly<Record<SheetDesign, string>>
  readonly text: string
  readonly partials: Readonly<Record<string, string>>
}

const FOLDERS = { 'information-sheet': 'information-sheets', poster: 'posters' } as const

const STYLES = ['look', 'print', 'running', 'poster', 'room-for-pictures'] as const

const PARTS = [
  'begin',
  'language-of',
  'heading',
  'written',
  'masthead',
  'draft',
  'title',
  'what',
  'who',
  'need',
  'steps',
  'cost',
  'time',
  'help',
  'help-line',
  'phone',
  'genuine',
  'privacy',
  'notes',
  'figure',
  'figures',
  'illustrations',
  'code',
  'address',
  'imprint',
] as const

/** The partials that show one figure. */
const FIGURE = { html: 'figure', text: 'figure-in-words' } as const

/** All that figures alone are made of: every partial that a template is given takes time to read. */
const FIGURE_PARTS = [FIGURE.html, FIGURE.text, 'language-of'] as const

/** Reads the sources by their paths under `templates/`. */
export function readSheetTemplates(read: (path: string) => string): SheetTemplates {
  const designs = designNames().map((design): [SheetDesign, string] => [design, read(designPath(design))])
  return {
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- one entry was made for each design
    designs: Object.fromEntries(designs) as Record<SheetDesign, string>,
    text: read('information-sheets/sheet.text.hbs'),
    partials: Object.fromEntries(partialPaths().map(([name, path]) => [name, read(path)])),
  }
}

function designNames(): SheetDesign[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the keys of a constant are its names
  return Object.keys(SHEET_DESIGNS) as SheetDesign[]
}

function designPath(design: SheetDesign): string {
  return `${FOLDERS[SHEET_DESIGNS[design]]}/${design}.html.hbs`
}

/** Every partial by the name that templates call it, with its path. */
function partialPaths(): [name: string, path: string][] {
  const styles = STYLES.map((name): [string, string] => [name, `partials/sheet/${name}.css.hbs`])
  const parts = PARTS.map((name): [string, string] => [name, `partials/sheet/${name}.html.hbs`])
  return [...styles, ...parts, [FIGURE.text, 'partials/sheet/figure.text.hbs']]
}

/**
 * Reads an edition's texts and its design once; each copy then only puts its values in, escaped, and never read as
 * Markdown, HTML or a template. Throws `Invalid` with what is wrong, `path` being that of the text in the content.
 *
 * @example const print = prepareSheet(edition, templates); const { html, text } = print({ values: municipality, code })
 */
export function prepareSheet(edition: SheetEdition, templates: SheetTemplates): (copy: SheetCopy) => RenderedSheet {
  const { partials } = templates
  const { figures = {} } = edition
  const ofFigures = Object.fromEntries(FIGURE_PARTS.map((name) => [name, partials[name]!]))
  const surroundings = sheetSurroundings(edition)
  const show = (name: string, landing: Landing): string => {
    const template = parseTemplate(`{{> ${FIGURE[landing]}}}`, { partials: ofFigures })
    return template.render({ ...shownFigure(figures[name]!, edition.language), words: surroundings.words })
  }
  const drawn = drawnInTexts(Object.keys(figures), show, edition.tracked)
  const content = readContent(edition, drawn.drawings)
  const html = parseTemplate(templates.designs[edition.design], { partials })
  const text = parseTemplate(templates.text, { partials: ofFigures })
  const uris = content.pictures.map(({ name }) => edition.pictures?.[name]?.uri ?? '')
  const isRightToLeft = textDirection(edition.language) === 'rtl'
  return (copy) => {
    drawn.begin()
    const view = { ...surroundings, ...shownContent(content, edition, copy, drawn) }
    const plain = inColumns(text.render(view))
    return {
      html: withPictures(html.render(view), uris),
      text: isRightToLeft ? isolatedInText(plain) : plain,
      codes: drawn.codes(),
      links: drawn.links(),
    }
  }
}

/** One sheet: `prepareSheet` for a single copy. */
export function renderSheet(sheet: Sheet, templates: SheetTemplates): RenderedSheet {
  return prepareSheet(sheet, templates)(sheet)
}
