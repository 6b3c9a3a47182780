import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'

export const contacts = sqliteTable(
  'contacts',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    /** The `id` column of the imported file: the owner's own key for this person. */
    externalId: text('external_id'),
    email: text(),
    /** Keyed hash of the normalised address; suppressions hold nothing else. */
    emailHash: text('email_hash'),
    /** E.164. */
    phone: text(),
    phoneHash: text('phone_hash'),
    language: text(),
    timezone: text(),
    firstName: text('first_name'),
    lastName: text('last_name'),
    attributes: text({ mode: 'json' }).$type<Record<string, string>>().notNull(),
    createdAt: integer('created_at').notNull(),
    updatedAt: integer('updated_at').notNull(),
    erasedAt: integer('erased_at'),
  },
  (t) => [
    uniqueIndex('contacts_by_external_id').on(t.externalId),
    uniqueIndex('contacts_by_email').on(t.emailHash),
    uniqueIndex('contacts_by_phone').on(t.phoneHash),
  ],
)

export const lists = sqliteTable('lists', {
  id: integer().primaryKey({ autoIncrement: true }),
  name: text().notNull().unique(),
  isExample: integer('is_example', { mode: 'boolean' }).notNull(),
})

export const listMembers = sqliteTable(
  'list_members',
  {
    listId: integer('list_id')
      .notNull()
      .references(() => lists.id),
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
  },
  (t) => [primaryKey({ columns: [t.listId, t.contactId] }), index('list_members_by_contact').on(t.contactId, t.listId)],
)

export const consents = sqliteTable(
  'consents',
  {
    contactId: integer('contact_id')
      .notNull()
      .references(() => contacts.id),
    channel: text().notNull(),
    granted: integer({ mode: 'boolean' }).notNull(),
    source: text().notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.contactId, t.channel] })],
)

/** Addresses that must not be contacted, whatever a list says. Holds keyed hashes only, so that it can outlive the person's data. */
export const suppressions = sqliteTable(
  'suppressions',
  {
    channel: text().notNull(),
    addressHash: text('address_hash').notNull(),
    /** The campaign it is limited to; the empty text: all campaigns. */
    campaignId: text('campaign_id').notNull(),
    reason: text({ enum: ['unsubscribed', 'bounced', 'complained', 'erased', 'requested'] }).notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.addressHash, t.channel, t.campaignId] })],
)

/** A contacts file between being checked and being imported; its parts hold its bytes in order. Kept for a day at most. */
export const uploads = sqliteTable('uploads', {
  id: text().primaryKey(),
  personId: integer('person_id').notNull(),
  fileName: text('file_name').notNull(),
  list: text().notNull(),
  at: integer().notNull(),
})

export const uploadParts = sqliteTable(
  'upload_parts',
  {
    uploadId: text('upload_id')
      .notNull()
      .references(() => uploads.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    bytes: blob().notNull(),
  },
  (t) => [primaryKey({ columns: [t.uploadId, t.position] })],
)
