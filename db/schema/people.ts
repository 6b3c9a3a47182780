import { index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'

export const people = sqliteTable('people', {
  id: integer().primaryKey({ autoIncrement: true }),
  email: text().notNull().unique(),
  roles: text({ mode: 'json' }).$type<string[]>().notNull(),
  createdAt: integer('created_at').notNull(),
})

/** One-time sign-in links; the token itself is kept by its bearer alone. */
export const signInLinks = sqliteTable('sign_in_links', {
  tokenHash: text('token_hash').primaryKey(),
  personId: integer('person_id')
    .notNull()
    .references(() => people.id),
  expiresAt: integer('expires_at').notNull(),
  usedAt: integer('used_at'),
})

export const sessions = sqliteTable('sessions', {
  tokenHash: text('token_hash').primaryKey(),
  personId: integer('person_id')
    .notNull()
    .references(() => people.id),
  createdAt: integer('created_at').notNull(),
  expiresAt: integer('expires_at').notNull(),
  revokedAt: integer('revoked_at'),
})

/** What other programs act for a person with; the token itself is kept by its bearer alone. */
export const apiTokens = sqliteTable(
  'api_tokens',
  {
    tokenHash: text('token_hash').primaryKey(),
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** What it is for, as its maker calls it. */
    name: text().notNull(),
    createdAt: integer('created_at').notNull(),
    revokedAt: integer('revoked_at'),
  },
  (t) => [index('api_tokens_by_person').on(t.personId)],
)

/** What a program asked for under a key of its choosing, and the answer it got: a second asking is answered from here. */
export const idempotencyKeys = sqliteTable(
  'idempotency_keys',
  {
    personId: integer('person_id')
      .notNull()
      .references(() => people.id),
    /** A hash, for people put names into such keys. */
    keyHash: text('key_hash').notNull(),
    /** A hash of what was asked for. */
    requestHash: text('request_hash').notNull(),
    beganAt: integer('began_at').notNull(),
    /** Which attempt is at work; one that was given up for lost finds another here. */
    attempt: text().notNull(),
    /** Of the answer; absent while the request is under way. */
    status: integer(),
    body: text(),
  },
  (t) => [primaryKey({ columns: [t.personId, t.keyHash] }), index('idempotency_keys_by_age').on(t.beganAt)],
)

export const auditLog = sqliteTable(
  'audit_log',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    at: integer().notNull(),
    actor: text().notNull(),
    action: text().notNull(),
    subject: text().notNull(),
    before: text({ mode: 'json' }).$type<unknown>(),
    after: text({ mode: 'json' }).$type<unknown>(),
  },
  (t) => [
    index('audit_log_by_subject').on(t.subject, t.id),
    index('audit_log_by_actor').on(t.actor, t.id),
    index('audit_log_by_action').on(t.action, t.id),
  ],
)

/** One row: facts about this installation that must stay what they are. */
export const installation = sqliteTable('installation', {
  id: integer().primaryKey(),
  /** A keyed hash that tells whether the secret is the one this database was made with. */
  secretCheck: text('secret_check').notNull(),
  createdAt: integer('created_at').notNull(),
  /** When a scheduler last took a turn, to within half a minute. */
  tickedAt: integer('ticked_at').notNull().default(0),
  /** When a person removed the examples; they do not come back by themselves. */
  examplesLeftAt: integer('examples_left_at'),
  /** Rises with every write to contacts, lists, consents and suppressions; what was counted of them holds until then. */
  contactsVersion: integer('contacts_version').notNull().default(0),
})
