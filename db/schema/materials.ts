import { foreignKey, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { campaigns } from './campaigns.ts'

/** Information sheets, posters and infographics, as they are being written. */
export const materials = sqliteTable(
  'materials',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    id: text().notNull(),
    kind: text({ enum: ['information-sheet', 'poster', 'infographic'] }).notNull(),
    /** The design, by the name of its template. */
    template: text().notNull(),
    core: text({ mode: 'json' }).$type<string[]>().notNull(),
    /** Who answers for it, as printed. */
    owner: text().notNull(),
    /** As written: `launch+90d` or a date. */
    nextReview: text('next_review').notNull(),
    paper: text({ enum: ['A4', 'Letter'] }),
    /** `#rrggbb`. */
    accent: text(),
    /** Where its code leads; absent: the address of the service. */
    address: text(),
    /** Numbers with their sources, by the name of the figure. */
    figures: text({ mode: 'json' }).$type<Record<string, Record<string, unknown>>>().notNull(),
    /** Checks that somebody answers for although they found something. */
    overrides: text({ mode: 'json' })
      .$type<{ check: string; language?: string; name: string; reason: string }[]>()
      .notNull(),
    position: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.id] })],
)

/** What a material says in one language. */
export const materialContents = sqliteTable(
  'material_contents',
  {
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    language: text().notNull(),
    content: text({ mode: 'json' }).$type<Record<string, unknown>>().notNull(),
    /** Hash of the first language's content when this was last written; another there now means that this is stale. */
    sourceHash: text('source_hash').notNull(),
    /** Who wrote it last; somebody else checks it. */
    author: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.materialId, t.language] }),
    foreignKey({
      columns: [t.campaignId, t.materialId],
      foreignColumns: [materials.campaignId, materials.id],
    }).onDelete('cascade'),
  ],
)

/** Translations that a second person found right, by the hash of what they read. */
export const materialTranslationChecks = sqliteTable(
  'material_translation_checks',
  {
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    language: text().notNull(),
    contentHash: text('content_hash').notNull(),
    /** What it was compared with. */
    sourceHash: text('source_hash').notNull(),
    checkedBy: text('checked_by').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.materialId, t.language] })],
)

/** What the checks of a material found in a language. */
export const materialChecks = sqliteTable(
  'material_checks',
  {
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    language: text().notNull(),
    /** Of all that the checks went by: what was found is said of that and of nothing else. */
    checkedHash: text('checked_hash').notNull(),
    findings: text({ mode: 'json' })
      .$type<{ check: string; severity: 'error' | 'warning' | 'note'; message: string; where?: string }[]>()
      .notNull(),
    /** Whether a browser measured how the text fits. */
    isMeasured: integer('is_measured', { mode: 'boolean' }).notNull(),
    at: integer().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.campaignId, t.materialId, t.language] }),
    foreignKey({
      columns: [t.campaignId, t.materialId],
      foreignColumns: [materials.campaignId, materials.id],
    }).onDelete('cascade'),
  ],
)
