import { sql } from 'drizzle-orm'
import type { Database } from '../../db/index.ts'
import type { Mail } from '../../src/ports.ts'
import { type Anchor, dateOf, instantOf, parseLate, parseWhen } from '../../src/schedule/index.ts'
import type { SimulatedClock } from '../../src/platform/simulated-clock.ts'
import { expectBalanced } from '../support/ledger.ts'
import { launchBefore, type SimulatedActivity, type SimulatedCampaign } from './simulated-campaigns.ts'

/** A promise of the product that was broken. */
export class Broken extends Error {}

/**
 * What people have done, as they did it and not as the database has it, and since when (milliseconds). Keys are a campaign,
 * `campaign/activity`, a contact's number, or `number/campaign`.
 */
export interface Done {
  readonly paused: Map<string, number>
  readonly ended: Map<string, number>
  /** Activities that are not approved as they are now. */
  readonly unapproved: Map<string, number>
  /** As what an activity was last approved: how often it had been edited, and the launch that it says. */
  readonly approvedAs: Map<string, string>
  readonly unsubscribed: Map<string, number>
  readonly erased: Map<number, number>
  /** Campaigns whose launch has no date. */
  readonly postponed: Map<string, number>
  /** Overdue activities that a person let go all the same. */
  readonly sentLate: Set<string>
}

export interface WhatHolds {
  readonly done: Done
  /** How many hand-overs were looked at. */
  readonly seen: { handedOver: number; accepted: number }
  /** Looks at a batch in the moment at which it is handed over. */
  handedOver(mails: readonly Mail[]): Promise<void>
  /** The provider took this mail, whether or not it told. */
  accepted(mail: Mail): void
  /** Looks at everything between two steps. */
  atRest(): Promise<void>
}

interface HandedOver {
  id: number
  occurrenceId: number
  contactId: number
  channel: string
  campaign: string
  activity: string
  instant: number
  latestAt: number | null
  late: string
  purpose: string
  zone: string
  timezone: string | null
}

/**
 * The promises of the product that can be held against a simulated world: at most one accepted hand-off, the ledger equation,
 * and nothing handed over that must not be. Written from what was promised and not from how it is kept.
 */
