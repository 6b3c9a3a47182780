import type { MaterialContentRow, MaterialRow } from '../../../db/queries/materials.ts'
import { contentHash } from '../../access/index.ts'
import type { CampaignPlan, PlannedMaterial } from '../campaign-plan.ts'
import { canonicalJson, sameContent } from '../canonical-json.ts'

type Written = Omit<MaterialContentRow, 'author'>

/** The materials of a plan as the database keeps them; each translation as made from the source as it is now. */
export function materialsOf({ materials, languages: [first] }: CampaignPlan): {
  materials: MaterialRow[]
  materialContents: Written[]
} {
  return {
    materials: materials.map(({ id, kind, template, core, figures, overrides, ...rest }, position) => ({
      id,
      kind,
      template,
      core: [...core],
      owner: rest.owner,
      nextReview: rest.nextReview,
      paper: rest.paper ?? null,
      accent: rest.accent ?? null,
      address: rest.address ?? null,
      figures: asStored(figures),
      pictures: rest.pictures ? { ...rest.pictures } : null,
      overrides: [...overrides],
      position,
    })),
    materialContents: materials.flatMap(({ id, contents }) => {
      const source = contents.find(({ language }) => language === first)?.content
      const sourceHash = contentHash(canonicalJson(source ?? {}))
      return contents.map(({ language, content }) => ({
        materialId: id,
        language,
        content: { ...content },
        sourceHash,
      }))
    }),
  }
}

/** The database keeps figures and contents as JSON, whatever their shape. */
function asStored(figures: PlannedMaterial['figures']): Record<string, Record<string, unknown>> {
  return Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, { ...figure }]))
}

/** A translation that was not touched stays one of the source it was made from, and keeps its author. */
export function contentsAfter(
  before: readonly MaterialContentRow[],
  after: readonly Written[],
  firstLanguage: string | undefined,
  author: string,
): MaterialContentRow[] {
  return after.map((row) => {
    const old = before.find(({ materialId, language }) => materialId === row.materialId && language === row.language)
    if (old === undefined || !sameContent(old.content, row.content)) return { ...row, author }
    return { ...row, author: old.author, sourceHash: row.language === firstLanguage ? row.sourceHash : old.sourceHash }
  })
}
