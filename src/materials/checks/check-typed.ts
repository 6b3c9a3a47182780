import type { Ctx } from '../../access/index.ts'
import {
  type CheckFinding,
  materialAsTyped,
  plannedMaterials,
  type TypedMaterial,
  withOverrides,
} from '../../plan/index.ts'
import { languageIn } from '../asked-material.ts'
import type { DrawingPorts } from '../drawing.ts'
import { picturesOf } from '../pictures-of.ts'
import { findInMaterial } from './find-in-material.ts'

/**
 * What the checks find in a material as it stands in a form, in one language, but for what only a browser can measure; how
 * its translations stand follows from saving it. Nothing is kept. Role planner. Throws as `previewOf` does.
 */
export async function checkTyped(
  ctx: Ctx,
  ports: DrawingPorts,
  { language: asked, ...typed }: TypedMaterial & { readonly language?: string | undefined },
): Promise<readonly CheckFinding[]> {
  const planned = await plannedMaterials(ctx, typed)
  const { material } = await materialAsTyped(ctx, typed)
  const language = languageIn(planned.campaign, asked)
  const pictures = await picturesOf(ctx.db.rows, typed.campaignId, material)
  const examining = { planned, material, language, now: ctx.now, pictures }
  const { findings } = await findInMaterial(ports, examining, 'drawing')
  return withOverrides(findings, material.overrides).filter(({ check }) => check !== 'languages')
}
