import { type AllowedTimes, instantOf, isZone, type Late, nextAllowed } from '../schedule/index.ts'

/** What a recipient is asked at the moment of hand-over. */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'defer'; readonly until: number; readonly reason: string }

export interface HandOverRules {
  readonly now: number
  /** The zone of people whose own is not known. */
  readonly fallbackZone: string
  /** Absent for emergencies and for campaigns where nothing is quiet. */
  readonly allowed: AllowedTimes | undefined
  /** Nobody is written to after this moment. */
  readonly latest: number | undefined
  /** Where each recipient's own clock counts: the wall time it has to show, and what becomes of those who are late. */
  readonly byRecipient?: { readonly wall: string; readonly late: Late } | undefined
  /** How many messages a person gets at most in the time looked back on; absent: no cap. */
  readonly cap?: number | undefined
}

/** What the ledger knows of a recipient at this moment. */
export interface AskedRecipient {
  /** Why they may not be written to (suppressed, no consent, …), if so. */
  readonly why: string | null
  readonly timezone: string | null
  /** Messages handed over to them in the time that the cap looks back on. */
  readonly recent: number
}

/** Decides for one recipient whether they are written to now, later or not at all. */
export function verdict(recipient: AskedRecipient, rules: HandOverRules): Verdict {
  if (recipient.why !== null) return { kind: 'skip', reason: recipient.why }
  const zone = zoneOf(recipient.timezone, rules.fallbackZone)
  const { byRecipient } = rules
  const own = byRecipient === undefined ? undefined : instantOf(byRecipient.wall, zone)
  const latest = latestFor(rules, own)
  if (latest !== undefined && rules.now > latest) return { kind: 'skip', reason: 'too-late' }
  if (own !== undefined && own > rules.now) return { kind: 'defer', until: own, reason: 'local-time' }
  const allowed = nextAllowed(rules.now, zone, rules.allowed)
  if (allowed > rules.now) {
    if (latest !== undefined && allowed > latest) return { kind: 'skip', reason: 'too-late' }
    return { kind: 'defer', until: allowed, reason: 'quiet-hours' }
  }
  if (rules.cap !== undefined && recipient.recent >= rules.cap) return { kind: 'skip', reason: 'capped' }
  return { kind: 'go' }
}

/** A recipient's own zone, or `fallback` where it is not known or no zone at all. */
export function zoneOf(timezone: string | null, fallback: string): string {
  return timezone !== null && isZone(timezone) ? timezone : fallback
}

function latestFor({ latest, byRecipient }: HandOverRules, own: number | undefined): number | undefined {
  if (own === undefined || byRecipient?.late.kind !== 'skip') return latest
  return Math.min(latest ?? Infinity, own + byRecipient.late.after)
}
