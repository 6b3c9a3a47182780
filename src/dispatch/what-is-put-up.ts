import { versionRows } from '../../db/queries/material-versions.ts'
import { placementRows } from '../../db/queries/placements.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { formatInstant } from '../schedule/index.ts'
import { type VersionToPutUp, versionToPutUp } from './version-to-put-up.ts'

/** What people put up on an offline channel: which version, and what is where now. */
export interface PutUp {
  /** The version to be put up now, or why there is none. */
  readonly next: VersionToPutUp
  readonly placements: readonly {
    readonly id: string
    readonly name: string
    readonly place: string
    readonly language: string
    /** What is there now; null: nothing. */
    readonly version: number | null
    /** Since when, or since when it is gone; ISO 8601 in UTC. */
    readonly placedAt: string | null
  }[]
}

interface PutUpInput {
  readonly campaignId: string
  readonly channel: string
  readonly material: string
  /** The version that the plan names; null: the newest. */
  readonly version: number | null
}

/** What of a material is put up on a channel, for every role. */
export async function whatIsPutUp(ctx: Ctx, { campaignId, channel, material, version }: PutUpInput): Promise<PutUp> {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const placements = (await placementRows(rows, campaignId, material)).filter(({ kind }) => kind === channel)
  return {
    next: versionToPutUp({ material, version }, await versionRows(rows, campaignId, material)),
    placements: placements.map(({ id, name, place, language, version: shown, placedAt }) => ({
      id,
      name,
      place,
      language,
      version: shown,
      placedAt: placedAt === null ? null : formatInstant(placedAt),
    })),
  }
}
