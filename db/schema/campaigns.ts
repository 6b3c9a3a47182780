import { foreignKey, index, integer, primaryKey, real, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'

/** Instants are whole milliseconds since 1970 in UTC; wall times are `YYYY-MM-DDTHH:MM` beside the zone they are in. */
export const campaigns = sqliteTable('campaigns', {
  id: text().primaryKey(),
  title: text().notNull(),
  service: text({ mode: 'json' }).$type<{ name: string; url: string }>().notNull(),
  languages: text({ mode: 'json' }).$type<string[]>().notNull(),
  quietHours: text('quiet_hours', { mode: 'json' }).$type<{ from: string; to: string }>(),
  budget: text({ mode: 'json' }).$type<{ currency: string; total: number }>(),
  coreMessages: text('core_messages', { mode: 'json' })
    .$type<{ id: string; text: string; proof?: string; proofUntil?: string }[]>()
    .notNull(),
  /** Attributes of contacts that messages may use although no audience asks for them. */
  attributes: text({ mode: 'json' }).$type<string[]>().notNull(),
  /** Words that materials do not use, with what to write instead where that is known. */
  jargon: text({ mode: 'json' }).$type<{ word: string; instead?: string }[]>(),
  /** Hosts that codes and printed addresses may lead to; absent: that of the service. */
  allowedDomains: text('allowed_domains', { mode: 'json' }).$type<string[]>(),
  /** Where people get help, by a name that texts use; `name` and `hours` per language. */
  helplines: text({ mode: 'json' }).$type<
    Record<string, { phone: string; name?: Record<string, string>; hours?: Record<string, string> }>
  >(),
  /** Which department speaks; two of them to the same people on one day is a clash. */
  department: text(),
  /** Days that count otherwise than others; absent: weekends are Saturday and Sunday, and nothing is quiet. */
  calendar: text({ mode: 'json' }).$type<{
    weekend?: ('MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU')[]
    /** `YYYY-MM-DD`. */
    holidays?: string[]
    /** Weekdays such as `SU`, or `holidays`: nothing goes out then, by the recipient's calendar. */
    quietDays?: ('MO' | 'TU' | 'WE' | 'TH' | 'FR' | 'SA' | 'SU' | 'holidays')[]
    /** Whole days in the launch's zone, `to` included. */
    blackouts?: { name: string; from: string; to: string; policy: 'block' | 'warn' }[]
  }>(),
  /** So many messages per person in any such time, over all campaigns; `per` as written (`7d`). */
  frequencyCap: text('frequency_cap', { mode: 'json' }).$type<{ messages: number; per: string }>(),
  /** Two messages to the same people within this time clash; as written (`48h`). */
  clashWithin: text('clash_within'),
  isExample: integer('is_example', { mode: 'boolean' }).notNull(),
  /** Raised by every change of the dates; a hand-off planned under an older epoch is refused. */
  scheduleEpoch: integer('schedule_epoch').notNull().default(1),
  pausedAt: integer('paused_at'),
  cancelledAt: integer('cancelled_at'),
  /** The launch has no date for now: nothing goes out until it has one again. */
  postponedAt: integer('postponed_at'),
  /** Part of what the addresses of its calendar feed are made from; another one makes them void. Absent: made before keys were. */
  calendarKey: text('calendar_key'),
  createdAt: integer('created_at').notNull(),
  updatedAt: integer('updated_at').notNull(),
})

export const anchors = sqliteTable(
  'anchors',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    name: text().notNull(),
    wall: text().notNull(),
    zone: text().notNull(),
    instant: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.name] })],
)

export const audiences = sqliteTable(
  'audiences',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    id: text().notNull(),
    title: text().notNull(),
    population: text({ mode: 'json' }).$type<{ size: number; source: string; date: string }>(),
    /** The `where` rule as written; absent: everybody on the lists. */
    rule: text({ mode: 'json' }).$type<unknown>(),
    /** The one list it draws from; absent: every list but the examples'. */
    list: text(),
    /**
     * Only people who were sent one of these activities, from the instant `from` on where there is one, before `until`, and
     * in no period of `except`, where there are any.
     */
    received: text({ mode: 'json' }).$type<{
      activities: string[]
      from?: number
      until: number
      except?: { from: number; until: number }[]
    }>(),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
)

export const channels = sqliteTable(
  'channels',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    id: text().notNull(),
    /** `offline`: people put something up there, and nobody is written to. */
    kind: text({ enum: ['email', 'offline'] }).notNull(),
    /** As written (`50/s`); absent: as fast as the provider takes it. */
    rate: text(),
    /** The next moment at which the rate allows a hand-off, shared by all dispatchers. */
    nextSlotAt: real('next_slot_at').notNull().default(0),
    /** While the provider cannot be reached: not before this moment, and why. */
    downUntil: integer('down_until'),
    downReason: text('down_reason'),
    downCount: integer('down_count').notNull().default(0),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
)

export const messages = sqliteTable(
  'messages',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    id: text().notNull(),
    channel: text().notNull(),
    purpose: text({ enum: ['service', 'public-task', 'marketing', 'emergency'] }).notNull(),
    core: text({ mode: 'json' }).$type<string[]>().notNull(),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
)

