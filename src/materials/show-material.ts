import type { Ctx } from '../access/index.ts'
import { materialAsTyped, type PlannedMaterial, plannedMaterials, type TypedMaterial } from '../plan/index.ts'
import { FONTS_PLACE, fontFaceCss, fontsFor } from '../render/index.ts'
import { languageIn, materialIn } from './asked-material.ts'
import { copyOf } from './copy-of.ts'
import { drawnOn, infographicOf } from './draw-infographic.ts'
import { preparedSheet } from './draw-sheet.ts'
import type { CampaignOfMaterial, DrawingPorts } from './drawing.ts'
import { type FormatChoice, refuseOptions } from './formats.ts'
import { pictureAlone } from './picture-alone.ts'
import { picturesOf } from './pictures-of.ts'
import type { RenderInput } from './render-material.ts'
import { fontStyle } from './with-fonts.ts'

/** How a material is looked at on a screen. */
export type ShowChoice = Pick<FormatChoice, 'variant' | 'paper' | 'artboard'>

type ShowPorts = Pick<DrawingPorts, 'templates'>

/**
 * A material as it is being written now, as a whole HTML document to be framed: a sheet or poster as its page, an infographic
 * as the picture alone. Its fonts are those of this site, so that it is small and the browser keeps them. For every role.
 * Throws as `renderMaterial` does.
 */
export async function showMaterial(
  ctx: Ctx,
  ports: ShowPorts,
  { campaignId, materialId, language, ...choice }: Omit<RenderInput, keyof FormatChoice> & ShowChoice,
): Promise<string> {
  const planned = await plannedMaterials(ctx, { campaignId })
  return shown(ctx, ports, planned.campaign, materialIn(planned, materialId), language, choice)
}

/**
 * The same for what stands in a form and is not saved. Role planner. Throws `Invalid` with the form's fields as paths for
 * what keeps it from being drawn.
 */
export async function previewOf(
  ctx: Ctx,
  ports: ShowPorts,
  { language, ...typed }: TypedMaterial & { readonly language?: string | undefined },
  choice: ShowChoice,
): Promise<string> {
  const { campaign, material } = await materialAsTyped(ctx, typed)
  return shown(ctx, ports, campaign, material, language, choice)
}

async function shown(
  ctx: Ctx,
  ports: ShowPorts,
  campaign: CampaignOfMaterial,
  material: PlannedMaterial,
  asked: string | undefined,
  choice: ShowChoice,
): Promise<string> {
  const language = languageIn(campaign, asked)
  const pictures = await picturesOf(ctx.db.rows, campaign.id, material)
  if (material.kind === 'infographic') {
    refuseOptions(choice, ['variant', 'paper'], 'infographic')
    const infographic = infographicOf(copyOf(campaign, material, language, ctx.now, pictures))
    const { svg } = drawnOn(choice.artboard ?? 'square', infographic, material.template)
    return pictureAlone(svg, infographic, siteFonts(svg, language))
  }
  refuseOptions(choice, ['artboard'], material.kind.replace('-', ' '))
  const { variant = 'standard', paper = material.paper ?? 'A4' } = choice
  const copy = copyOf(campaign, material, language, ctx.now, pictures)
  const { html } = preparedSheet(ports, copy, { variant, paper })({})
  return html.replace(FONTS_PLACE, () => fontStyle(siteFonts(html, language), language))
}

/** Fonts that the browser takes from this site. */
export function siteFonts(text: string, language: string): string {
  return fontFaceCss(fontsFor(text, language).files, (file) => `/assets/fonts/${file}`)
}
