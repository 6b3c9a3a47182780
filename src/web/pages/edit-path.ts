import type { PartForm } from '../../plan/index.ts'

/** The address of a part's form. */
export function editPath({ part, campaign }: Pick<PartForm, 'part' | 'campaign'>): string {
  const path = `/campaigns/${campaign.id}/edit/${part.kind}`
  return part.id === undefined ? path : `${path}/${part.id}`
}
