/** Something long under way: how much of it is done, and of that by work and not by finding it done. */
export interface Progress {
  readonly done: number
  readonly worked: number
  readonly total: number
  /** Other counts, such as `3 failed`. */
  readonly more: readonly string[]
}

/** Where progress is shown. */
export interface ProgressStream {
  readonly isTTY?: boolean
  write(text: string): unknown
}

/** A terminal is shown a new state so often; elsewhere there is a line per hundred. Milliseconds. */
const BETWEEN = 200
const PER_LINE = 100

/** Shows progress on a terminal in one line that changes, and elsewhere in lines. `now` tells milliseconds. */
export function progressLine(stream: ProgressStream, now: () => number): { show(at: Progress): void; end(): void } {
  const begun = now()
  let shown = Number.NEGATIVE_INFINITY
  let isOpen = false
  return {
    show(at) {
      const time = now()
      const isLast = at.done === at.total
      if (!stream.isTTY) {
        if (at.done % PER_LINE === 0 || isLast) stream.write(`${progressInWords(at, time - begun)}\n`)
        return
      }
      if (time - shown < BETWEEN && !isLast) return
      shown = time
      isOpen = true
      stream.write(`\r\u001B[K${progressInWords(at, time - begun)}`)
    },
    end() {
      if (isOpen) stream.write('\n')
      isOpen = false
    },
  }
}

/** @example progressInWords({ done: 300, worked: 300, total: 7500, more: [] }, 20_000) // '300 of 7,500 · 15.0 a second · 8 min left' */
export function progressInWords({ done, worked, total, more }: Progress, milliseconds: number): string {
  const number = new Intl.NumberFormat('en')
  const counts = [`${number.format(done)} of ${number.format(total)}`, ...more]
  if (worked === 0 || milliseconds <= 0) return counts.join(' · ')
  const rate = (worked / milliseconds) * 1000
  const rest = done < total ? [`${timeLeft((total - done) / rate)} left`] : []
  return [...counts, `${rate.toFixed(1)} a second`, ...rest].join(' · ')
}

function timeLeft(seconds: number): string {
  return seconds < 90 ? `${Math.ceil(seconds)} s` : `${Math.ceil(seconds / 60)} min`
}
