import type { Ctx } from '../access/index.ts'
import { materialAsTyped, plannedMaterials, type TypedMaterial } from '../plan/index.ts'
import { isNameOfFact, type SheetTextInspection } from '../render/index.ts'
import { languageIn } from './asked-material.ts'
import { copyOf } from './copy-of.ts'
import { textsOf } from './texts-of.ts'

/** What is known of a material in one language before it is drawn. */
export interface MaterialInspection {
  /** Characters of all its texts, as people read them. */
  readonly length: number
  readonly links: readonly string[]
  /** Facts of the campaign that it prints, by their names. */
  readonly filled: readonly string[]
  /** Names that it prints and that only a table of copies can fill in. */
  readonly missing: readonly string[]
  /** Names that it prints only where a table of copies has them. */
  readonly optional: readonly string[]
  /** Languages of the campaign that it is not written in. */
  readonly unwritten: readonly string[]
}

/** Looks at what a material says in a language as it stands in a form. Nothing is kept. Role planner. Throws as `previewOf` does. */
export async function inspectTyped(
  ctx: Ctx,
  { language: asked, ...typed }: TypedMaterial & { readonly language?: string | undefined },
): Promise<MaterialInspection> {
  const { campaign, material } = await materialAsTyped(ctx, typed)
  const { translations } = await plannedMaterials(ctx, typed)
  const texts = textsOf(copyOf(campaign, material, languageIn(campaign, asked), ctx.now, new Map()))
  const named = (names: (text: SheetTextInspection) => readonly string[]) => [...new Set(texts.flatMap(names))]
  const missing = named((text) => text.missing)
  const known = named(({ names }) => names).filter((name) => !missing.includes(name))
  return {
    length: texts.reduce((sum, { text }) => sum + Array.from(text).length, 0),
    links: named(({ links }) => links),
    filled: known.filter(isNameOfFact),
    missing,
    optional: known.filter((name) => !isNameOfFact(name)),
    unwritten: translations
      .filter((one) => one.material === material.id && one.state === 'missing')
      .map(({ language }) => language),
  }
}
