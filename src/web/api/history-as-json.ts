import type { LaunchHistory } from '../../plan/index.ts'

/** How the anchors of a campaign were moved, as other programs read it; instants in ISO 8601. */
export function historyAsJson(campaign: string, moves: LaunchHistory) {
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
