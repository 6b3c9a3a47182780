import { peopleByZone } from '../../db/queries/audience-people.ts'
import { endOfRange, freezeRange, type LocalTimes } from '../../db/queries/freeze.ts'
import type { Members } from '../../db/queries/members.ts'
import { changeOccurrence, dueOccurrence, type DueRow, moveCounters } from '../../db/queries/occurrences.ts'
import type { Rows } from '../../db/index.ts'
import { messageVariantsOf } from '../../db/queries/composition.ts'
import { audienceMembers, audienceOfRow, peopleWithoutZone } from '../audience/index.ts'
import { instantOf, isZone, parseLate } from '../schedule/index.ts'
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
  { id: occurrenceId, scheduleEpoch }: Pick<DueRow, 'id' | 'scheduleEpoch'>,
  turn: Turn,
): Promise<{ complete: boolean; skipped: number }> {
  let skipped = 0
  for (;;) {
    const now = ports.clock.now().getTime()
    const step = await ports.db.write(async (tx) => {
      const row = await dueOccurrence(tx, occurrenceId)
      if (row === undefined || row.scheduleEpoch !== scheduleEpoch || row.dueAt > now) return 'stopped'
      if (!mayFreeze(standingOf(row, now))) return 'stopped'
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
  const members = audienceMembers(audienceOfRow(row))
  const upTo = await endOfRange(tx, members, { after: row.frozenTo, limit: RANGE })
  if (upTo === undefined) {
    await changeOccurrence(tx, row.id, { status: 'sending', reason: null, frozenAt: now, goesOnAt: now })
    return 'complete'
  }
  const local = row.clock === 'recipient' ? await localTimes(tx, row, members, { upTo, now }) : undefined
  const range = {
    occurrenceId: row.id,
    campaignId: row.campaignId,
    channel: row.channel,
    // Everybody is put down in a language the message really has; the campaign's first is where others fall back to.
    languages: spoken.filter((language) => written.has(language)),
    needsConsent: row.purpose === 'marketing',
    members,
    after: row.frozenTo,
    localTimes: local?.times,
  }
  const { queued, skipped } = await freezeRange(tx, range, upTo)
  await moveCounters(tx, row.id, {
    audience: queued + skipped,
    queued,
    skipped,
    withoutZone: local?.withoutZone ?? 0,
  })
  await changeOccurrence(tx, row.id, { status: 'due', reason: null, frozenTo: upTo })
  return { skipped }
}

/** When each recipient's own clock shows the wall time, and how many have no zone and so go by the campaign's. */
async function localTimes(
  tx: Rows,
  { wall, zone, late, sendLate, frozenTo }: DueRow,
  members: Members,
  { upTo, now }: { upTo: number; now: number },
): Promise<{ times: LocalTimes; withoutZone: number }> {
  const zones = await peopleByZone(tx, members, { after: frozenTo, upTo })
  const known = zones.flatMap(({ timezone }) => (timezone !== null && isZone(timezone) ? [timezone] : []))
  const policy = parseLate(late)
  const mayBeLate = sendLate === 0 && policy.kind === 'skip' ? policy.after : undefined
  const times = {
    byZone: known.map((name) => ({ zone: name, at: instantOf(wall, name) })),
    fallback: instantOf(wall, zone),
    now,
    notBefore: mayBeLate === undefined ? 0 : now - mayBeLate,
  }
  return { times, withoutZone: peopleWithoutZone(zones) }
}
