import ical, { ICalCalendarMethod, ICalEventBusyStatus, ICalEventStatus, ICalEventTransparency } from 'ical-generator'

/** Something in a calendar. Instants in milliseconds. */
export interface CalendarEntry {
  /** The same for ever for the same thing, wherever its date moves. Letters, digits, dots, hyphens and one @. */
  readonly uid: string
  /** Only ever rises: calendars take an entry with a higher one for the newer. */
  readonly sequence: number
  /** When what it says was last changed, as far as that is known. */
  readonly changedAt: number
  readonly instant: number
  readonly summary: string
  readonly description: string
  /** Its page. */
  readonly url: string
  readonly status: 'confirmed' | 'tentative' | 'cancelled'
}

const STATUS = {
  confirmed: ICalEventStatus.CONFIRMED,
  tentative: ICalEventStatus.TENTATIVE,
  cancelled: ICalEventStatus.CANCELLED,
} as const

/** A moment has no length, and calendars draw what has none as a hairline or as a whole day. */
const SHOWN_FOR = 15 * 60_000

/** How often a calendar that subscribed is asked to look again, in seconds; many look less often. */
const LOOK_AGAIN = 60 * 60

/**
 * A calendar as text (iCalendar, RFC 5545; published as RFC 5546 3.2.1 has it), in UTF-8 with lines folded and ended by CRLF. The same
 * entries give the same bytes. Nobody is shown as busy by it.
 */
export function calendarText(calendar: {
  readonly name: string
  readonly url: string
  readonly entries: readonly CalendarEntry[]
}): string {
  const written = ical({
    prodId: { company: 'Fanfare', product: 'Campaign calendar', language: 'EN' },
    method: ICalCalendarMethod.PUBLISH,
    // The library escapes the texts of entries and not the name.
    name: onOneLine(calendar.name).replaceAll(/[\\;,]/g, '\\$&'),
    url: calendar.url,
    ttl: LOOK_AGAIN,
  })
  for (const { uid, sequence, changedAt, instant, summary, description, url, status } of calendar.entries) {
    written.createEvent({
      id: uid,
      sequence,
      stamp: new Date(changedAt),
      start: new Date(instant),
      end: new Date(instant + SHOWN_FOR),
      summary: onOneLine(summary),
      description: readable(description),
      url,
      status: STATUS[status],
      transparency: ICalEventTransparency.TRANSPARENT,
      busystatus: ICalEventBusyStatus.FREE,
    })
  }
  return written.toString()
}

function onOneLine(text: string): string {
  return readable(text).replaceAll(/\s+/g, ' ').trim()
}

/** Without what no calendar may hold: control characters (RFC 5545 3.3.11) and halves of characters. */
function readable(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')
    .replaceAll(/[^\P{Cc}\n\t]/gu, ' ')
}
