import type { Ctx } from '../../access/index.ts'
import { Conflict, Invalid } from '../../errors.ts'
import { type PlannedMaterial, plannedMaterials, type PlannedSheet } from '../../plan/index.ts'
import { materialIn } from '../asked-material.ts'
import { copyOf } from '../copy-of.ts'
import type { CampaignOfMaterial, Copy } from '../drawing.ts'
import { picturesOf } from '../pictures-of.ts'
import { publishedVersion } from '../versions/published-versions.ts'

/** A sheet or poster of which copies are made. */
export interface SheetToCopy {
  readonly campaign: CampaignOfMaterial
  readonly material: PlannedSheet
  /** What all copies in a language begin as. */
  readonly copyIn: (language: string) => Copy<PlannedSheet>
}

interface SheetNamed {
  readonly campaignId: string
  readonly materialId: string
  /** A published version; absent: what is being written now, which is marked as a draft. */
  readonly published?: number | undefined
}

/** Reads it with its pictures. Throws `NotFound`, `Invalid` for an infographic, and `Conflict` for a version that was withdrawn. */
export async function sheetToCopy(ctx: Ctx, named: SheetNamed): Promise<SheetToCopy> {
  const { campaignId, materialId, published } = named
  if (published === undefined) {
    const { campaign } = await plannedMaterials(ctx, { campaignId })
    const material = sheetOf(materialIn({ campaign }, materialId))
    const pictures = await picturesOf(ctx.db.rows, campaignId, material)
    return { campaign, material, copyIn: (language) => copyOf(campaign, material, language, ctx.now, pictures) }
  }
  const { snapshot, publishedAt, withdrawn } = await publishedVersion(ctx, {
    campaignId,
    materialId,
    number: published,
  })
  if (withdrawn !== undefined) {
    throw new Conflict(
      `version ${published} of ${materialId} was withdrawn: ${withdrawn.reason}; copy the one in force`,
    )
  }
  const { campaign } = snapshot
  const material = sheetOf(snapshot.material)
  const pictures = await picturesOf(ctx.db.rows, campaignId, material)
  const at = new Date(publishedAt)
  return {
    campaign,
    material,
    copyIn: (language) => ({ ...copyOf(campaign, material, language, at, pictures), version: published }),
  }
}

function sheetOf(material: PlannedMaterial): PlannedSheet {
  if (material.kind !== 'infographic') return material
  throw new Invalid(
    `${material.id} is an infographic, which is the same everywhere; only sheets and posters have copies`,
  )
}
