import type { Ctx } from '../../access/index.ts'
import { requireRole, ROLES } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import { artboards } from '../../render/index.ts'
import type { Ports } from '../../ports.ts'
import type { DrawingPorts } from '../drawing.ts'
import { fileOf, type FormatChoice, refuseOptions, type RenderedFile } from '../formats.ts'
import { refuseEmptyBoxes } from '../glyphs-missing.ts'
import { pictureAlone, pictureOnPaper } from '../picture-alone.ts'
import { drawnPage, figureFile } from '../rendered-sheet.ts'
import { embeddedFonts, withFonts } from '../with-fonts.ts'
import { codeAtPlacement } from './code-at-placement.ts'
import { withCode } from './code-place.ts'
import { PICTURE_FONTS_PLACE } from './draw-version.ts'
import { type PageWanted, type StoredPage, storedPage } from './stored-page.ts'

export interface VersionFileInput extends PageWanted, Pick<FormatChoice, 'format' | 'scale'> {
  /** Of a sheet or poster as SVG, which only its figures are; absent: its first. */
  readonly figure?: string | undefined
  /** Made for this placement: the code is one of its own, where codes can be told apart. */
  readonly placementId?: string | undefined
}

/**
 * A published version as a file, the same each time but for the code of a placement; a figure of it is drawn again from
 * what it was published with. For every role. Throws `NotFound`, and `Invalid` as `renderMaterial` does.
 */
export async function versionFile(
  ctx: Ctx,
  ports: DrawingPorts & Pick<Ports, 'settings'>,
  { placementId, format, scale = 1, figure, ...wanted }: VersionFileInput,
): Promise<RenderedFile> {
  requireRole(ctx.actor, ...ROLES)
  const as = format === 'txt' ? 'text' : format === 'html' ? 'page' : 'picture'
  const stored = await storedPage(ctx.db.rows, wanted, as)
  const { material, campaign } = stored.snapshot
  const { kind, id } = material
  const asked = { ...(wanted.variant && { variant: wanted.variant }), ...(figure !== undefined && { figure }) }
  const isFigure = kind !== 'infographic' && format === 'svg'
  refuseOptions(asked, isFigure ? ['variant'] : ['figure'], `${kind.replace('-', ' ')} as ${format}`)
  const form = kind === 'infographic' ? (wanted.artboard ?? 'square') : wanted.variant
  const parts = [id, `v${wanted.number}`, placementId, stored.language, form === 'standard' ? undefined : form]
  const named = (content: string | Uint8Array) => fileOf(content, format, parts)
  if (format === 'txt') return named(stored.body)
  if (kind === 'infographic') return named(await pictureBytes(ports, stored, { format, scale, ...wanted }))
  if (format === 'svg') {
    if (placementId !== undefined) throw new Invalid(NO_CODE)
    return figureFile(ports, { campaign, material, language: stored.language }, figure, wanted.number)
  }
  const { address, leadsTo } = await codeAtPlacement(ctx, ports.settings, stored, placementId)
  const { paper = 'A4', overrides } = material
  const { language } = stored
  const page = withCode(stored.body, address, leadsTo)
  const html = await withFonts(ports.fonts, page, language, { format, language, overrides })
  return named(await drawnPage(ports.pages, html, { kind, paper, scale, format }))
}

const NO_CODE = 'a figure has no code, so it is the same for every place; leave the place out'

type PictureChoice = Pick<FormatChoice, 'format'> & Pick<PageWanted, 'artboard'> & { readonly scale: 1 | 2 }

async function pictureBytes(
  ports: DrawingPorts,
  { snapshot, body, language, title }: StoredPage,
  { format, scale, artboard = 'square' }: PictureChoice,
): Promise<string | Uint8Array> {
  if (format === 'html') return withFonts(ports.fonts, body, language)
  const { css, missing } = await embeddedFonts(ports.fonts, body, language)
  refuseEmptyBoxes(missing, { format, language, overrides: snapshot.material.overrides })
  const svg = body.replace(PICTURE_FONTS_PLACE, () => css)
  if (format === 'svg') return svg
  const picture = body.replace(PICTURE_FONTS_PLACE, '')
  const words = { language, title }
  if (format === 'pdf') return ports.pages.pdf({ html: pictureOnPaper(picture, words, css, artboard) })
  const { width, height } = artboards[artboard]
  return ports.pages.png({ html: pictureAlone(picture, words, css, { width, height }), width, height, scale })
}
