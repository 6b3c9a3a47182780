import { versionRows, withdrawVersions } from '../../../db/queries/material-versions.ts'
import { actorName, audit, type Ctx, requireRole } from '../../access/index.ts'
import { Conflict } from '../../errors.ts'
import { readFreeText } from '../../plan/index.ts'
import { type VersionNamed, versionNamed } from './version-named.ts'

/**
 * Withdraws a version without another in its place, for what turns out to be wrong: its page says so from then on. It cannot
 * be taken back; what is right is published anew. Roles planner and approver. Throws `NotFound`, `Invalid` without a reason,
 * and `Conflict` where it was withdrawn already.
 */
export async function withdrawVersion(ctx: Ctx, input: VersionNamed & { readonly reason: string }): Promise<void> {
  requireRole(ctx.actor, 'planner', 'approver')
  const { campaignId, materialId, number } = input
  const reason = readFreeText(input.reason, { path: 'reason', expected: 'in a sentence why it is withdrawn' })
  await ctx.db.write(async (tx) => {
    const version = versionNamed(await versionRows(tx, campaignId, materialId), input)
    if (version.withdrawnAt !== null) throw new Conflict(`version ${number} of ${materialId} was withdrawn already`)
    const withdrawal = { by: actorName(ctx.actor), at: ctx.now.getTime(), reason }
    await withdrawVersions(tx, campaignId, materialId, { number }, withdrawal)
    await audit(tx, ctx, 'material.withdraw', `${campaignId}/${materialId}`, { version: number }, { reason })
  })
}
