import { finishDone } from '../../db/queries/occurrences.ts'
import { activityLines } from '../../db/queries/plan-pages.ts'
import { versionRows } from '../../db/queries/material-versions.ts'
import { notePlaced } from '../../db/queries/placements.ts'
import type { Rows } from '../../db/index.ts'
import { actorName, audit, type Ctx, requireRole } from '../access/index.ts'
import { Conflict, Invalid, NotFound } from '../errors.ts'
import { type ActivityLine, activityLine, readFreeText, type StatusWord } from '../plan/index.ts'
import { versionToPutUp } from './version-to-put-up.ts'

export interface MarkDoneInput {
  readonly campaignId: string
  readonly activityId: string
  /** Which of its dates, from 1; absent: the first that is not over. */
  readonly ordinal?: number | undefined
  /** What shows that it was done, in a sentence. */
  readonly proof: string
}

/** A date on an offline channel that was done. */
export interface MarkedDone {
  readonly activity: string
  readonly ordinal: number
  readonly wall: string
  readonly zone: string
  readonly proof: string
  readonly material: string
  readonly version: number
  /** Ids of the placements that had something else before. */
  readonly placements: readonly string[]
}

const PROOF = { path: 'proof', expected: 'a sentence that says what shows that it was done', shortest: 3 }

/**
 * Notes that a person put up what an offline activity plans, with what shows it: that date is done, and all placements of the
 * material on its channel have the version. Role planner or operator.
 *
 * Throws `Invalid` for a proof that is none and for an activity that is sent, `NotFound`, and `Conflict`, saying what to do,
 * where it is not to do now or where no version is there to put up.
 */
export async function markDone(ctx: Ctx, input: MarkDoneInput): Promise<MarkedDone> {
  requireRole(ctx.actor, 'planner', 'operator')
  const proof = readFreeText(input.proof.replace(/\s+/g, ' '), PROOF)
  const { campaignId, activityId } = input
  return ctx.db.write(async (tx) => {
    const { line, putsUp } = await dateOf(tx, ctx, input)
    refuseUnlessToDo(line)
    const { material } = putsUp
    const { version, whyNone } = versionToPutUp(putsUp, await versionRows(tx, campaignId, material))
    if (version === null) throw new Conflict(whyNone)
    const at = ctx.now.getTime()
    const by = actorName(ctx.actor)
    const { ordinal, channel, wall, zone, status } = line
    const placed = await notePlaced(tx, campaignId, material, { kind: channel }, { version, by, at })
    const placements = placed.toSorted()
    await finishDone(tx, { campaignId, activityId, ordinal }, { proof, doneBy: by, at })
    const after = { ordinal, proof, material, version, placements }
    await audit(tx, ctx, 'activity.done', `${campaignId}/${activityId}`, { ordinal, status }, after)
    return { activity: activityId, ordinal, wall, zone, proof, material, version, placements }
  })
}

async function dateOf(
  tx: Rows,
  ctx: Ctx,
  { campaignId, activityId, ordinal }: MarkDoneInput,
): Promise<{ line: ActivityLine; putsUp: NonNullable<ActivityLine['putsUp']> }> {
  const lines = (await activityLines(tx, campaignId, activityId)).map((row) => activityLine(row, ctx.now.getTime()))
  const [first] = lines
  if (first === undefined)
    throw new NotFound(`there is no activity ${activityId} in ${campaignId}; plan show lists them`)
  if (first.putsUp === null) {
    throw new Invalid(`${activityId} is sent to an audience, so nobody marks it as done; pause or cancel it instead`)
  }
  const line =
    ordinal === undefined
      ? (lines.find(({ isOver }) => !isOver) ?? lines.at(-1)!)
      : lines.find((one) => one.ordinal === ordinal)
  if (line === undefined) throw new NotFound(`the activity ${activityId} of ${campaignId} has no date ${ordinal}`)
  return { line, putsUp: first.putsUp }
}

function refuseUnlessToDo({ activity, status, reason, done, approvalWords, ...line }: ActivityLine): void {
  if (status === 'to do') return
  const date = `${line.wall.replace('T', ' ')} ${line.zone}`
  const notApproved = `${activity} is not to be put up before it is approved (${approvalWords}); approve it first`
  const why: Readonly<Partial<Record<StatusWord, string>>> = {
    done: `${activity} of ${date} is done already, as ${done?.by} said: ${done?.proof}`,
    scheduled: `${activity} is planned for ${date}, which has not come yet; say so then, or change its date`,
    draft: notApproved,
    'in review': notApproved,
    paused: `${activity} is paused; resume it first`,
    postponed: `the launch is postponed, so ${activity} waits; move it, or reinstate it`,
    held: `${activity} is held: ${reason}`,
  }
  throw new Conflict(why[status] ?? `${activity} of ${date} is over (${status})`)
}
