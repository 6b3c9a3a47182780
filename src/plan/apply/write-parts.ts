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
import { type PictureRow, picturesLacking, removeUnnamedPictures, savePicture } from '../../../db/queries/pictures.ts'
import { type MaterialContentRow, saveMaterialContents, saveMaterials } from '../../../db/queries/materials.ts'
import { Invalid } from '../../errors.ts'
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

/** Writes down what the pictures of a plan are made of, and lets go of those that nothing names any more. Throws `Invalid` for one that nobody brought. */
export async function keepPictures(tx: Rows, campaignId: string, files: readonly PictureRow[] = []): Promise<void> {
  for (const file of files) await savePicture(tx, campaignId, file)
  const [lacking] = await picturesLacking(tx, campaignId)
  if (lacking !== undefined)
    throw new Invalid(
      `the picture ${lacking.picture} of material ${lacking.material} is not there; give its file again`,
    )
  await removeUnnamedPictures(tx, campaignId)
}
