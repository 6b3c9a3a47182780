import { blob, foreignKey, index, integer, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
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
    /** Pictures by the name that its contents use; their bytes are in `pictures`. */
    pictures: text({ mode: 'json' }).$type<Record<string, string>>(),
    /** Everybody who changed it since its last version was published; none of them may publish the next. */
    authors: text({ mode: 'json' }).$type<string[]>(),
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

/** Pictures of a campaign, by the SHA-256 of their bytes; they never change. */
export const pictures = sqliteTable(
  'pictures',
  {
    campaignId: text('campaign_id')
      .notNull()
      .references(() => campaigns.id),
    hash: text().notNull(),
    /** Such as `image/png`. */
    type: text().notNull(),
    /** CSS pixels. */
    width: integer().notNull(),
    height: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.hash] })],
)

/** Versions of materials as they were published. Nothing of a row changes but that it may be withdrawn, once. */
export const materialVersions = sqliteTable(
  'material_versions',
  {
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    /** 1, 2, 3 …, without gaps. */
    number: integer().notNull(),
    /** All that it was drawn from: the material, and what of its campaign it prints. */
    snapshot: text({ mode: 'json' }).$type<unknown>().notNull(),
    /** What is new in it, in the words of who published it. */
    note: text().notNull(),
    publishedBy: text('published_by').notNull(),
    publishedAt: integer('published_at').notNull(),
    withdrawnBy: text('withdrawn_by'),
    withdrawnAt: integer('withdrawn_at'),
    withdrawnReason: text('withdrawn_reason'),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.materialId, t.number] })],
)

/** What a version looks like, as it was drawn when it was published: whole documents but for their fonts. */
export const materialPages = sqliteTable(
  'material_pages',
  {
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    number: integer().notNull(),
    language: text().notNull(),
    /** `standard`, `large-print`, `easy-read`, `text`; of an infographic `page`, `text` or the name of an artboard. */
    form: text().notNull(),
    body: text().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.materialId, t.number, t.language, t.form] })],
)

/** How the CDC Clear Communication Index was answered for a version in a language. */
export const indexAnswers = sqliteTable(
  'index_answers',
  {
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    number: integer().notNull(),
    language: text().notNull(),
    answers: text({ mode: 'json' }).$type<unknown>().notNull(),
    answeredBy: text('answered_by').notNull(),
    at: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.materialId, t.number, t.language] })],
)

/** Where a material hangs, lies or stands, and in which version. */
export const placements = sqliteTable(
  'placements',
  {
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    id: text().notNull(),
    /** Also the offline channel on which it is put up there. */
    kind: text({ enum: ['poster', 'page', 'partner'] }).notNull(),
    name: text().notNull(),
    /** A street or a web address, in words. */
    place: text().notNull(),
    /** Who looks after it there. */
    keeper: text(),
    language: text().notNull(),
    /** What is there now; absent: nothing yet. */
    version: integer(),
    placedAt: integer('placed_at'),
    placedBy: text('placed_by'),
  },
  (t) => [primaryKey({ columns: [t.campaignId, t.materialId, t.id] })],
)

/** Tracked addresses that materials print, one per material, language, placement and address; never per person. */
export const materialLinks = sqliteTable(
  'material_links',
  {
    code: text().primaryKey(),
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    language: text().notNull(),
    /** Empty: wherever it is not made for a placement. */
    placementId: text('placement_id').notNull(),
    url: text().notNull(),
  },
  (t) => [unique('material_links_once').on(t.campaignId, t.materialId, t.language, t.placementId, t.url)],
)

/** Visits by such an address. */
export const materialVisits = sqliteTable(
  'material_visits',
  {
    id: integer().primaryKey({ autoIncrement: true }),
    code: text().notNull(),
    campaignId: text('campaign_id').notNull(),
    materialId: text('material_id').notNull(),
    /** A program and not a person, as far as its own name tells. */
    automated: integer({ mode: 'boolean' }).notNull(),
    at: integer().notNull(),
  },
  (t) => [index('material_visits_by_material').on(t.campaignId, t.materialId, t.code)],
)
