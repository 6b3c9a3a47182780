import type { DueRow } from '../../db/queries/occurrences.ts'
import { heldByBlackout, waitsForFirst } from '../plan/index.ts'
import { type Blackout, formatInstant, parseLate } from '../schedule/index.ts'

/** What is to happen with an occurrence whose time has come. */
export type Standing =
  | { readonly kind: 'go' }
  /** It waits for a person, or until a moment. */
  | {
      readonly kind: 'hold'
      readonly reason: string
      readonly until?: number
      /** Only its server is down: the audience is frozen all the same, so that it has begun in time. */
      readonly isServerDown?: boolean
    }
  /** Its time is over and nothing of it was sent: a person decides. */
  | { readonly kind: 'missed'; readonly reason: string }
  /** Its latest time is over while some were still to go: they are skipped. */
  | { readonly kind: 'too-late' }
  | { readonly kind: 'ended' }

/** `ask` lets nothing go on by itself that stood still this long, and latestStart gives it as long to begin. Milliseconds. */
const STOOD_STILL = 3_600_000

const POSTPONED = 'postponed: the launch has no date for now; move it, or reinstate it'

/** Decides where a due occurrence stands at `now` (milliseconds). Pure: the same row and moment give the same answer. */
export function standingOf(row: DueRow, now: number): Standing {
  if (row.ended !== null) return { kind: 'ended' }
  if (row.postponedAt !== null) return { kind: 'hold', reason: POSTPONED }
  const late = lateness(row, now)
  if (late !== undefined) return late
  const held = heldByPlan(row, now)
  if (held !== undefined) return { kind: 'hold', ...held }
  if (row.downUntil !== null && row.downUntil > now) {
    return { kind: 'hold', reason: whyDown(row.downReason, row.downUntil), until: row.downUntil, isServerDown: true }
  }
  return stoodStill(row, now) ?? { kind: 'go' }
}

/** What of the plan itself keeps an occurrence back, whatever its date: a person has to act, or a moment to come. */
function heldByPlan(row: DueRow, now: number): { reason: string; until?: number } | undefined {
  const paused = whyPaused(row)
  if (paused !== undefined) return { reason: paused }
  if (row.approvedHash !== row.contentHash) return { reason: whyNotApproved(row) }
  if (row.mayFollow === 0) return { reason: waitsForFirst(row.notBeforeActivity, row.firstEnded === 1) }
  return blackoutOf(row, now)
}

export function whyPaused(row: Pick<DueRow, 'campaignPaused' | 'activityPaused'>): string | undefined {
  if (row.campaignPaused !== null) return 'paused: the campaign was paused by a person'
  return row.activityPaused === null ? undefined : 'paused: the activity was paused by a person'
}

/** A blackout that blocks, unless somebody allowed it by name; emergencies are exempt. */
export function blackoutOf(row: DueRow, now: number): { reason: string; until: number } | undefined {
  if (row.calendar === null || row.blackoutOverride !== null || row.purpose === 'emergency') return undefined
  const { blackouts = [] }: { blackouts?: Blackout[] } = JSON.parse(row.calendar)
  return heldByBlackout(blackouts, row.launchZone, now)
}

/** Begun means that its audience was frozen in time: quiet hours, a slow rate or a server that is down only delay the rest. */
function lateness(row: DueRow, now: number): Standing | undefined {
  if (row.sendLate !== 0 || row.latestAt === null) return undefined
  if (row.status === 'missed') return { kind: 'hold', reason: missedAdvice(row) }
  if (now <= row.latestAt) return undefined
  if (row.frozenAt === null) return { kind: 'missed', reason: `too late: ${whyLate(row)}` }
  return parseLate(row.late).kind === 'skip' ? { kind: 'too-late' } : undefined
}

/** A rest that nobody was sending for over an hour is late as well, and `ask` means that a person decides. */
export function stoodStill(row: DueRow, now: number): Standing | undefined {
  const asks = row.sendLate === 0 && row.latestAt !== null && parseLate(row.late).kind === 'ask'
  if (!asks || row.goesOnAt === null || now - row.goesOnAt <= STOOD_STILL) return undefined
  const reason = `stopped on the way: nothing was sending since ${formatInstant(row.goesOnAt)}; resume the activity to send the rest now, or cancel it`
  return { kind: 'hold', reason }
}

/** An audience is frozen in time although its server is down for the moment. */
export function mayFreeze(standing: Standing): boolean {
  return standing.kind === 'go' || (standing.kind === 'hold' && standing.isServerDown === true)
}

/** The latest moment for a single recipient: only `skip after …` sets one once sending has begun. */
export function latestForRecipients(row: DueRow): number | undefined {
  if (row.latestAt === null || row.sendLate !== 0) return undefined
  return parseLate(row.late).kind === 'skip' ? row.latestAt : undefined
}

export function whyDown(reason: string | null, until: number): string {
  return `server down: ${reason ?? 'not reached'}; next try at ${formatInstant(until)}`
}

function whyNotApproved(row: DueRow): string {
  return row.approvedHash === null
    ? 'not approved'
    : 'not approved: it was changed since it was approved, so the approval is void'
}

function whyLate(row: DueRow): string {
  const latest = formatInstant(row.latestAt!)
  return `it had to begin by ${latest} and ${whyNotBegun(row)} until then`
}

function whyNotBegun(row: DueRow): string {
  if (row.campaignPaused !== null || row.activityPaused !== null) return 'it was paused'
  if (row.approvedHash !== row.contentHash) return `it was ${whyNotApproved(row)}`
  if (row.mayFollow === 0) return `${row.notBeforeActivity} had not gone out`
  const blackout = blackoutOf(row, row.latestAt!)
  return blackout === undefined ? 'nothing was sending' : `it was held (${blackout.reason})`
}

function missedAdvice(row: DueRow): string {
  return `missed: it had to begin by ${formatInstant(row.latestAt ?? row.instant)}; resume the activity to send it now, or cancel it`
}
