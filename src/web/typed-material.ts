import { contentPartOf, type TypedMaterial } from '../plan/index.ts'
import { partIn } from './part-in-address.ts'
import type { SignedInContext } from './signed-in.ts'

/** What is typed in the form of a material, or of what one says in `language`; nothing where the address names another part. */
export function typedMaterial(
  c: SignedInContext,
  values: TypedMaterial['values'],
): (TypedMaterial & { readonly language: string | undefined }) | undefined {
  const { kind, id } = partIn(c)
  if (id === undefined || (kind !== 'material' && kind !== 'material-content')) return undefined
  const language = kind === 'material-content' ? contentPartOf(id).language : undefined
  return { campaignId: c.req.param('campaign')!, part: { kind, id }, values, language }
}
