import {
  addListMembers,
  consentsOf,
  contactsMatching,
  type KnownContact,
  insertContacts,
  saveConsents,
  updateContacts,
} from '../../db/queries/contacts.ts'
import { noteContactsChanged } from '../../db/queries/contacts-version.ts'
import { inheritSuppressions } from '../../db/queries/suppressions.ts'
import type { Rows } from '../../db/index.ts'
import type { Ctx } from '../access/index.ts'
import type { ContactRow, Rejection } from './contact-row.ts'
import { type Decision, decideRow, type Earlier, type KnownPeople } from './decide-row.ts'
import type { SeenPeople } from './seen-people.ts'

/** What stays the same from one batch of an import to the next. */
export interface Batch {
  /** Absent in a dry run that would make the list. */
  listId: number | undefined
  readonly dryRun: boolean
  readonly seen: SeenPeople
}

export interface BatchResult {
  readonly created: number
  readonly updated: number
  readonly unchanged: number
  readonly rejected: readonly Rejection[]
}

/** Decides about a batch of rows and writes it, in one transaction; in a dry run only decides. */
export async function applyBatch(ctx: Ctx, rows: readonly ContactRow[], batch: Batch): Promise<BatchResult> {
  const { decisions, earlier } = batch.dryRun
    ? await decide(ctx.db.rows, rows, batch)
    : await ctx.db.write(async (tx) => {
        const decided = await decide(tx, rows, batch)
        await write(tx, decided.decisions, batch.listId!, ctx.now.getTime())
        return decided
      })
  earlier.keep()
  const counted = (kind: Decision['kind']) => decisions.filter((decision) => decision.kind === kind).length
  return {
    created: counted('create'),
    updated: counted('update'),
    unchanged: counted('unchanged'),
    rejected: decisions.flatMap((decision) => (decision.kind === 'rejected' ? [decision.rejection] : [])),
  }
}

async function decide(
  tx: Rows,
  rows: readonly ContactRow[],
  batch: Batch,
): Promise<{ decisions: Decision[]; earlier: ThisBatch }> {
  const earlier = new ThisBatch(batch.seen)
  const people = await peopleOf(tx, rows, batch.listId)
  return { decisions: rows.map((row) => decideRow(row, people, earlier)), earlier }
}

/** What this batch adds to the file's memory, apart until it is committed: a transaction may be tried more than once. */
class ThisBatch implements Earlier {
  private readonly added = new Map<string, number>()
  private readonly before: SeenPeople
  constructor(before: SeenPeople) {
    this.before = before
  }
  lineOf(key: string): number | undefined {
    return this.added.get(key) ?? this.before.lineOf(key)
  }
  add(key: string, line: number): void {
    this.added.set(key, line)
  }
  keep(): void {
    for (const [key, line] of this.added) this.before.add(key, line)
  }
}

async function peopleOf(tx: Rows, rows: readonly ContactRow[], listId: number | undefined): Promise<KnownPeople> {
  const given = (values: (string | undefined)[]) => values.filter((value) => value !== undefined)
  const known = await contactsMatching(tx, {
    externalIds: given(rows.map((row) => row.externalId)),
    emailHashes: given(rows.map((row) => row.emailHash)),
    phoneHashes: given(rows.map((row) => row.phoneHash)),
    listId,
  })
  if (known.length > 0 && rows.some((row) => row.consents.size > 0)) await addConsents(tx, known)
  return {
    byExternalId: new Map(known.flatMap((one) => (one.externalId === null ? [] : [[one.externalId, one]]))),
    byEmail: new Map(known.flatMap((one) => (one.emailHash === null ? [] : [[one.emailHash, one]]))),
    byPhone: new Map(known.flatMap((one) => (one.phoneHash === null ? [] : [[one.phoneHash, one]]))),
  }
}

async function addConsents(tx: Rows, known: readonly KnownContact[]): Promise<void> {
  const byId = new Map(known.map((one) => [one.id, one]))
  for (const consent of await consentsOf(tx, [...byId.keys()])) byId.get(consent.contactId)?.consents.push(consent)
}

async function write(tx: Rows, decisions: readonly Decision[], listId: number, at: number): Promise<void> {
  const rows = decisions.flatMap((decision) => (decision.kind === 'create' ? [decision.row] : []))
  const updates = decisions.filter((decision) => decision.kind === 'update')
  const changed = updates.filter(({ known, after }) => known !== after)
  await updateContacts(
    tx,
    changed.map(({ after }) => after),
    at,
  )
  await inheritSuppressions(tx, changed.flatMap(inheritances))
  const ids = await insertContacts(tx, rows, at)
  await addListMembers(tx, listId, [
    ...ids,
    ...updates.filter(({ known }) => !known.onList).map(({ known }) => known.id),
  ])
  const consents = [
    ...rows.flatMap((row, i) =>
      [...row.consents].map(([channel, granted]) => ({ contactId: ids[i]!, channel, granted })),
    ),
    ...updates.flatMap(({ known, consents: changes }) => changes.map((change) => ({ contactId: known.id, ...change }))),
  ]
  await saveConsents(tx, consents, 'import', at)
  if (rows.length > 0 || updates.length > 0) await noteContactsChanged(tx)
}

/** A new address is under what its predecessor was under, and under what the person asked for all their addresses. */
function inheritances({ known, after }: { known: KnownContact; after: KnownContact }): {
  from: string
  to: string
  everyCampaignOn: string | null
}[] {
  const kinds = [
    { before: known.emailHash, now: after.emailHash, other: known.phoneHash, channel: 'email' },
    { before: known.phoneHash, now: after.phoneHash, other: known.emailHash, channel: 'sms' },
  ]
  return kinds.flatMap(({ before, now, other, channel }) => {
    if (now === null || now === before) return []
    const replaced = before === null ? [] : [{ from: before, to: now, everyCampaignOn: null }]
    const beside = other === null ? [] : [{ from: other, to: now, everyCampaignOn: channel }]
    return [...replaced, ...beside]
  })
}
