import type { Ctx } from '../../access/index.ts'
import { requireRole, ROLES } from '../../access/index.ts'
import { Invalid } from '../../errors.ts'
import { artboards } from '../../render/index.ts'
import type { Ports } from '../../ports.ts'
import type { DrawingPorts } from '../drawing.ts'
import { fileOf, type FormatChoice, type RenderedFile } from '../formats.ts'
import { refuseEmptyBoxes } from '../glyphs-missing.ts'
import { pictureAlone } from '../picture-alone.ts'
import { drawnPage } from '../rendered-sheet.ts'
import { embeddedFonts, withFonts } from '../with-fonts.ts'
import { codeAtPlacement } from './code-at-placement.ts'
import { withCode } from './code-place.ts'
import { PICTURE_FONTS_PLACE } from './draw-version.ts'
import { type PageWanted, type StoredPage, storedPage } from './stored-page.ts'

export interface VersionFileInput extends PageWanted, Pick<FormatChoice, 'format' | 'scale'> {
  /** Made for this placement: the code is one of its own, where codes can be told apart. */
  readonly placementId?: string | undefined
}

/**
 * A published version as a file, the same each time but for the code of a placement. For every role. Throws `NotFound`, and
 * `Invalid` as `renderMaterial` does.
 */
export async function versionFile(
  ctx: Ctx,
  ports: DrawingPorts & Pick<Ports, 'settings'>,
  { placementId, format, scale = 1, ...wanted }: VersionFileInput,
): Promise<RenderedFile> {
  requireRole(ctx.actor, ...ROLES)
  const as = format === 'txt' ? 'text' : format === 'html' ? 'page' : 'picture'
  const stored = await storedPage(ctx.db.rows, wanted, as)
  const { kind, id } = stored.snapshot.material
  const form = kind === 'infographic' ? (wanted.artboard ?? 'square') : wanted.variant
  const parts = [id, `v${wanted.number}`, placementId, stored.language, form === 'standard' ? undefined : form]
  const named = (content: string | Uint8Array) => fileOf(content, format, parts)
  if (format === 'txt') return named(stored.body)
  if (kind === 'infographic') return named(await pictureBytes(ports, stored, { format, scale, ...wanted }))
  if (format === 'svg')
    throw new Invalid(`a published ${kind.replace('-', ' ')} is no SVG; choose html, txt, pdf or png`)
  const { address, leadsTo } = await codeAtPlacement(ctx, ports.settings, stored, placementId)
  const html = await withFonts(ports.fonts, withCode(stored.body, address, leadsTo), stored.language, format)
  const { paper = 'A4' } = stored.snapshot.material
  return named(await drawnPage(ports.pages, html, { kind, paper, scale, format }))
}

type PictureChoice = Pick<FormatChoice, 'format'> & Pick<PageWanted, 'artboard'> & { readonly scale: 1 | 2 }

async function pictureBytes(
  ports: DrawingPorts,
  { body, language, title }: StoredPage,
  { format, scale, artboard = 'square' }: PictureChoice,
): Promise<string | Uint8Array> {
  if (format === 'html') return withFonts(ports.fonts, body, language)
  const { css, missing } = await embeddedFonts(ports.fonts, body, language)
  refuseEmptyBoxes(missing, format)
  const svg = body.replace(PICTURE_FONTS_PLACE, () => css)
  if (format === 'svg') return svg
  const { width, height } = artboards[artboard]
  const html = pictureAlone(body.replace(PICTURE_FONTS_PLACE, ''), { language, title }, css, { width, height })
  return format === 'png' ? ports.pages.png({ html, width, height, scale }) : ports.pages.pdf({ html })
}
