import { Invalid, type Problem } from '../errors.ts'

/** An event of a calendar file as it stands there, its lines unfolded. `line` is that of its beginning, from 1. */
export interface WrittenEvent {
  readonly line: number
  /** With the line each begins on. */
  readonly lines: readonly WrittenLine[]
}

export interface WrittenLine {
  readonly line: number
  readonly text: string
}

/** Characters, and bytes where it is read from a file. */
export const LARGEST_CALENDAR = 1_000_000
const MOST_EVENTS = 1_000
const MOST_PROBLEMS = 20

/**
 * Takes a calendar file (iCalendar, RFC 5545) apart into its events. Throws `Invalid` with the lines of what is not as it must
 * be: something that is no calendar, a line that is no property, a part that does not end, too much of it.
 */
export function icsEvents(text: string): WrittenEvent[] {
  if (text.length > LARGEST_CALENDAR) {
    throw new Invalid(
      `the file is over ${LARGEST_CALENDAR / 1_000_000} MB; expected a calendar of holidays, which is far smaller`,
    )
  }
  const lines = unfolded(text)
  const [first] = lines
  if (first === undefined) throw new Invalid('the file is empty; expected a calendar file (.ics)')
  if (!isLine(first, 'BEGIN', 'VCALENDAR')) {
    throw new Invalid([
      wrong(first, `expected BEGIN:VCALENDAR, found ${quoted(first.text)}; choose a calendar file (.ics)`),
    ])
  }
  const faults = lines.flatMap(faultsOf).concat(faultsOfNesting(lines))
  if (faults.length > 0) {
    throw new Invalid(faults.toSorted((one, other) => one.line! - other.line!).slice(0, MOST_PROBLEMS))
  }
  const events = eventsAmong(lines)
  if (events.length <= MOST_EVENTS) return events
  throw new Invalid(`the file has ${events.length} events; expected a calendar of holidays, with up to ${MOST_EVENTS}`)
}

/** What is wrong at a line of the file. */
export function wrong({ line }: { readonly line: number }, message: string): Problem {
  return { path: '', line, message, severity: 'error' }
}

/** A line that begins with a space or a tab goes on the one before it (RFC 5545 3.1). */
function unfolded(text: string): WrittenLine[] {
  const lines: { line: number; text: string }[] = []
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/)
    .forEach((raw, index) => {
      const before = lines.at(-1)
      if (before !== undefined && /^[ \t]/.test(raw)) before.text += raw.slice(1)
      else if (raw.trim() !== '') lines.push({ line: index + 1, text: raw })
    })
  return lines
}

function faultsOf(one: WrittenLine): Problem[] {
  if (/^[A-Za-z0-9-]+[;:]/.test(one.text)) return []
  return [wrong(one, `expected a property such as DTSTART:20270101, found ${quoted(one.text)}`)]
}

function faultsOfNesting(lines: readonly WrittenLine[]): Problem[] {
  const open: { line: number; name: string }[] = []
  for (const one of lines) {
    const [, act, name = ''] = /^(BEGIN|END):\s*([\w-]+)\s*$/i.exec(one.text) ?? []
    if (act === undefined) {
      if (open.length === 0)
        return [wrong(one, `${quoted(one.text)} stands outside of BEGIN:VCALENDAR and END:VCALENDAR`)]
    } else if (act.toUpperCase() === 'BEGIN') {
      open.push({ line: one.line, name: name.toUpperCase() })
    } else if (open.pop()?.name !== name.toUpperCase()) {
      return [wrong(one, `END:${name} ends nothing that is open there`)]
    }
  }
  return open.slice(-1).map((one) => wrong(one, `BEGIN:${one.name} is never ended; the file seems to be cut off`))
}

function eventsAmong(lines: readonly WrittenLine[]): WrittenEvent[] {
  const events: WrittenEvent[] = []
  let begin: number | undefined
  lines.forEach((one, index) => {
    if (isLine(one, 'BEGIN', 'VEVENT')) begin = index
    if (!isLine(one, 'END', 'VEVENT') || begin === undefined) return
    events.push({ line: lines[begin]!.line, lines: lines.slice(begin, index + 1) })
    begin = undefined
  })
  return events
}

function isLine({ text }: WrittenLine, act: string, name: string): boolean {
  return text.toUpperCase().replaceAll(/\s/g, '') === `${act}:${name}`
}

function quoted(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`
}
