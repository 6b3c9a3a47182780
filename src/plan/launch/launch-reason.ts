import { Invalid } from '../../errors.ts'

const LONGEST_REASON = 500

/** Why a launch changes, as a person wrote it; null where they did not. Throws `Invalid` for a reason nobody would read. */
export function readReason(text: string): string | null {
  const reason = text.trim()
  if (reason.length <= LONGEST_REASON) return reason || null
  const message = `is longer than ${LONGEST_REASON} characters; shorten it`
  throw new Invalid([{ path: 'reason', message, severity: 'error' }])
}
