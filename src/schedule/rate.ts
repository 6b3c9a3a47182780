import { Invalid } from '../errors.ts'

/** At most `count` hand-offs in `perMs` milliseconds. */
interface Rate {
  readonly count: number
  readonly perMs: number
}

const LENGTHS: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 }

/** Reads `50/s`, `600/m` or `10000/h`. */
export function parseRate(text: string): Rate {
  const [, digits, unit] = /^(\d{1,9}) *\/ *([smh])$/.exec(text.trim()) ?? []
  const count = Number(digits ?? 0)
  const perMs = LENGTHS[unit ?? '']
  if (perMs !== undefined && count > 0) return { count, perMs }
  throw new Invalid(`“${text}” is no rate; expected a whole number over s, m or h, such as 50/s, 600/m or 10000/h`)
}
