import type { MaterialRow } from '../../db/queries/materials.ts'
import type { CheckOverride, PlannedMaterial } from './campaign-plan.ts'

/** A material as it was read from a file or the database; what it does not have is null or absent. */
interface MaterialRead extends Pick<MaterialRow, 'id' | 'kind' | 'template' | 'core' | 'owner' | 'nextReview'> {
  readonly paper?: MaterialRow['paper'] | undefined
  readonly accent?: string | null | undefined
  readonly address?: string | null | undefined
  readonly figures: object
  readonly pictures?: Readonly<Record<string, string>> | null | undefined
  readonly contents: readonly { readonly language: string; readonly content: object }[]
  readonly overrides: readonly (Omit<CheckOverride, 'language'> & { readonly language?: string | undefined })[]
}

/** The material as the plan knows it. Figures and contents have been read by their definitions; what else is read stays out. */
export function plannedMaterial(read: MaterialRead): PlannedMaterial {
  const {
    id,
    kind,
    template,
    core,
    owner,
    nextReview,
    paper,
    accent,
    address,
    figures,
    pictures,
    contents,
    overrides,
  } = read
  const planned = {
    id,
    kind,
    template,
    core,
    owner,
    nextReview,
    ...(paper && { paper }),
    ...(accent && { accent }),
    ...(address && { address }),
    figures,
    ...(pictures && Object.keys(pictures).length > 0 && { pictures }),
    contents,
    overrides: overrides.map(({ language, ...override }) => ({ ...override, ...(language && { language }) })),
  }
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only what was checked as a material comes here
  return planned as PlannedMaterial
}
