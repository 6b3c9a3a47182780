import { Invalid } from '../errors.ts'

/** Lengths in milliseconds; a day is 24 hours here. */
export const MINUTE = 60_000
export const HOUR = 60 * MINUTE
export const DAY = 24 * HOUR
/** Ten years: nothing in a plan lies farther from what it hangs on. */
export const FARTHEST = 3660 * DAY

const LENGTHS: Readonly<Record<string, number>> = { m: MINUTE, h: HOUR, d: DAY, w: 7 * DAY }

/** `6h`, `90m`, `2d` or `1w` in milliseconds; a day is 24 hours here. More than nothing, at most ten years. */
export function parseDuration(text: string): number {
  const [, count, unit] = /^(\d{1,9})([mhdw])$/.exec(text.trim()) ?? []
  const length = Number(count ?? 0) * (LENGTHS[unit ?? ''] ?? 0)
  if (length > 0 && length <= FARTHEST) return length
  throw new Invalid(
    `“${text}” is no duration; expected a whole number and m, h, d or w, such as 90m, 6h or 2d, up to ten years`,
  )
}
