import type { Rows } from '../../../db/index.ts'
import { versionRows } from '../../../db/queries/material-versions.ts'
import { materialVisitCounts } from '../../../db/queries/material-links.ts'
import { notePlaced, type PlacementFacts, placementRows, removePlacement, savePlacements } from '../../../db/queries/placements.ts' // prettier-ignore
import { actorName, audit, type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { Conflict, Invalid, NotFound, type Problem } from '../../errors.ts'
import { plannedMaterials } from '../../plan/index.ts'
import { materialIn } from '../asked-material.ts'
import { type PlacementFields, readPlacement } from './read-placement.ts'
import { versionNamed } from './version-named.ts'

/** Where a material hangs, lies or stands, and in which version. */
export interface Placement extends PlacementFacts {
  /** What is there now; absent: nothing. The instant is in milliseconds. */
  readonly shows?: { readonly version: number; readonly at: number; readonly by: string }
  /** Where what was there was taken down: when and by whom. */
  readonly takenDown?: { readonly at: number; readonly by: string }
  /** People that its own code led on; programs do not count. */
  readonly visits: number
}

export interface MaterialNamed {
  readonly campaignId: string
  readonly materialId: string
}

/** The placements of a material, by kind and name. For every role. */
export async function placementsOf(ctx: Ctx, { campaignId, materialId }: MaterialNamed): Promise<Placement[]> {
  requireRole(ctx.actor, ...ROLES)
  const visits = await materialVisitCounts(ctx.db.rows, campaignId, materialId)
  const rows = await placementRows(ctx.db.rows, campaignId, materialId)
  return rows.map(({ version, placedAt, placedBy, ...facts }) => {
    const counted = visits.filter(({ placementId }) => placementId === facts.id)
    const sum = counted.reduce((total, one) => total + one.visits, 0)
    const noted = { at: placedAt ?? 0, by: placedBy ?? '' }
    const now = version !== null ? { shows: { version, ...noted } } : placedAt !== null ? { takenDown: noted } : {}
    return { ...facts, visits: sum, ...now }
  })
}

/**
 * Writes placements down, new ones and those that are there under their ids. Role planner. Throws `NotFound`, and `Invalid`
 * with the fields that are wrong, as `INDEX.field` where there are several.
 */
export async function keepPlacements(
  ctx: Ctx,
  named: MaterialNamed,
  typed: readonly PlacementFields[],
): Promise<{ added: string[]; changed: string[] }> {
  requireRole(ctx.actor, 'planner')
  const { campaign } = await plannedMaterials(ctx, named)
  materialIn({ campaign }, named.materialId)
  const { campaignId, materialId } = named
  return ctx.db.write(async (tx) => {
    const before = await placementRows(tx, campaignId, materialId)
    const saved = readAll(typed, campaign.languages, new Set(before.map(({ id }) => id)))
    const changed = saved.filter(({ id }) => before.some((one) => one.id === id))
    const added = saved.filter((one) => !changed.includes(one))
    await savePlacements(tx, campaignId, materialId, saved)
    const old = before.filter(({ id }) => saved.some((one) => one.id === id))
    await audit(tx, ctx, 'material.place', `${campaignId}/${materialId}`, old.length > 0 ? old : null, saved)
    return { added: added.map(({ id }) => id), changed: changed.map(({ id }) => id) }
  })
}

/** Every field that is wrong in any of them is told at once. */
function readAll(
  typed: readonly PlacementFields[],
  languages: readonly string[],
  taken: Set<string>,
): PlacementFacts[] {
  const problems: Problem[] = []
  const read = typed.flatMap((fields, index) => {
    try {
      return [readPlacement(fields, languages, taken, typed.length > 1 ? `${index}.` : '')]
    } catch (error) {
      if (!(error instanceof Invalid)) throw error
      problems.push(...error.problems)
      return []
    }
  })
  if (problems.length > 0) throw new Invalid(problems)
  const twice = read.find(({ id }, index) => read.findIndex((one) => one.id === id) < index)
  if (twice === undefined) return read
  const path = `${read.indexOf(twice)}.id`
  throw new Invalid([{ path, message: `“${twice.id}” names two places; expected each id once`, severity: 'error' }])
}

/** Takes a placement out of the list; visits by its code stay counted for the material. Role planner. Throws `NotFound`. */
export async function leavePlacement(
  ctx: Ctx,
  { placementId, ...named }: MaterialNamed & { readonly placementId: string },
): Promise<void> {
  requireRole(ctx.actor, 'planner')
  await ctx.db.write(async (tx) => {
    const before = await placementNamed(tx, named, placementId)
    await removePlacement(tx, named.campaignId, named.materialId, placementId)
    await audit(tx, ctx, 'material.leave-placement', `${named.campaignId}/${named.materialId}`, before, null)
  })
}

interface PlacedInput {
  readonly placementId: string
  readonly version: number | null
  readonly seen?: number | undefined
}

/**
 * Notes which version a placement shows now; `null`: what was there was taken down. What is noted already stays as it is.
 * `seen` is what it showed to whoever says so. Roles planner and operator. Throws `NotFound`, and `Conflict` where it shows
 * another by now, or for a version that was withdrawn: it is not to be put up.
 */
export async function markPlaced(
  ctx: Ctx,
  { placementId, version, seen, ...named }: MaterialNamed & PlacedInput,
): Promise<void> {
  requireRole(ctx.actor, 'planner', 'operator')
  const { campaignId, materialId } = named
  await ctx.db.write(async (tx) => {
    const before = await placementNamed(tx, named, placementId)
    if (seen !== undefined && before.version !== seen && before.version !== version) {
      throw new Conflict(
        `${before.name} shows ${before.version === null ? 'nothing' : `version ${before.version}`} by now; look at it anew`,
      )
    }
    if (version !== null) {
      const { withdrawnAt } = versionNamed(await versionRows(tx, campaignId, materialId), { materialId, number: version }) // prettier-ignore
      if (withdrawnAt !== null) {
        throw new Conflict(`version ${version} of ${materialId} was withdrawn; put up the one in force`)
      }
    }
    const placed = { version, at: ctx.now.getTime(), by: actorName(ctx.actor) }
    const changed = await notePlaced(tx, campaignId, materialId, { id: placementId }, placed)
    if (changed.length === 0) return
    const action = version === null ? 'material.take-down' : 'material.placed'
    const old = { placement: placementId, version: before.version }
    await audit(tx, ctx, action, `${campaignId}/${materialId}`, old, { version })
  })
}

/** A placement as it is written down. Throws `NotFound`. */
export async function placementNamed(rows: Rows, { campaignId, materialId }: MaterialNamed, placementId: string) {
  const found = (await placementRows(rows, campaignId, materialId)).find(({ id }) => id === placementId)
  if (found !== undefined) return found
  throw new NotFound(`${materialId} has no placement ${placementId}; it may have been taken out of the list`)
}
