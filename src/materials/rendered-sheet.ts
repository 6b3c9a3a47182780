import { Invalid } from '../errors.ts'
import type { PlannedSheet } from '../plan/index.ts'
import { drawFigure, FONTS_PLACE, fontStack, type Paper } from '../render/index.ts'
import { preparedSheet } from './draw-sheet.ts'
import type { Copy, DrawingPorts } from './drawing.ts'
import { figuresIn } from './drawn-figures.ts'
import { fileOf, type FormatChoice, refuseOptions, type RenderedFile } from './formats.ts'
import { embeddedFonts } from './with-fonts.ts'

/** A page in CSS pixels: 96 to the inch. Posters are twice as wide and high as the paper of sheets. */
const PIXELS: Readonly<Record<PlannedSheet['kind'], Record<Paper, { width: number; height: number }>>> = {
  'information-sheet': { A4: { width: 794, height: 1123 }, Letter: { width: 816, height: 1056 } },
  poster: { A4: { width: 1123, height: 1587 }, Letter: { width: 1056, height: 1632 } },
}

/** A sheet or poster in one format. */
export async function renderedSheet(
  ports: DrawingPorts,
  copy: Copy<PlannedSheet>,
  choice: FormatChoice,
): Promise<RenderedFile> {
  const { material, language } = copy
  const { kind, id } = material
  refuseOptions(choice, ['artboard'], kind.replace('-', ' '))
  const { format, variant = 'standard', paper = material.paper ?? 'A4', scale = 1 } = choice
  if (format === 'svg') return figureFile(ports, copy, choice.figure)
  const { html, text } = preparedSheet(ports, copy, { variant, paper })({})
  const named = (content: string | Uint8Array) =>
    fileOf(content, format, [id, language, variant === 'standard' ? undefined : variant])
  if (format === 'txt') return named(text)
  const whole = await withFonts(ports, html, language)
  if (format === 'html') return named(whole)
  if (format === 'pdf') return named(await ports.pages.pdf({ html: whole }))
  return named(await ports.pages.png({ html: whole, ...PIXELS[kind][paper], scale }))
}

/** A page with the fonts in it that its text needs. */
export async function withFonts(ports: Pick<DrawingPorts, 'fonts'>, html: string, language: string): Promise<string> {
  const { css } = await embeddedFonts(ports.fonts, html, language)
  return html.replace(FONTS_PLACE, () => `<style>${css}:root{--font:${fontStack(language)}}</style>`)
}

async function figureFile(
  ports: Pick<DrawingPorts, 'fonts'>,
  { campaign, material, language }: Copy<PlannedSheet>,
  name: string | undefined,
): Promise<RenderedFile> {
  const [first = language] = campaign.languages
  const found = material.contents.find((one) => one.language === language)
  const { content } = found ?? material.contents.find((one) => one.language === first)!
  const figures = figuresIn(content.figures, material.figures, campaign, found ? language : first)
  const known = figures.map((one) => one.name).join(', ')
  const drawn = figures.find((one) => one.name === (name ?? figures[0]?.name))
  if (drawn === undefined) {
    const what = material.kind.replace('-', ' ')
    throw new Invalid(
      known === ''
        ? `the ${what} ${material.id} has no figure, and only figures are SVG; choose html, pdf or png`
        : `${material.id} has no figure ${name}; it has ${known}`,
    )
  }
  const { css } = await embeddedFonts(ports.fonts, JSON.stringify(drawn.figure), language)
  const { svg } = drawFigure(drawn.figure, { width: 720, idPrefix: drawn.name, captioned: true, fontFaces: css })
  return fileOf(svg, 'svg', [material.id, drawn.name, language])
}
