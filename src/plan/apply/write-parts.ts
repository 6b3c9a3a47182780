import type { Rows } from '../../../db/index.ts'
import {
  saveActivities,
  saveAnchors,
  saveAudiences,
  saveChannels,
  saveGoals,
  saveMessages,
  saveVariants,
} from '../../../db/queries/plan-edits.ts'
import { type MaterialContentRow, saveMaterialContents, saveMaterials } from '../../../db/queries/materials.ts'
import type { RowsOfPlan } from './rows-of-plan.ts'

/** What is written of a plan, its campaign apart. */
type Written = Omit<RowsOfPlan, 'campaign' | 'materialContents'> & {
  readonly materialContents: readonly MaterialContentRow[]
}

/** Writes parts of a plan down, new ones and those that are there under their names, each after what it refers to. */
export async function writeParts(tx: Rows, campaignId: string, parts: Written): Promise<void> {
  const { anchors, audiences, channels, messages, variants, materials, goals, activities } = parts
  await saveAnchors(tx, campaignId, anchors)
  await saveAudiences(tx, campaignId, audiences)
  await saveChannels(tx, campaignId, channels)
  await saveMessages(tx, campaignId, messages)
  await saveVariants(tx, campaignId, variants)
  await saveMaterials(tx, campaignId, materials)
  await saveMaterialContents(tx, campaignId, parts.materialContents)
  await saveGoals(tx, campaignId, goals)
  await saveActivities(tx, campaignId, activities)
}
