import { keptDateFormat } from './kept-formats.ts'

/** Welsh as Unicode's data has it. Workers do without most of that data, and would write these in English. */
const months = {
  long: 'Ionawr Chwefror Mawrth Ebrill Mai Mehefin Gorffennaf Awst Medi Hydref Tachwedd Rhagfyr'.split(' '),
  short: 'Ion Chwef Maw Ebr Mai Meh Gorff Awst Medi Hyd Tach Rhag'.split(' '),
}
const days = 'Dydd Sul,Dydd Llun,Dydd Mawrth,Dydd Mercher,Dydd Iau,Dydd Gwener,Dydd Sadwrn'.split(',')

export function isWelsh(language: string): boolean {
  return /^cy(?:-|$)/i.test(language)
}

/** The names of a month, from 1: alone and short. */
export function welshMonths(month: number): readonly string[] {
  return [months.long[month - 1] ?? '', months.short[month - 1] ?? '']
}

interface WelshDateOptions {
  readonly timeZone: string
  readonly dateStyle?: 'short' | 'medium' | 'long' | 'full'
  readonly timeStyle?: 'short' | 'medium' | 'long' | 'full'
  readonly weekday?: 'long'
}

/** A date in the styles of `Intl.DateTimeFormat`, or its weekday alone. The zone is told as in British English. */
export function welshDate(date: Date, { timeZone, dateStyle, timeStyle, weekday }: WelshDateOptions): string {
  const parts = partsIn(date, timeZone)
  const day = days[parts.weekday] ?? ''
  if (weekday) return day
  const time = timeStyle && timeIn(parts, timeStyle)
  if (!dateStyle) return time ?? ''
  const { month } = parts
  const number = `${parts.day} ${(dateStyle === 'medium' ? months.short : months.long)[month - 1]} ${parts.year}`
  const numbers = [parts.day, month, parts.year % 100].map((part) => `${part}`.padStart(2, '0')).join('/')
  const written = { short: numbers, medium: number, long: number, full: `${day}, ${number}` }[dateStyle]
  if (time === undefined) return written
  return written + (dateStyle === 'long' || dateStyle === 'full' ? ' am ' : ', ') + time
}

type Parts = ReturnType<typeof partsIn>

function timeIn({ time, zone }: Parts, style: NonNullable<WelshDateOptions['timeStyle']>): string {
  if (style === 'short') return time.slice(0, 5)
  return style === 'medium' ? time : `${time} ${zone}`
}

function partsIn(date: Date, timeZone: string) {
  const format = keptDateFormat('en-GB', {
    timeZone,
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    hourCycle: 'h23',
  })
  const parts = Object.fromEntries(format.formatToParts(date).map(({ type, value }) => [type, value]))
  return {
    year: Number(parts['year']),
    month: Number(parts['month']),
    day: Number(parts['day']),
    weekday: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'].indexOf(parts['weekday'] ?? ''),
    time: `${parts['hour']}:${parts['minute']}:${parts['second']}`,
    zone: parts['timeZoneName'] ?? '',
  }
}

/** “a, b, a(c) c” and “a, b neu c”. */
export function welshList(items: readonly string[], type: 'conjunction' | 'disjunction'): string {
  const last = items.at(-1) ?? ''
  const others = items.slice(0, -1)
  if (others.length === 0) return last
  if (type === 'disjunction') return `${others.join(', ')} neu ${last}`
  return others.length === 1 ? `${others[0]} a(c) ${last}` : `${others.join(', ')}, a(c) ${last}`
}
