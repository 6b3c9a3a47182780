import type { PlannedInfographic } from '../plan/index.ts'
import {
  type Artboard,
  type DesignName,
  designs,
  drawInfographic,
  type DrawnInfographic,
  type Infographic,
  qrModules,
} from '../render/index.ts'
import { contentIn } from './content-in.ts'
import type { Copy } from './drawing.ts'
import { figuresIn } from './drawn-figures.ts'

/** What stands on an infographic in the copy's language, or in the campaign's first where it has none. */
export function infographicOf({ campaign, material, language, ...copy }: Copy<PlannedInfographic>): Infographic {
  const { content, language: spoken } = contentIn<PlannedInfographic>(material, language, campaign)
  const leads = material.address ?? campaign.service.url
  return {
    language: spoken,
    title: content.title,
    ...(content.lead !== undefined && { lead: content.lead }),
    figures: figuresIn(content.figures, material.figures, campaign, spoken).map(({ figure }) => figure),
    action: content.action ?? campaign.service.name,
    address: content.address ?? leads,
    code: qrModules(leads),
    owner: campaign.service.name,
    ...(copy.version !== 'draft' && { version: `${copy.version}` }),
    date: copy.date,
  }
}

/** Draws it on an artboard, `fontFaces` in it. Throws `Invalid` where a figure would mislead. */
export function drawnOn(
  artboard: Artboard,
  infographic: Infographic,
  template: string,
  fontFaces?: string,
): DrawnInfographic {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the checks of the plan let no other design in
  const design = designs[template as DesignName]
  return drawInfographic(infographic, artboard, { design, ...(fontFaces !== undefined && { fontFaces }) })
}
