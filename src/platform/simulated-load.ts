const MINUTE = 60_000
const HOUR = 60 * MINUTE

/** How many mails were handed over in the busiest minute, and which that was. */
export interface Peak {
  /** The beginning of the minute; absent where nothing was handed over. Milliseconds. */
  readonly instant: number | undefined
  readonly perMinute: number
}

/** One hour in which mails were handed over. */
export interface HourOfLoad {
  /** Its beginning. Milliseconds. */
  readonly hour: number
  readonly handedOver: number
  readonly busiestMinute: number
}

/** Counts hand-overs by the minute of a clock in UTC. */
export interface LoadMeter {
  /** So many mails went evenly from one moment until another. Milliseconds. */
  count(mails: number, from: number, until: number): void
  peak(): Peak
  hours(): HourOfLoad[]
}

export function loadMeter(): LoadMeter {
  const minutes = new Map<number, number>()
  return {
    count(mails, from, until) {
      const perMail = (until - from) / mails
      for (let counted = 0, minute = Math.floor(from / MINUTE); counted < mails; minute++) {
        // The mail number n goes at from + n × perMail; those before the minute's end belong to it.
        const before = perMail > 0 ? Math.min(mails, Math.ceil(((minute + 1) * MINUTE - from) / perMail)) : mails
        if (before > counted) minutes.set(minute, (minutes.get(minute) ?? 0) + before - counted)
        counted = before
      }
    },
    peak() {
      let peak: Peak = { instant: undefined, perMinute: 0 }
      for (const [minute, mails] of inOrder(minutes)) {
        if (mails > peak.perMinute) peak = { instant: minute * MINUTE, perMinute: mails }
      }
      return peak
    },
    hours() {
      const byHour = Map.groupBy(inOrder(minutes), ([minute]) => Math.floor((minute * MINUTE) / HOUR))
      return [...byHour].map(([hour, its]) => {
        const loads = its.map(([, mails]) => mails)
        return {
          hour: hour * HOUR,
          handedOver: loads.reduce((sum, mails) => sum + mails, 0),
          busiestMinute: Math.max(...loads),
        }
      })
    },
  }
}

function inOrder(minutes: ReadonlyMap<number, number>): [number, number][] {
  return [...minutes].sort(([one], [other]) => one - other)
}
