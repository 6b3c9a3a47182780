import type { Rows } from '../../../db/index.ts'
import {
  addVersion,
  clearMaterialAuthors,
  materialAuthors,
  type VersionFacts,
  versionRow,
  versionRows,
  withdrawVersions,
} from '../../../db/queries/material-versions.ts'
import { placementRows } from '../../../db/queries/placements.ts'
import { actorName, audit, type Ctx, requireRole } from '../../access/index.ts'
import { Conflict, NotAllowed } from '../../errors.ts'
import {
  canonicalJson,
  faultsAsItIs,
  planReissue,
  type PlannedMaterial,
  type Reissue,
  plannedMaterials,
  type PlannedMaterials,
  readFreeText,
  storedMaterials,
} from '../../plan/index.ts'
import type { Ports } from '../../ports.ts'
import { materialIn } from '../asked-material.ts'
import { checkMaterials } from '../checks/check-material.ts'
import type { DrawingPorts } from '../drawing.ts'
import { picturesOf } from '../pictures-of.ts'
import { drawVersion } from './draw-version.ts'
import { seenSnapshot, snapshotOf, type VersionSnapshot } from './snapshot.ts'
import { drawTracked } from './tracked-links.ts'
import type { VersionNamed } from './version-named.ts'

export interface PublishInput {
  readonly campaignId: string
  readonly materialId: string
  /** What is new in it, in a sentence or two. */
  readonly note: string
  /** When and by whom it is put up where an earlier version is; absent: as `planReissue` does. */
  readonly reissue?: Pick<Reissue, 'at' | 'owner'>
  /** What the approver saw, as `seenSnapshot` gave it; absent: whatever it is now. */
  readonly seen?: string
}

export interface Published {
  readonly number: number
  /** Versions that were in force until now. */
  readonly withdrawn: readonly number[]
  /** Activities that put it up where an earlier version is. */
  readonly reissues: readonly string[]
}

/**
 * Publishes a material exactly as it is now, as its next version: its checks are run where they were not, it is drawn in
 * every language and form, and what was drawn is kept for good. Versions before it are withdrawn, and activities put it up
 * where they are. Role approver, but nobody who changed it since its last version. Nothing is held while it is drawn.
 *
 * Throws `NotAllowed`, `NotFound`, `Invalid` for a note that is missing or too long and for what cannot be drawn, and
 * `Conflict` where checks fail, nothing changed since the version in force, or it is not what was seen.
 */
export async function publishMaterial(
  ctx: Ctx,
  ports: DrawingPorts & Pick<Ports, 'settings'>,
  input: PublishInput,
): Promise<Published> {
  requireRole(ctx.actor, 'approver')
  const { campaignId, materialId, seen } = input
  const note = readFreeText(input.note, { path: 'note', expected: 'what is new, in a sentence or two' })
  const snapshot = snapshotIn(await plannedMaterials(ctx, { campaignId }), materialId)
  const token = seenSnapshot(snapshot)
  if (seen !== undefined && seen !== token) throw changed(materialId, 'you opened it')
  const { last } = await lastBefore(ctx, ctx.db.rows, snapshot)
  await checkMaterials(ctx, ports, { campaignId, materialIds: [materialId] })
  const pictures = await picturesOf(ctx.db.rows, campaignId, snapshot.material)
  const pages = await drawTracked(ctx, ports.settings, snapshot, (tracked) =>
    drawVersion(ports, snapshot, last + 1, ctx.now, pictures, tracked),
  )
  return ctx.db.write(async (tx) => {
    const planned = await storedMaterials(tx, campaignId)
    if (seenSnapshot(snapshotIn(planned, materialId)) !== token) throw changed(materialId, 'it was drawn')
    const { authors, last: newest } = await lastBefore(ctx, tx, snapshot)
    if (newest !== last) throw changed(materialId, 'it was drawn')
    await refuseFaults(ctx, tx, campaignId, snapshot.material)
    const [by, at, number] = [actorName(ctx.actor), ctx.now.getTime(), last + 1]
    await addVersion(tx, { campaignId, materialId, number, snapshot, note, publishedBy: by, publishedAt: at }, pages)
    const reason = `version ${number} takes its place`
    const withdrawn = await withdrawVersions(tx, campaignId, materialId, { before: number }, { by, at, reason })
    const channels = await channelsOutdated(tx, { campaignId, materialId, number })
    const reissues = await planReissue(tx, ctx, { campaignId, materialId, version: number, channels, authors, ...input.reissue }) // prettier-ignore
    await clearMaterialAuthors(tx, campaignId, materialId)
    await audit(tx, ctx, 'material.publish', `${campaignId}/${materialId}`, withdrawn.length > 0 ? { withdrawn } : null, { version: number, note }) // prettier-ignore
    return { number, withdrawn, reissues }
  })
}

/** Kinds of places where another version is, or was until it was taken down. */
async function channelsOutdated(tx: Rows, { campaignId, materialId, number }: VersionNamed): Promise<string[]> {
  const placed = await placementRows(tx, campaignId, materialId)
  return [
    ...new Set(
      placed.filter(({ version, placedAt }) => placedAt !== null && version !== number).map(({ kind }) => kind),
    ),
  ]
}

function snapshotIn(planned: PlannedMaterials, materialId: string): VersionSnapshot {
  return snapshotOf(planned.campaign, materialIn(planned, materialId))
}

function changed(materialId: string, since: string): Conflict {
  return new Conflict(`${materialId} was changed since ${since}, so nothing was published: look at what it is now`)
}

/** The number of the newest version, 0 where there is none, and who changed it since. Throws where another may not be published now. */
async function lastBefore(
  ctx: Ctx,
  rows: Rows,
  { campaign, material }: VersionSnapshot,
): Promise<{ last: number; authors: readonly string[] }> {
  const authors = await materialAuthors(rows, campaign.id, material.id)
  const publisher = actorName(ctx.actor)
  if (authors.includes(publisher)) {
    throw new NotAllowed(`${publisher} is an author of ${material.id}; somebody else with the role approver has to publish it`) // prettier-ignore
  }
  const versions = await versionRows(rows, campaign.id, material.id)
  const inForce = versions.find((version) => version.withdrawnAt === null)
  if (inForce && (await isSame(rows, inForce, { campaign, material }))) {
    throw new Conflict(`nothing of ${material.id} changed since version ${inForce.number}, which is in force`)
  }
  return { last: versions[0]?.number ?? 0, authors }
}

async function isSame(rows: Rows, { number }: VersionFacts, now: VersionSnapshot): Promise<boolean> {
  const stored = await versionRow(rows, now.campaign.id, now.material.id, number)
  return canonicalJson(stored?.snapshot) === canonicalJson(now)
}

async function refuseFaults(ctx: Ctx, tx: Rows, campaignId: string, { id }: PlannedMaterial): Promise<void> {
  const faults = (await faultsAsItIs(tx, campaignId, ctx.now, 'is a fault'))(id)
  if (faults.length > 0) throw new Conflict(faults.join('; '))
}
