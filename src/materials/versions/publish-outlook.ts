import { materialAuthors } from '../../../db/queries/material-versions.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { type MaterialStanding, materialStandings, namingEarlier, plannedMaterials } from '../../plan/index.ts'
import { materialIn } from '../asked-material.ts'
import { compareVersions, type VersionChange } from './compare-versions.ts'
import { type MaterialNamed, type Placement, placementsOf } from './placements.ts'
import { inForce, type PublishedVersion, publishedVersions, snapshotStored } from './published-versions.ts'
import { seenSnapshot, snapshotOf } from './snapshot.ts'

/** What publishing a material now would bring about. */
export interface PublishOutlook {
  /** The number it would have. */
  readonly number: number
  /** What is looked at, as a token. */
  readonly seen: string
  /** The version in force, which it would take the place of. */
  readonly inForce?: PublishedVersion
  /** What is another than in that version, or in the newest where none is in force; nothing where there is none at all. */
  readonly changes: readonly VersionChange[]
  /** Who changed it since its last version: none of them may publish it. */
  readonly authors: readonly string[]
  /** How it stands with its checks, in each language. */
  readonly standings: readonly MaterialStanding[]
  /** Placements that show a version before it. */
  readonly outdated: readonly Placement[]
  /** Activities that are to put an earlier version up, and get this one. */
  readonly ahead: readonly string[]
}

/** For every role. Throws `NotFound`. */
export async function publishOutlook(ctx: Ctx, named: MaterialNamed): Promise<PublishOutlook> {
  requireRole(ctx.actor, ...ROLES)
  const { campaignId, materialId } = named
  const { campaign } = await plannedMaterials(ctx, named)
  const snapshot = snapshotOf(campaign, materialIn({ campaign }, materialId))
  const versions = await publishedVersions(ctx, named)
  const holds = inForce(versions)
  const [newest] = versions
  const last = holds ?? newest
  const before = last && (await snapshotStored(ctx.db.rows, { ...named, number: last.number }))
  return {
    number: (newest?.number ?? 0) + 1,
    seen: seenSnapshot(snapshot),
    ...(holds && { inForce: holds }),
    changes: before ? compareVersions(before, snapshot) : [],
    authors: await materialAuthors(ctx.db.rows, campaignId, materialId),
    standings: (await materialStandings(ctx, named)).filter(({ material }) => material === materialId),
    ahead: await namingEarlier(ctx, named),
    outdated: (await placementsOf(ctx, named)).filter(
      ({ shows, takenDown }) => shows !== undefined || takenDown !== undefined,
    ),
  }
}