export const messageVariants = sqliteTable(
  'message_variants',
  {
    campaignId: text('campaign_id').notNull(),
    messageId: text('message_id').notNull(),
    language: text().notNull(),
    subject: text().notNull(),
    /** Markdown with Handlebars. */
    body: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.messageId, t.language] }),
    foreignKey({ columns: [t.campaignId, t.messageId], foreignColumns: [messages.campaignId, messages.id] }).onDelete(
      'cascade',
    ),
  ],
)

export const goals = sqliteTable(
  'goals',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    id: text().notNull(),
    level: text({ enum: ['output', 'outtake', 'outcome', 'impact'] }).notNull(),
    metric: text().notNull(),
    audienceId: text('audience_id').notNull(),
    baseline: text({ mode: 'json' }).$type<{ value: number | string; date: string; source: string }>().notNull(),
    /** `share` is 0..1 of the audience's sourced population; `count` is a number of people or things. */
    target: text({ mode: 'json' }).$type<{ share: number } | { count: number }>().notNull(),
    /** The deadline as written, and the instant it means now. */
    by: text().notNull(),
    byInstant: integer('by_instant').notNull(),
    measuredBy: text('measured_by').notNull(),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
)

export const activities = sqliteTable(
  'activities',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    id: text().notNull(),
    /** What is sent, and to whom; absent on an offline channel. */
    messageId: text('message_id'),
    audienceId: text('audience_id'),
    channel: text().notNull(),
    /** The material that the message leads to, or that is put up on an offline channel. */
    materialId: text('material_id'),
    /** The published version that is put up; absent: the newest there is by then. */
    materialVersion: integer('material_version'),
    when: text().notNull(),
    /** RFC 5545 rule parts as written; absent: it happens once. */
    repeat: text(),
    /** Dates (`YYYY-MM-DD`) or wall times that the rule loses and gains. */
    exdate: text({ mode: 'json' }).$type<string[]>(),
    rdate: text({ mode: 'json' }).$type<string[]>(),
    /** By whose clock the time of day counts. */
    clock: text({ enum: ['campaign', 'recipient'] })
      .notNull()
      .default('campaign'),
    /** It waits until this activity has gone out, whatever its date. */
    notBeforeActivity: text('not_before_activity'),
    /** Who allowed it to go out during a blackout, and why. */
    blackoutOverride: text('blackout_override', { mode: 'json' }).$type<{ name: string; reason: string }>(),
    late: text().notNull(),
    owner: text(),
    position: integer().notNull(),
    /** Hash over what an approver approves: content in all languages, audience rule, channel, schedule rule. */
    contentHash: text('content_hash').notNull(),
    approvedHash: text('approved_hash'),
    pausedAt: integer('paused_at'),
    /** Taken out of the plan after something of it was sent, or cancelled by a person. */
    endedAt: integer('ended_at'),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
)

/** Every version an activity has had and who made it; the makers since the last approval may not approve. */
export const activityVersions = sqliteTable(
  'activity_versions',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: text('campaign_id').notNull(),
    activityId: text('activity_id').notNull(),
    contentHash: text('content_hash').notNull(),
    author: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('activity_versions_by_activity').on(t.campaignId, t.activityId, t.id)],
)

/** What approvers decided on versions of activities: approved, or sent back with a reason. */
export const approvals = sqliteTable(
  'approvals',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: text('campaign_id').notNull(),
    activityId: text('activity_id').notNull(),
    contentHash: text('content_hash').notNull(),
    approver: text().notNull(),
    at: integer().notNull(),
    decision: text({ enum: ['approved', 'changes-asked'] })
      .notNull()
      .default('approved'),
    /** What the approver asked to be changed; absent for an approval. */
    reason: text(),
    /** What was decided on, as hashed, so that later versions can be set beside it; absent for decisions older than this column. */
    content: text({ mode: 'json' }).$type<unknown>(),
  },
  (t) => [index('approvals_by_activity').on(t.campaignId, t.activityId, t.id)],
)

/** Every change of an anchor's date. Postponed: it has none for now. Reinstated: it has its old one again. */
export const launchMoves = sqliteTable(
  'launch_moves',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    campaignId: text('campaign_id').notNull(),
    anchor: text().notNull(),
    kind: text({ enum: ['moved', 'postponed', 'reinstated'] }).notNull(),
    fromWall: text('from_wall').notNull(),
    fromZone: text('from_zone').notNull(),
    toWall: text('to_wall'),
    toZone: text('to_zone'),
    reason: text(),
    actor: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [index('launch_moves_by_campaign').on(t.campaignId, t.id)],
)

export const links = sqliteTable(
  'links',
  {
    code: text().primaryKey(),
    campaignId: text('campaign_id').notNull(),
    activityId: text('activity_id').notNull(),
    language: text().notNull(),
    url: text().notNull(),
  },
  (t) => [unique('links_once').on(t.campaignId, t.activityId, t.language, t.url)],
)
