import type { z } from 'zod'
import type { CampaignPlan, PlannedMaterial } from '../campaign-plan.ts'
import { inOrderOfLanguages } from '../in-order-of-languages.ts'
import type { figureShape } from './figure-fields.ts'
import { storedPicture } from './stored-picture.ts'

type Written = Record<string, z.input<typeof figureShape>>

/** The materials of a plan as its file says them, with what they say standing in it. */
export function writtenMaterials({ materials, languages }: CampaignPlan) {
  if (materials.length === 0) return {}
  return { materials: Object.fromEntries(materials.map((material) => [material.id, written(material, languages)])) }
}

function written(material: PlannedMaterial, languages: readonly string[]) {
  const { kind, template, core, owner, nextReview, paper, accent, address, figures, pictures, contents, overrides } =
    material
  const ordered = inOrderOfLanguages<(typeof contents)[number]>(contents, languages, ({ language }) => language)
  return {
    kind,
    template,
    ...(core.length > 0 && { core: [...core] }),
    owner,
    next_review: nextReview,
    ...(paper !== undefined && { paper }),
    ...(accent !== undefined && { accent }),
    ...(address !== undefined && { address }),
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the same shape, but for what may be changed of it
    ...(Object.keys(figures).length > 0 && { figures: figures as Written }),
    ...(pictures && { pictures: mapped(pictures, storedPicture) }),
    content: Object.fromEntries(ordered.map(({ language, content }) => [language, { ...content }])),
    ...(overrides.length > 0 && { overrides: overrides.map((override) => ({ ...override })) }),
  }
}

function mapped(pictures: Readonly<Record<string, string>>, write: (hash: string) => string): Record<string, string> {
  return Object.fromEntries(Object.entries(pictures).map(([name, hash]) => [name, write(hash)]))
}

/** What a file says for all its materials. */
export function writtenHelp({ jargon, allowedDomains, helplines }: CampaignPlan) {
  return {
    ...(jargon && { jargon: jargon.map((one) => ({ ...one })) }),
    ...(allowedDomains && { allowed_domains: [...allowedDomains] }),
    ...(helplines && { helplines }),
  }
}
