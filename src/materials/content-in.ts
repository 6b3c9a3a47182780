import type { PlannedMaterial } from '../plan/index.ts'
import type { CampaignOfMaterial } from './drawing.ts'

/** What a material says, and the language that it is in. */
export interface ContentIn<Material extends PlannedMaterial = PlannedMaterial> {
  readonly language: string
  readonly content: Material['contents'][number]['content']
}

/** What a material says in a language; where it is not written in it, what it says in the campaign's first. */
export function contentIn<Material extends PlannedMaterial>(
  { contents }: Pick<Material, 'contents'>,
  language: string,
  { languages }: Pick<CampaignOfMaterial, 'languages'>,
): ContentIn<Material> {
  const written = (tag: string | undefined) => contents.find((one) => one.language === tag)
  // The checks of the plan let no material in that says nothing in the first language.
  return written(language) ?? written(languages[0])!
}
