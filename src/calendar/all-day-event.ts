import ICAL from 'ical.js'
import type { Problem } from '../errors.ts'
import { wrong, type WrittenEvent } from './ics-events.ts'
import { DAY } from '../schedule/index.ts'

/** An event of whole days. Dates are `YYYY-MM-DD`. */
export interface AllDayEvent {
  readonly kind: 'all-day'
  readonly line: number
  readonly name: string
  readonly uid: string
  readonly first: string
  /** How many days it takes, from 1. */
  readonly days: number
  /** RFC 5545 rule parts as written; absent: it happens once. */
  readonly rule: string | undefined
  readonly exdates: readonly string[]
  readonly rdates: readonly string[]
  /** It takes the place of what its rule says for this day. */
  readonly insteadOf: string | undefined
}

/** What an event turned out to be. */
export type ReadEvent =
  | AllDayEvent
  | { readonly kind: 'timed'; readonly name: string }
  | { readonly kind: 'cancelled'; readonly name: string; readonly uid: string; readonly insteadOf: string | undefined }
  | { readonly kind: 'wrong'; readonly problem: Problem }

const LONGEST_NAME = 200
/** Days of one event. */
const LONGEST = 366

/** Reads one event: its dates where it takes whole days, and else what it is. Never throws. */
export function readEvent(event: WrittenEvent): ReadEvent {
  const fault = (message: string): ReadEvent => ({ kind: 'wrong', problem: wrong(event, message) })
  try {
    const component = new ICAL.Component(ICAL.parse(event.lines.map(({ text }) => text).join('\r\n')))
    const name = textOf(component, 'summary').trim().slice(0, LONGEST_NAME) || 'no name'
    if (textOf(component, 'status').toUpperCase() === 'CANCELLED')
      return { kind: 'cancelled', name, ...placeOf(component) }
    const why = faultOf(component)
    if (why !== undefined) return fault(`the event “${name}” ${why}`)
    const [start] = datesOf(component, 'dtstart')
    return start!.isDate ? allDayEvent(event, component, name, start!.day) : { kind: 'timed', name }
  } catch (error) {
    return fault(`the event cannot be read: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function faultOf(component: ICAL.Component): string | undefined {
  const [start, ...others] = datesOf(component, 'dtstart')
  if (start === undefined) return 'has no DTSTART; expected one such as DTSTART;VALUE=DATE:20270101'
  if (others.length > 0) return 'has more than one DTSTART'
  if (!start.isDate) return undefined
  const dates = DATED.flatMap((property) => datesOf(component, property))
  const unreal = dates.find(({ isDate, day }) => isDate && !isDay(day))
  if (unreal) return `has the date ${unreal.day.replaceAll('-', '')}, which is none`
  if (component.getAllProperties('rrule').length > 1) return 'has more than one RRULE'
  const days = daysOf(component, start.day)
  if (!(days >= 1)) return 'ends before it begins'
  return days <= LONGEST ? undefined : `takes ${days} days; expected a holiday of up to ${LONGEST}`
}

const DATED = ['dtstart', 'dtend', 'exdate', 'rdate', 'recurrence-id'] as const

function allDayEvent(event: WrittenEvent, component: ICAL.Component, name: string, first: string): AllDayEvent {
  return {
    kind: 'all-day',
    line: event.line,
    name,
    first,
    days: daysOf(component, first),
    rule: ruleOf(event),
    exdates: daysIn(component, 'exdate'),
    rdates: daysIn(component, 'rdate'),
    ...placeOf(component),
  }
}

function placeOf(component: ICAL.Component) {
  return { uid: textOf(component, 'uid'), insteadOf: daysIn(component, 'recurrence-id')[0] }
}

interface ReadDate {
  /** Whole days; else there is a time of day with it. */
  readonly isDate: boolean
  readonly day: string
}

/** Some programs write a date without saying that it is one. */
function datesOf(component: ICAL.Component, property: string): ReadDate[] {
  return component.getAllProperties(property).flatMap((one) => {
    const [, , , ...values]: [string, unknown, string, ...unknown[]] = one.toJSON()
    return values.map((value) => {
      const [day = '', time] = String(value).split('T')
      return { isDate: time === undefined || /^:*$/.test(time), day }
    })
  })
}

function daysIn(component: ICAL.Component, property: string): string[] {
  return datesOf(component, property).map(({ day }) => day)
}

/** The end is the day after the last (RFC 5545 3.6.1); one that is the first day itself is a common slip and means that day. */
function daysOf(component: ICAL.Component, first: string): number {
  const [end] = datesOf(component, 'dtend')
  if (end !== undefined) return end.day === first ? 1 : (Date.parse(end.day) - Date.parse(first)) / DAY
  const duration = component.getFirstPropertyValue('duration')
  return duration instanceof ICAL.Duration ? Math.max(1, Math.ceil(duration.toSeconds() / (DAY / 1000))) : 1
}

function textOf(component: ICAL.Component, property: string): string {
  const value = component.getFirstPropertyValue(property)
  return typeof value === 'string' ? value : ''
}

/** As written: the library reads a rule into an object, and leaves out of it what it does not know. */
function ruleOf({ lines }: WrittenEvent): string | undefined {
  const line = lines.find(({ text }) => /^RRULE[;:]/i.test(text))
  return line?.text.slice(line.text.indexOf(':') + 1).trim()
}

function isDay(day: string): boolean {
  const instant = Date.parse(`${day}T00:00Z`)
  return /^\d{4}-\d\d-\d\d$/.test(day) && !Number.isNaN(instant) && new Date(instant).toISOString().startsWith(day)
}
