/** What a text stands for when it is compared. */
export type Kind = 'number' | 'date' | 'text'

const NUMBER = /^[ \t\n\r]*-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?[ \t\n\r]*$/
const DATE = /^\d{4}-\d\d-\d\d(?:[T ](\d\d):(\d\d)(?::(\d\d)(?:\.\d{3})?)?(?:Z|[+-](\d\d):(\d\d))?)?$/
const LAST_DAY_ENDS = Date.UTC(10_000, 0, 1)

/** A number is what JSON takes as one (so `007` is text); a date is `YYYY-MM-DD`, with or without a time and an offset. */
export function kindOf(text: string): Kind {
  if (NUMBER.test(text)) return 'number'
  return instantOfDate(text) === undefined ? 'text' : 'date'
}

/** Milliseconds since 1970 of an ISO date; without an offset it is taken as UTC. Nothing for any other text. */
export function instantOfDate(text: string): number | undefined {
  const parts = DATE.exec(text)
  if (parts === null) return undefined
  const [, hour = '0', minute = '0', second = '0', offsetHour = '0', offsetMinute = '0'] = parts
  if (+hour > 23 || +minute > 59 || +second > 59 || +offsetHour > 14 || +offsetMinute > 59) return undefined
  const midnight = Date.parse(`${text.slice(0, 10)}T00:00:00Z`)
  if (Number.isNaN(midnight) || new Date(midnight).toISOString().slice(0, 10) !== text.slice(0, 10)) return undefined
  const fraction = /\.(\d{3})/.exec(text)?.[1] ?? '0'
  const sign = /-\d\d:\d\d$/.test(text.slice(10)) ? -1 : 1
  const wall = midnight + ((+hour * 60 + +minute) * 60 + +second) * 1000 + +fraction
  const instant = wall - sign * (+offsetHour * 60 + +offsetMinute) * 60_000
  return instant < LAST_DAY_ENDS ? instant : undefined
}

/** Negative, zero or positive: as numbers or dates where both are, else by code points, which is how the database sorts text. */
export function compared(value: string, operand: string): number {
  const kind = kindOf(operand)
  if (kind !== 'text' && kind === kindOf(value)) {
    const [one, other] =
      kind === 'number' ? [Number(value), Number(operand)] : [instantOfDate(value)!, instantOfDate(operand)!]
    return one === other ? 0 : one < other ? -1 : 1
  }
  return comparedAsText(value, operand)
}

function comparedAsText(one: string, other: string): number {
  const length = Math.min(one.length, other.length)
  for (let i = 0; i < length; i++) {
    if (one.charCodeAt(i) === other.charCodeAt(i)) continue
    return orderOf(one.charCodeAt(i)) - orderOf(other.charCodeAt(i))
  }
  return one.length - other.length
}

/** UTF-16 puts characters beyond the first plane (surrogates) before U+E000; code points put them last. */
function orderOf(unit: number): number {
  return unit >= 0xd800 && unit <= 0xdfff ? unit + 0x10000 : unit
}
