import { parseRate } from '../schedule/index.ts'

/** How many may be handed off now, and when the next ones may. Milliseconds. */
export interface Slots {
  readonly size: number
  /** The pause that a hand-off of `count` costs. */
  pauseFor(count: number): number
}

/** Room for what leaves late (connecting, a busy machine), so that no window of a second or a minute holds more than the rate. */
const MARGIN = 1.1

/** Twenty portions a second. Milliseconds. */
const PORTION = 50

/**
 * Cuts a channel's rate (`50/s`, `600/m`, `10000/h`) into small even portions, each what may go in `portion` milliseconds,
 * rather than letting a second's worth go at once. Without a rate a whole batch goes as soon as it can.
 */
export function slotsOf(rate: string | null, batchSize: number, portion = PORTION): Slots {
  if (rate === null) return { size: batchSize, pauseFor: () => 0 }
  const { count, perMs } = parseRate(rate)
  const perSecond = (count * 1000) / perMs
  const size = Math.max(1, Math.min(batchSize, Math.floor((perSecond * portion) / 1000)))
  return { size, pauseFor: (handedOff) => (MARGIN * handedOff * 1000) / perSecond }
}
