import { contentPartOf, type Part } from '../../plan/index.ts'
import { pageAddress } from '../page-address.ts'
import { campaignPath } from './campaign-head.tsx'
import { materialPath } from './material.tsx'

/** The page that shows a part as it is saved; a part that is new is added from it. */
export function pageOfPart(campaignId: string, part: Part): string {
  const material = materialOfPart(campaignId, part)
  if (material !== undefined && part.id !== undefined)
    return pageAddress(material.path, { language: material.language })
  return pageWithout(campaignId, part)
}

/** The page that a part stood on, where it is not there any more. */
export function pageWithout(campaignId: string, { kind }: Part): string {
  const isOfMaterials = kind.startsWith('material') || kind === 'helpline'
  return isOfMaterials ? `${campaignPath(campaignId)}/materials` : campaignPath(campaignId)
}

/** The page of the material that a part belongs to, and in which language the part is; nothing for other parts. */
export function materialOfPart(campaignId: string, { kind, id = '' }: Part) {
  if (kind === 'material') return { path: materialPath(campaignId, id), language: undefined }
  if (kind !== 'material-content') return undefined
  const { material, language } = contentPartOf(id)
  return { path: materialPath(campaignId, material), language }
}
