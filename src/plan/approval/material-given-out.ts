import type { Rows } from '../../../db/index.ts'
import { versionsInForce } from '../../../db/queries/material-versions.ts'

/** What tells which material an activity gives to people, and how. */
export interface GivesMaterial {
  /** Absent: the material is put up. */
  readonly messageId: string | null
  readonly materialId: string | null
}

/**
 * Tells which material an activity gives to people as it is now, so that its checks count for the activity. What is put up
 * is a published version wherever one is in force, and its checks were passed or answered for when it was published.
 */
export async function materialsAsTheyAre(
  rows: Rows,
  campaignId: string,
  activities: readonly GivesMaterial[],
): Promise<(activity: GivesMaterial) => string | undefined> {
  const isPutUp = ({ messageId, materialId }: GivesMaterial) => messageId === null && materialId !== null
  const versions = activities.some(isPutUp) ? await versionsInForce(rows, campaignId) : []
  const published = new Set(versions.map(({ material }) => material))
  return (activity) => {
    const { materialId } = activity
    if (materialId === null || (isPutUp(activity) && published.has(materialId))) return undefined
    return materialId
  }
}
