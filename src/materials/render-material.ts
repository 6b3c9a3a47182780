import type { Ctx } from '../access/index.ts'
import { plannedMaterials } from '../plan/index.ts'
import { languageIn, materialIn } from './asked-material.ts'
import { copyOf } from './copy-of.ts'
import type { DrawingPorts } from './drawing.ts'
import type { FormatChoice, RenderedFile } from './formats.ts'
import { picturesOf } from './pictures-of.ts'
import { renderedInfographic } from './rendered-infographic.ts'
import { renderedSheet } from './rendered-sheet.ts'

export interface RenderInput extends FormatChoice {
  readonly campaignId: string
  readonly materialId: string
  /** One of the campaign's; absent: its first. */
  readonly language?: string
}

/**
 * One material as a file, as it is being written now. For every role. Throws `NotFound`, and `Invalid` for a language or a
 * format that it does not have, for what is wrong with its texts or figures, and where the browser that a PDF or PNG takes
 * is missing.
 */
export async function renderMaterial(ctx: Ctx, ports: DrawingPorts, input: RenderInput): Promise<RenderedFile> {
  const { campaignId, materialId, language, ...choice } = input
  const planned = await plannedMaterials(ctx, { campaignId })
  const { campaign } = planned
  const material = materialIn(planned, materialId)
  const spoken = languageIn(campaign, language)
  const pictures = await picturesOf(ctx.db.rows, campaignId, material)
  if (material.kind === 'infographic')
    return renderedInfographic(ports, copyOf(campaign, material, spoken, ctx.now, pictures), choice)
  return renderedSheet(ports, copyOf(campaign, material, spoken, ctx.now, pictures), choice)
}