export function whatHolds(db: Database, clock: SimulatedClock, campaigns: readonly SimulatedCampaign[]): WhatHolds {
  const done: Done = {
    paused: new Map(),
    ended: new Map(),
    unapproved: new Map(),
    approvedAs: new Map(),
    unsubscribed: new Map(),
    erased: new Map(),
    postponed: new Map(),
    sentLate: new Set(),
  }
  const seen = { handedOver: 0, accepted: 0 }
  const whose = new Map<number, HandedOver & { at: number }>()
  const taken = new Set<string>()
  const received = new Map<number, number[]>()

  function check(row: HandedOver, mail: Mail, now: number): void {
    const { campaign, activity, contactId } = row
    const name = `${campaign}/${activity} to contact ${contactId} at ${new Date(now).toISOString()}`
    const must = (holds: boolean, what: string) => {
      if (!holds) throw new Broken(`${name}: ${what}`)
    }
    // What began at this very moment may have begun after the batch was taken; what began before it may not.
    const isSince = (since: number | undefined) => since !== undefined && since < now
    const plan = campaigns.find(({ id }) => id === campaign)!
    must(!isSince(done.paused.get(campaign)) && !isSince(done.paused.get(`${campaign}/${activity}`)), 'is paused')
    must(!isSince(done.ended.get(campaign)) && !isSince(done.ended.get(`${campaign}/${activity}`)), 'was cancelled')
    must(!isSince(done.unapproved.get(`${campaign}/${activity}`)), 'is not approved as it is')
    must(!isSince(done.unsubscribed.get(String(contactId))), 'unsubscribed from everything')
    must(!isSince(done.unsubscribed.get(`${contactId}/${campaign}`)), 'unsubscribed')
    must(!isSince(done.erased.get(contactId)), 'was erased')
    must(!isSince(done.postponed.get(campaign)), 'has a launch without a date')
    const planned = plan.activities.find(({ id }) => id === activity)!
    const launches = [launchBefore(plan, now), plan.launches.at(-1)!.wall]
    const moments = launches.map((launch) => momentOf(planned, { wall: launch, zone: plan.zone }, row.timezone))
    must(row.instant <= now || planned.clock === 'recipient', 'is before its date')
    must(Math.min(...moments) <= now, 'is before its time')
    const says = launches.some((launch) => mail.text.includes(DAY.format(Date.parse(`${launch}Z`))))
    must(!planned.saysLaunch || mail.language !== 'en' || says, `says another launch than ${launches.join(' or ')}`)
    const day = dayIn(plan.zone, now)
    const isBlackedOut = plan.blackout !== undefined && day >= plan.blackout.from && day <= plan.blackout.to
    must(!isBlackedOut || planned.purpose === 'emergency', 'is in a blackout')
    const lately = (received.get(contactId) ?? []).filter((at) => at > now - CAP_LOOKS_BACK).length
    must(plan.cap === undefined || planned.purpose === 'emergency' || lately < plan.cap, 'is over the cap')
    const isOver = row.latestAt !== null && row.latestAt < now && parseLate(row.late).kind === 'skip'
    must(!isOver || done.sentLate.has(`${campaign}/${activity}`), 'is later than its latest time')
    const { quietHours } = plan
    const isQuiet =
      quietHours !== undefined && row.purpose !== 'emergency' && isWithin(quietHours, now, row.timezone ?? row.zone)
    must(!isQuiet, 'is in quiet hours where they are')
  }

  return {
    done,
    seen,
    async handedOver(mails) {
      const now = clock.now().getTime()
      const deliveries = mails.map(deliveryOf)
      const rows = await db.rows
        .all<HandedOver>(sql`SELECT d.id, d.occurrence_id AS occurrenceId, d.contact_id AS contactId,
          d.channel, o.campaign_id AS campaign, o.activity_id AS activity, o.instant, o.latest_at AS latestAt, a.late, m.purpose,
          o.zone, c.timezone
        FROM json_each(${JSON.stringify(deliveries)}) j JOIN deliveries d ON d.id = j.value
          JOIN occurrences o ON o.id = d.occurrence_id
          JOIN activities a ON a.campaign_id = o.campaign_id AND a.id = o.activity_id
          JOIN messages m ON m.campaign_id = o.campaign_id AND m.id = a.message_id JOIN contacts c ON c.id = d.contact_id`)
      if (rows.length !== deliveries.length) throw new Broken('a mail was handed over that is not in the ledger')
      for (const row of rows) {
        seen.handedOver++
        whose.set(row.id, { ...row, at: now })
        check(row, mails[deliveries.indexOf(row.id)]!, now)
      }
    },
    accepted(mail) {
      const { occurrenceId, contactId, channel, at } = whose.get(deliveryOf(mail))!
      const key = `${occurrenceId} to ${contactId} by ${channel}`
      received.set(contactId, [...(received.get(contactId) ?? []), at])
      if (taken.has(key)) throw new Broken(`accepted twice: occurrence ${key}`)
      taken.add(key)
      seen.accepted++
    },
    atRest: () => expectBalanced(db),
  }
}

/** The delivery that a mail is of stands first in its id. */
function deliveryOf({ messageId }: Mail): number {
  return Number(messageId.split('.')[0])
}

/** When an activity may go to somebody under a launch. */
function momentOf({ when, clock }: SimulatedActivity, launch: Anchor, timezone: string | null): number {
  const { wall, instant } = dateOf(parseWhen(when), { launch }, launch.zone)
  return clock === 'recipient' ? instantOf(wall, timezone ?? launch.zone) : instant
}

const CAP_LOOKS_BACK = 7 * 86_400_000

const DAY = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' })

/** The date in a zone as `YYYY-MM-DD`, as Swedes write it. */
function dayIn(zone: string, instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short' }).format(instant)
}

/** Whether the clock in a zone shows a time of day from `from` until before `to`, over midnight; asked of another library than the product's. */
function isWithin({ from, to }: { from: string; to: string }, instant: number, zone: string): boolean {
  const time = clockIn(zone).format(instant)
  return from < to ? time >= from && time < to : time >= from || time < to
}

const clocks = new Map<string, Intl.DateTimeFormat>()

function clockIn(zone: string): Intl.DateTimeFormat {
  const known =
    clocks.get(zone) ??
    new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  clocks.set(zone, known)
  return known
}
