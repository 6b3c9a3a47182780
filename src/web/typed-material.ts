import { contentPartOf, type TypedMaterial } from '../plan/index.ts'
import { partIn } from './part-in-address.ts'
import type { SignedInContext } from './signed-in.ts'

/** What is typed in the form of a material, or of what one says in `language`; nothing where the address names another part. */
export function typedMaterial(
  c: SignedInContext,
  values: TypedMaterial['values'],
): (TypedMaterial & { readonly language: string | undefined }) | undefined {
  const { kind, id } = partIn(c)
  const campaignId = c.req.param('campaign')!
  if (kind === 'material')
    return { campaignId, part: { kind, ...(id !== undefined && { id }) }, values, language: undefined }
  if (kind !== 'material-content' || id === undefined) return undefined
  return { campaignId, part: { kind, id }, values, language: contentPartOf(id).language }
}
