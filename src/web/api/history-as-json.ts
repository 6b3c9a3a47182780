import type { launchHistory } from '../../plan/index.ts'

type Moves = Awaited<ReturnType<typeof launchHistory>>

/** How the anchors of a campaign were moved, as other programs read it; instants in ISO 8601. */
export function historyAsJson(campaign: string, moves: Moves) {
  return {
    campaign,
    moves: moves.map(({ anchor, kind, fromWall, fromZone, toWall, toZone, reason, actor, at }) => ({
      anchor,
      kind,
      from: { wall: fromWall, zone: fromZone },
      to: toWall === null || toZone === null ? null : { wall: toWall, zone: toZone },
      reason,
      actor,
      at: new Date(at).toISOString(),
    })),
  }
}
