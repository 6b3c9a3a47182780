import { pictureRow } from '../../../db/queries/pictures.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { NotFound } from '../../errors.ts'
import type { PictureFile } from '../campaign-plan.ts'
import { plannedMaterials } from './planned-materials.ts'

export interface PictureInput {
  readonly campaignId: string
  readonly materialId: string
  /** As the material calls it. */
  readonly name: string
}

/** A picture of a material with its bytes. For every role. Throws `NotFound`. */
export async function pictureOfMaterial(
  ctx: Ctx,
  { campaignId, materialId, name }: PictureInput,
): Promise<PictureFile> {
  requireRole(ctx.actor, ...ROLES)
  const { campaign } = await plannedMaterials(ctx, { campaignId })
  const { pictures = {} } = campaign.materials.find(({ id }) => id === materialId) ?? {}
  const hash = Object.hasOwn(pictures, name) ? pictures[name] : undefined
  const picture = hash === undefined ? undefined : await pictureRow(ctx.db.rows, campaignId, hash)
  if (picture === undefined) throw new NotFound(`${materialId} has no picture ${name}`)
  return picture
}
