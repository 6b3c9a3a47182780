import type { CampaignPlan } from '../campaign-plan.ts'

/** Hashes of all pictures that the materials of a plan have, shown or not. */
export function picturesNamed({ materials }: Pick<CampaignPlan, 'materials'>): ReadonlySet<string> {
  return new Set(materials.flatMap(({ pictures = {} }) => Object.values(pictures)))
}
