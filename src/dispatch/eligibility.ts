import { isZone, nextAllowed, type QuietHours } from '../schedule/index.ts'

/** What a recipient is asked at the moment of hand-over. */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'skip'; readonly reason: string }
  | { readonly kind: 'defer'; readonly until: number; readonly reason: string }

export interface HandOverRules {
  readonly now: number
  /** The zone of people whose own is not known. */
  readonly fallbackZone: string
  /** Absent for emergencies and for campaigns without quiet hours. */
  readonly quietHours: QuietHours | undefined
  /** Nobody is written to after this moment. */
  readonly latest: number | undefined
}

/** Decides for one recipient: `why` is the reason the ledger found against them (suppressed, no consent, …), if any. */
export function verdict(recipient: { why: string | null; timezone: string | null }, rules: HandOverRules): Verdict {
  if (recipient.why !== null) return { kind: 'skip', reason: recipient.why }
  if (rules.latest !== undefined && rules.now > rules.latest) return { kind: 'skip', reason: 'too-late' }
  const zone = recipient.timezone !== null && isZone(recipient.timezone) ? recipient.timezone : rules.fallbackZone
  const allowed = nextAllowed(rules.now, zone, { quietHours: rules.quietHours })
  if (allowed <= rules.now) return { kind: 'go' }
  if (rules.latest !== undefined && allowed > rules.latest) return { kind: 'skip', reason: 'too-late' }
  return { kind: 'defer', until: allowed, reason: 'quiet-hours' }
}
