import { Invalid } from '../errors.ts'
import type { PlannedSheet } from '../plan/index.ts'
import { drawFigure, type Paper } from '../render/index.ts'
import { figuresOfSheet, preparedSheet, type SheetChoice } from './draw-sheet.ts'
import type { Copy, DrawingPorts } from './drawing.ts'
import { fileOf, type FormatChoice, refuseOptions, type RenderedFile } from './formats.ts'
import { embeddedFonts, withFonts } from './with-fonts.ts'

/** A page in CSS pixels: 96 to the inch. Posters are twice as wide and high as the paper of sheets. */
export const PIXELS: Readonly<Record<PlannedSheet['kind'], Record<Paper, { width: number; height: number }>>> = {
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
  refuseOptions(
    choice,
    format === 'svg' ? ['variant', 'paper', 'scale'] : ['figure'],
    `${kind.replace('-', ' ')} as ${format}`,
  )
  if (format !== 'png') refuseOptions(choice, ['scale'], `${kind.replace('-', ' ')} as ${format}`)
  if (format === 'svg') return figureFile(ports, copy, choice.figure)
  const { html, text } = preparedSheet(ports, copy, { variant, paper })({})
  const named = (content: string | Uint8Array) =>
    fileOf(content, format, [id, language, variant === 'standard' ? undefined : variant])
  if (format === 'txt') return named(text)
  const { overrides } = material
  const whole = await withFonts(ports.fonts, html, language, { format, language, overrides })
  return named(await drawnPage(ports.pages, whole, { kind, format, paper, scale }))
}

/** How a page of a sheet becomes a file. */
export interface PageChoice extends Pick<SheetChoice, 'paper'> {
  readonly kind: PlannedSheet['kind']
  readonly format: 'html' | 'pdf' | 'png'
  readonly scale: 1 | 2
}

/** A whole page with its fonts, as bytes of a format. */
export async function drawnPage(
  pages: DrawingPorts['pages'],
  html: string,
  { kind, format, paper, scale }: PageChoice,
): Promise<Uint8Array> {
  if (format === 'html') return new TextEncoder().encode(html)
  return format === 'pdf' ? pages.pdf({ html }) : pages.png({ html, ...PIXELS[kind][paper], scale, isWhole: true })
}

/** A figure of a sheet or poster as SVG, by its name or the first; of a version, the file is named after its number too. */
export async function figureFile(
  ports: Pick<DrawingPorts, 'fonts'>,
  copy: Pick<Copy<PlannedSheet>, 'campaign' | 'material' | 'language'>,
  name: string | undefined,
  version?: number,
): Promise<RenderedFile> {
  const { material, language } = copy
  const figures = figuresOfSheet(copy)
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
  const look = { width: 720, idPrefix: drawn.name, captioned: true }
  const { css } = await embeddedFonts(ports.fonts, drawFigure(drawn.figure, look).svg, language)
  const { svg } = drawFigure(drawn.figure, { ...look, fontFaces: css })
  return fileOf(svg, 'svg', [material.id, version === undefined ? undefined : `v${version}`, drawn.name, language])
}
