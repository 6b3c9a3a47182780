import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { FONTS_PLACE } from '../../render/index.ts'
import { pictureAlone } from '../picture-alone.ts'
import { siteFonts } from '../show-material.ts'
import { fontStyle } from '../with-fonts.ts'
import { withCode } from './code-place.ts'
import { PICTURE_FONTS_PLACE } from './draw-version.ts'
import { type PageWanted, type StoredPage, storedPage } from './stored-page.ts'

/**
 * A published version as a whole HTML document to be framed: a sheet or poster as its page, an infographic as the picture
 * alone. Its fonts are those of this site. For every role. Throws `NotFound`, and `Invalid` for an option it does not have.
 */
export async function showVersion(ctx: Ctx, wanted: PageWanted): Promise<string> {
  requireRole(ctx.actor, ...ROLES)
  const stored = await storedPage(ctx.db.rows, wanted, 'picture')
  if (stored.snapshot.material.kind !== 'infographic') return onThisSite(stored)
  const svg = stored.body.replace(PICTURE_FONTS_PLACE, '')
  return pictureAlone(svg, stored, siteFonts(svg, stored.language))
}

/** A stored page with its code, and fonts that the browser gets from this site. */
export function onThisSite({ snapshot: { campaign, material }, language, body }: StoredPage): string {
  const address = material.address ?? campaign.service.url
  return withCode(body, address, address).replace(FONTS_PLACE, () => fontStyle(siteFonts(body, language), language))
}
