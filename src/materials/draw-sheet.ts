import { contactsIn, type PlannedSheet } from '../plan/index.ts'
import {
  drawFigure,
  type DrawnFigure,
  type NamesInSheet,
  namesInSheet,
  type Paper,
  prepareSheet,
  qrSvg,
  readSheetTemplates,
  type RenderedSheet,
  type SheetDesign,
  type SheetEdition,
  type SheetVariant,
  type ShownPicture,
} from '../render/index.ts'
import { contentIn, type ContentIn } from './content-in.ts'
import type { Copy, DrawingPorts } from './drawing.ts'
import { figuresIn } from './drawn-figures.ts'

export interface SheetChoice {
  readonly variant: SheetVariant
  readonly paper: Paper
}

/** What a copy may have otherwise than others: values that its texts name, where its code leads, and how that is drawn. */
export type CopyOfSheet = Pick<Copy, 'values'> & { readonly address?: string; readonly svg?: string }

/** Width and size of type of the figures in each variant, in CSS pixels: as large as the words around them. */
export const FIGURES: Readonly<Record<SheetVariant, { width: number; size: number; least: number }>> = {
  standard: { width: 380, size: 16, least: 16 },
  'large-print': { width: 640, size: 24, least: 22 },
  'easy-read': { width: 480, size: 20, least: 19 },
}

/** Reads a sheet or poster once, to be drawn for many. Throws `Invalid` with what is wrong with its texts or figures. */
export function preparedSheet(
  ports: Pick<DrawingPorts, 'templates'>,
  copy: Copy<PlannedSheet>,
  choice: SheetChoice,
): (one: CopyOfSheet) => RenderedSheet {
  const print = prepareSheet(
    editionOf(copy, choice),
    readSheetTemplates((path) => ports.templates.read(path)),
  )
  const ofService = copy.campaign.service.url
  const usual = copy.material.address ?? ofService
  return ({ values, address = usual, svg = qrSvg(address, { title: address }) }) =>
    print({
      values: { ...copy.values, ...values },
      code: { svg, ...(address !== ofService && { address }) },
    })
}

/** What the texts of a sheet or poster say of the copy, in the variant chosen. */
export function namesOfCopies(copy: Copy<PlannedSheet>, choice: SheetChoice): NamesInSheet {
  return namesInSheet(editionOf(copy, choice))
}

/** What all copies of a sheet or poster have alike. Throws `Invalid` for figures that cannot be drawn. */
function editionOf({ campaign, material, language, ...copy }: Copy<PlannedSheet>, choice: SheetChoice): SheetEdition {
  const [first = language] = campaign.languages
  const own = contentIn<PlannedSheet>(material, language, campaign)
  const source = contentIn<PlannedSheet>(material, first, campaign)
  const drawn = figuresOfSheet({ campaign, material, language }).map(
    ({ name, figure }, index): [string, DrawnFigure] => [
      name,
      drawFigure(figure, { ...FIGURES[choice.variant], idPrefix: `figure-${index + 1}` }),
    ],
  )
  return {
    design: designOf(material),
    ...choice,
    language: own.language,
    content: own.content,
    ...(own.language !== first && { fallback: source }),
    facts: copy.facts,
    figures: Object.fromEntries(drawn),
    pictures: picturesNamed(material.pictures, copy.pictures),
    version: copy.version,
    date: copy.date,
    nextReview: copy.nextReview,
    owner: material.owner,
    zone: campaign.anchors['launch']!.zone,
    contacts: contactsIn(own.language, campaign.languages, campaign.helplines),
    ...(material.accent !== undefined && { brand: material.accent }),
    ...(copy.tracked && { tracked: copy.tracked }),
  }
}

type InLanguage = Pick<Copy<PlannedSheet>, 'campaign' | 'material' | 'language'>

/** The figures of a sheet or poster: in its language, or in the first where nothing is said of them there. */
export function figuresOfSheet(sheet: InLanguage): ReturnType<typeof figuresIn> {
  const { content, language } = saidOfFigures(sheet)
  return figuresIn(content.figures, sheet.material.figures, sheet.campaign, language)
}

/** Their names alone, whether or not they could be drawn today. */
export function figureNamesOf(sheet: InLanguage): readonly string[] {
  return (saidOfFigures(sheet).content.figures ?? []).map(({ figure }) => figure)
}

function saidOfFigures({ campaign, material, language }: InLanguage): ContentIn<PlannedSheet> {
  const [first = language] = campaign.languages
  const own = contentIn<PlannedSheet>(material, language, campaign)
  return own.content.figures ? own : contentIn<PlannedSheet>(material, first, campaign)
}

/** The pictures of a material by their names. */
function picturesNamed(named: PlannedSheet['pictures'] = {}, pictures: Copy['pictures']): Record<string, ShownPicture> {
  const shown = Object.entries(named).flatMap(([name, hash]): [string, ShownPicture][] => {
    const picture = pictures.get(hash)
    return picture === undefined ? [] : [[name, picture]]
  })
  return Object.fromEntries(shown)
}

export function designOf({ template }: PlannedSheet): SheetDesign {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the checks of the plan let no other design in
  return template as SheetDesign
}
