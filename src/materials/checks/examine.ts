import type { PlannedInfographic, PlannedMaterial, PlannedMaterials, PlannedSheet } from '../../plan/index.ts'
import { dayAt } from '../../plan/index.ts'
import { infographicInWords } from '../../render/index.ts'
import { contentIn } from '../content-in.ts'
import type { Pictures } from '../pictures-of.ts'
import { copyOf } from '../copy-of.ts'
import { drawnOn, infographicOf } from '../draw-infographic.ts'
import { preparedSheet } from '../draw-sheet.ts'
import type { DrawingPorts } from '../drawing.ts'
import { figuresIn } from '../drawn-figures.ts'
import { ARTBOARDS, VARIANTS } from '../formats.ts'
import { infographicDocument } from '../rendered-infographic.ts'
import { textsOf } from '../texts-of.ts'
import { embeddedFonts, withFonts, withoutGlyph } from '../with-fonts.ts'
import type { Examined, ExaminedInfographic, ExaminedSheet } from './examined.ts'

type Ports = Pick<DrawingPorts, 'templates' | 'fonts'>

/**
 * Draws a material in a language in every form that people get, for the checks to look at. Throws `Invalid` where it cannot
 * be drawn at all.
 */
export async function examine(
  ports: Ports,
  planned: PlannedMaterials,
  material: PlannedMaterial,
  language: string,
  now: Date,
  pictures: Pictures,
): Promise<Examined> {
  return material.kind === 'infographic'
    ? examinedInfographic(ports, planned, material, language, now)
    : examinedSheet(ports, planned, material, language, now, pictures)
}

async function examinedSheet(
  ports: Ports,
  planned: PlannedMaterials,
  material: PlannedSheet,
  language: string,
  now: Date,
  pictures: Pictures,
): Promise<ExaminedSheet> {
  const copy = copyOf(planned.campaign, material, language, now, pictures)
  const texts = textsOf(copy)
  const paper = material.paper ?? 'A4'
  const sheets = await Promise.all(
    VARIANTS.map(async (variant) => {
      const { html, codes } = preparedSheet(ports, copy, { variant, paper })({})
      return { variant, codes, html: await withFonts(ports.fonts, html, language) }
    }),
  )
  return {
    kind: 'sheet',
    copy,
    sheets,
    ...factsOf(planned, material, language, now),
    texts: texts.filter(({ path }) => !isEasy(path)),
    easyTexts: texts.filter(({ path }) => isEasy(path)),
    documents: sheets.map(({ variant, html }) => ({ where: variant, html })),
    withoutGlyph: withoutGlyph(sheets.map(({ html }) => html).join(''), language),
  }
}

async function examinedInfographic(
  ports: Ports,
  planned: PlannedMaterials,
  material: PlannedInfographic,
  language: string,
  now: Date,
): Promise<ExaminedInfographic> {
  const copy = copyOf(planned.campaign, material, language, now, new Map())
  const infographic = infographicOf(copy)
  const said = infographicInWords(infographic) + JSON.stringify(infographic)
  const { css } = await embeddedFonts(ports.fonts, said, infographic.language)
  const boards = ARTBOARDS.map((artboard) => ({
    artboard,
    drawn: drawnOn(artboard, infographic, material.template, css),
  }))
  const page = infographicDocument(ports, copy, infographic, drawnOn('square', infographic, material.template), css)
  return {
    kind: 'infographic',
    copy,
    infographic,
    boards,
    ...factsOf(planned, material, language, now),
    texts: textsOf(copy),
    easyTexts: [],
    documents: [{ where: 'page', html: page }],
    withoutGlyph: withoutGlyph([page, ...boards.map(({ drawn }) => drawn.svg)].join(''), infographic.language),
  }
}

function factsOf({ campaign, translations }: PlannedMaterials, material: PlannedMaterial, language: string, now: Date) {
  const { content, language: spoken } = contentIn(material, language, campaign)
  const state = translations.find((one) => one.material === material.id && one.language === language)?.state
  return {
    language,
    spoken,
    translation: state ?? 'missing',
    today: dayAt(now, campaign),
    figures: figuresIn(content.figures, material.figures, campaign, spoken),
  }
}

function isEasy(path: string): boolean {
  return path.startsWith('easy.')
}
