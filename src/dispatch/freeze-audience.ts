import { freezeRange } from '../../db/queries/freeze.ts'
import { changeOccurrence, dueOccurrence, type DueRow, moveCounters } from '../../db/queries/occurrences.ts'
import type { Rows } from '../../db/index.ts'
import { messageVariantsOf } from '../../db/queries/composition.ts'
import { audienceMembers } from '../audience/index.ts'
import type { Ports } from '../ports.ts'
import { mayFreeze, standingOf } from './standing.ts'
import type { Turn } from './turn.ts'

/** Contacts per transaction; a second's worth at the most on a slow disk. */
const RANGE = 20_000

/**
 * Writes the audience of a due occurrence into the ledger, one row per person, in ranges of contacts so that no
 * transaction is long. Each range begins where the database says the last one ended, so two dispatchers share the work
 * and one that was killed loses none. Answers how many were skipped in this call, and whether the audience is complete.
 */
export async function freezeAudience(
  ports: Ports,
  occurrenceId: number,
  turn: Turn,
): Promise<{ complete: boolean; skipped: number }> {
  let skipped = 0
  for (;;) {
    const now = ports.clock.now().getTime()
    const step = await ports.db.write(async (tx) => {
      const row = await dueOccurrence(tx, occurrenceId)
      if (row === undefined || !mayFreeze(standingOf(row, now))) return 'stopped'
      if (row.frozenAt !== null) {
        if (row.status !== 'sending') await changeOccurrence(tx, row.id, { status: 'sending', reason: null })
        return 'complete'
      }
      return freezeNext(tx, row, now)
    })
    if (step === 'complete') return { complete: true, skipped }
    if (step === 'stopped') return { complete: false, skipped }
    skipped += step.skipped
    if (turn.isOver()) return { complete: false, skipped }
  }
}

async function freezeNext(tx: Rows, row: DueRow, now: number): Promise<'complete' | { skipped: number }> {
  const spoken: string[] = JSON.parse(row.languages)
  const written = new Set((await messageVariantsOf(tx, row.campaignId, row.messageId)).map(({ language }) => language))
  const range = await freezeRange(tx, {
    occurrenceId: row.id,
    campaignId: row.campaignId,
    channel: row.channel,
    // Everybody is put down in a language the message really has; the campaign's first is where others fall back to.
    languages: spoken.filter((language) => written.has(language)),
    needsConsent: row.purpose === 'marketing',
    members: audienceMembers(row.rule === null ? undefined : JSON.parse(row.rule), row.list ?? undefined),
    after: row.frozenTo,
    limit: RANGE,
  })
  if (range.upTo === undefined) {
    await changeOccurrence(tx, row.id, { status: 'sending', reason: null, frozenAt: now, goesOnAt: now })
    return 'complete'
  }
  await moveCounters(tx, row.id, {
    audience: range.queued + range.skipped,
    queued: range.queued,
    skipped: range.skipped,
  })
  await changeOccurrence(tx, row.id, { status: 'due', reason: null, frozenTo: range.upTo })
  return { skipped: range.skipped }
}
