import type { Picture } from './small-picture.ts'

/** Levels of 255: what rounding to steps of 17 and soft edges that fall otherwise come to. */
const SOFT = 34
/** So many places may differ by more than that: a curve that another processor rounds otherwise. */
const FEW = 8
/** None may differ by so much. */
const MUCH = 64

/** In words how one picture differs from the stored one, as people would see it; undefined where it does not. */
export function differenceOf(stored: Picture, drawn: Picture): string | undefined {
  if (stored.width !== drawn.width || stored.height !== drawn.height) {
    return `is ${drawn.width} × ${drawn.height}, stored is ${stored.width} × ${stored.height}`
  }
  const apart = Array.from({ length: stored.width * stored.height }, (_, at) => apartAt(stored, drawn, at))
  const beyond = apart.flatMap((by, at) => (by > SOFT ? [at] : []))
  const most = Math.max(0, ...beyond.map((at) => apart[at]!))
  if (beyond.length <= FEW && most <= MUCH) return undefined
  const rows = beyond.map((at) => Math.floor(at / stored.width))
  const place = `between ${percent(rows[0]!, stored.height)} and ${percent(rows.at(-1)! + 1, stored.height)} of its height`
  return `differs at ${beyond.length} of ${apart.length} places, by ${most} of 255 at most, ${place}`
}

/** By how much the channel that differs most differs. */
function apartAt(one: Picture, other: Picture, at: number): number {
  const channels = [0, 1, 2].map((channel) => Math.abs(one.colours[at * 3 + channel]! - other.colours[at * 3 + channel]!)) // prettier-ignore
  return Math.max(...channels)
}

function percent(row: number, of: number): string {
  return `${Math.round((row / of) * 100)} %`
}
