import type { PlannedInfographic } from '../plan/index.ts'
import {
  type DrawnInfographic,
  FONTS_PLACE,
  type Infographic,
  infographicInWords,
  infographicPage,
  readPicturePages,
} from '../render/index.ts'
import { drawnOn, infographicOf } from './draw-infographic.ts'
import type { Copy, DrawingPorts } from './drawing.ts'
import { fileOf, type FormatChoice, refuseOptions, type RenderedFile } from './formats.ts'
import { refuseEmptyBoxes } from './glyphs-missing.ts'
import { pictureAlone, pictureOnPaper } from './picture-alone.ts'
import { embeddedFonts, withoutGlyph } from './with-fonts.ts'

/** An infographic in one format, on one artboard. */
export async function renderedInfographic(
  ports: DrawingPorts,
  copy: Copy<PlannedInfographic>,
  choice: FormatChoice,
): Promise<RenderedFile> {
  refuseOptions(choice, ['variant', 'paper', 'figure'], 'infographic')
  const { format, artboard = 'square', scale = 1 } = choice
  const { material, language } = copy
  const infographic = infographicOf(copy)
  const drawn = drawnOn(artboard, infographic, material.template)
  const { css } = await embeddedFonts(ports.fonts, drawn.svg + infographicInWords(infographic), infographic.language)
  const missing = withoutGlyph(drawn.svg, infographic.language)
  refuseEmptyBoxes(missing, { format, language, overrides: material.overrides })
  const named = (content: string | Uint8Array) => fileOf(content, format, [material.id, language, artboard])
  if (format === 'svg') return named(drawnOn(artboard, infographic, material.template, css).svg)
  if (format === 'html') {
    return named(infographicDocument(ports, copy, infographic, drawn, css))
  }
  if (format === 'txt') return named(infographicInWords(infographic))
  if (format === 'pdf') {
    return named(await ports.pages.pdf({ html: pictureOnPaper(drawn.svg, infographic, css, artboard) }))
  }
  const { width, height } = drawn
  const html = pictureAlone(drawn.svg, infographic, css, drawn)
  return named(await ports.pages.png({ html, width, height, scale }))
}

/** The page with the picture, what to do, and every figure in words; `css` are its fonts. */
export function infographicDocument(
  ports: Pick<DrawingPorts, 'templates'>,
  { material, campaign }: Copy<PlannedInfographic>,
  infographic: Infographic,
  drawn: DrawnInfographic,
  css: string,
): string {
  const sources = readPicturePages((path) => ports.templates.read(path))
  const page = infographicPage(infographic, drawn, sources, material.address ?? campaign.service.url)
  return page.replace(FONTS_PLACE, () => `<style>${css}</style>`)
}
