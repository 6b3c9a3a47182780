import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

/** One dated instance of an activity, with its counters: audience = queued + handedOff + sent + failed + skipped + unknown + cancelled. */
export const occurrences = sqliteTable(
  'occurrences',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: text('campaign_id').notNull(),
    activityId: text('activity_id').notNull(),
    /** Which of the activity's occurrences this is; stays the same when the date moves. */
    ordinal: integer().notNull(),
    wall: text().notNull(),
    zone: text().notNull(),
    instant: integer().notNull(),
    /** From when on it is looked at: its instant, or when the first recipients' clocks show its wall time. */
    dueAt: integer('due_at').notNull().default(0),
    /** Not handed off after this moment; absent: no limit. */
    latestAt: integer('latest_at'),
    scheduleEpoch: integer('schedule_epoch').notNull(),
    status: text({ enum: ['planned', 'due', 'sending', 'held', 'sent', 'part-sent', 'missed', 'cancelled'] }).notNull(),
    /** Why it waits, was missed or is part-sent. */
    reason: text(),
    /** A person chose to send it although it is over its time. */
    sendLate: integer('send_late', { mode: 'boolean' }).notNull().default(false),
    /** The last contact looked at while the audience is being frozen. */
    frozenTo: integer('frozen_to').notNull().default(0),
    frozenAt: integer('frozen_at'),
    /** When sending was to go on, as the last turn saw it; long past: nothing was sending since. */
    goesOnAt: integer('goes_on_at'),
    finishedAt: integer('finished_at'),
    /** On an offline channel: what shows that it was done, and the person who said so. */
    proof: text(),
    doneBy: text('done_by'),
    audience: integer().notNull().default(0),
    queued: integer().notNull().default(0),
    handedOff: integer('handed_off').notNull().default(0),
    sent: integer().notNull().default(0),
    failed: integer().notNull().default(0),
    skipped: integer().notNull().default(0),
    unknown: integer().notNull().default(0),
    cancelled: integer().notNull().default(0),
    /** People whose own zone is not known, who go by the campaign's. */
    withoutZone: integer('without_zone').notNull().default(0),
  },
  (t) => [
    uniqueIndex('occurrences_once').on(t.campaignId, t.activityId, t.ordinal),
    index('occurrences_open')
      .on(t.dueAt)
      .where(sql`finished_at IS NULL`),
    index('occurrences_coming')
      .on(t.instant)
      .where(sql`finished_at IS NULL`),
  ],
)

/** Occurrences that left the plan before anything of them was sent; calendars are told that they are off. */
export const removedOccurrences = sqliteTable(
  'removed_occurrences',
  {
    campaignId: text('campaign_id').notNull(),
    activityId: text('activity_id').notNull(),
    ordinal: integer().notNull(),
    wall: text().notNull(),
    zone: text().notNull(),
    instant: integer().notNull(),
    /** The schedule epoch it left with. */
    sequence: integer().notNull(),
    removedAt: integer('removed_at').notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.activityId, t.ordinal] })],
)

/** The ledger: one row per occurrence, recipient and channel. */
export const deliveries = sqliteTable(
  'deliveries',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    occurrenceId: integer('occurrence_id')
      .notNull()
      .references(() => occurrences.id),
    contactId: integer('contact_id').notNull(),
    channel: text().notNull(),
    language: text().notNull(),
    status: text({
      enum: ['queued', 'handed-off', 'sent', 'failed', 'skipped', 'unknown', 'cancelled'],
    }).notNull(),
    reason: text(),
    /** Hand-offs begun, raised in the same statement as the intent; an outcome of an older attempt is refused. */
    attempts: integer().notNull().default(0),
    /** Not handed off before this moment (back-off, quiet hours). */
    notBefore: integer('not_before').notNull().default(0),
    /** While handed off: by then there is an outcome; a row found later has lost its dispatcher and is unknown. */
    settleBy: integer('settle_by'),
    handedOffAt: integer('handed_off_at'),
    settledAt: integer('settled_at'),
    providerRef: text('provider_ref'),
  },
  (t) => [
    uniqueIndex('deliveries_once').on(t.occurrenceId, t.contactId, t.channel),
    index('deliveries_queued')
      .on(t.occurrenceId, t.notBefore)
      .where(sql`status = 'queued'`),
    index('deliveries_handed_off')
      .on(t.settleBy)
      .where(sql`status = 'handed-off'`),
    index('deliveries_by_contact').on(t.contactId),
    // For people looking for what went wrong among many: rows that were sent never enter it.
    index('deliveries_not_sent')
      .on(t.occurrenceId, t.status, t.contactId, t.reason)
      .where(sql`status IN ('failed', 'skipped', 'unknown', 'cancelled')`),
    // Empty where mail goes to a provider; what was caught must not be counted as having reached anybody.
    index('deliveries_caught')
      .on(t.occurrenceId)
      .where(sql`status = 'sent' AND provider_ref LIKE 'inbox %'`),
  ],
)

/** Things that happened afterwards and are counted: visits of tracked links, unsubscribes. */
export const events = sqliteTable(
  'events',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    kind: text({ enum: ['visit', 'unsubscribe'] }).notNull(),
    campaignId: text('campaign_id').notNull(),
    activityId: text('activity_id').notNull(),
    language: text().notNull(),
    linkCode: text('link_code'),
    /** A program and not a person, as far as its own name tells; shown apart, never counted as a visit. */
    automated: integer({ mode: 'boolean' }).notNull(),
    at: integer().notNull(),
  },
  (t) => [index('events_by_activity').on(t.campaignId, t.activityId, t.kind)],
)

/** What the built-in inbox caught instead of a provider. */
export const inbox = sqliteTable('inbox', {
  id: integer().primaryKey({ autoIncrement: true }),
  at: integer().notNull(),
  to: text().notNull(),
  subject: text().notNull(),
  raw: text().notNull(),
})
