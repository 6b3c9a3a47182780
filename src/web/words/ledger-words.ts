/** What a row of the ledger can be, in the order in which the equation is read. */
export const LEDGER_STATUSES = ['sent', 'handed-off', 'queued', 'failed', 'skipped', 'unknown', 'cancelled'] as const

const STATUSES: Readonly<Record<string, string>> = {
  sent: 'sent',
  'handed-off': 'on the way',
  queued: 'still to go',
  failed: 'failed',
  skipped: 'skipped',
  unknown: 'outcome unknown',
  cancelled: 'cancelled',
}

const REASONS: Readonly<Record<string, string>> = {
  'no-address': 'no e-mail address',
  'no-consent': 'did not consent',
  suppressed: 'must not be contacted',
  unsubscribed: 'unsubscribed',
  erased: 'erased',
  'duplicate-address': 'the same address as somebody else',
  'too-late': 'its time was over',
  'quiet-hours': 'quiet hours where they live',
}

/** “still to go” for `queued`. */
export function statusInWords(status: string): string {
  return STATUSES[status] ?? status
}

/** Why somebody is not written to; what a provider said is left in its own words. */
export function reasonInWords(reason: string): string {
  return REASONS[reason] ?? reason
}
