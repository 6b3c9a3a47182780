import ICAL from 'ical.js'

/** An event of a feed as another implementation reads it. */
export interface ParsedEvent {
  readonly uid: string
  readonly sequence: number
  readonly stamp: string
  readonly start: string
  readonly end: string
  readonly summary: string
  readonly description: string
  readonly url: string
  readonly status: string
  /** The names of all its properties, in order. */
  readonly properties: readonly string[]
}

/** Reads a feed with ical.js, which nobody here wrote. Instants in ISO 8601. */
export function parsedCalendar(text: string): { name: string; method: string; events: ParsedEvent[] } {
  const calendar = new ICAL.Component(ICAL.parse(text))
  const events = calendar.getAllSubcomponents('vevent').map((component): ParsedEvent => {
    const value = (name: string) => component.getFirstPropertyValue(name)
    const instant = (name: string) => (value(name) as ICAL.Time).toJSDate().toISOString()
    const words = (name: string) => String(value(name))
    return {
      uid: words('uid'),
      sequence: Number(value('sequence')),
      stamp: instant('dtstamp'),
      start: instant('dtstart'),
      end: instant('dtend'),
      summary: words('summary'),
      description: words('description'),
      url: words('url'),
      status: words('status'),
      properties: component.getAllProperties().map(({ name }) => name),
    }
  })
  const words = (name: string) => String(calendar.getFirstPropertyValue(name))
  // NAME is younger (RFC 7986) than what this reader knows, so it leaves its text escaped.
  const name = words('name').replaceAll(/\\([\\;,])/g, '$1')
  return { name, method: words('method'), events }
}
