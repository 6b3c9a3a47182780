import type { Rows } from '../../../db/index.ts'
import { type IndexAnswerRow, indexAnswerRows } from '../../../db/queries/index-answers.ts'
import { type VersionFacts, versionRow, versionRows } from '../../../db/queries/material-versions.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { type IndexAnswers, type IndexScore, scoreIndex } from '../../render/index.ts'
import { compareVersions, type VersionChange } from './compare-versions.ts'
import type { VersionSnapshot } from './snapshot.ts'
import { versionNamed, type VersionNamed } from './version-named.ts'

/** A version as it was published. Instants in milliseconds. */
export interface PublishedVersion {
  readonly number: number
  readonly note: string
  readonly publishedBy: string
  readonly publishedAt: number
  /** Absent: it is in force. */
  readonly withdrawn?: { readonly by: string; readonly at: number; readonly reason: string }
  /** How clear people found it, by language, as far as they answered. */
  readonly index: readonly AnsweredIndex[]
}

/** The Clear Communication Index of a version in a language. */
export interface AnsweredIndex {
  readonly language: string
  readonly answers: IndexAnswers
  readonly score: IndexScore
  readonly answeredBy: string
  readonly at: number
}

type Of = Pick<VersionNamed, 'campaignId' | 'materialId'>

/** The versions of a material, the newest first. For every role. */
export async function publishedVersions(ctx: Ctx, { campaignId, materialId }: Of): Promise<PublishedVersion[]> {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const answers = await indexAnswerRows(rows, campaignId, materialId)
  return (await versionRows(rows, campaignId, materialId)).map((row) => versionOf(row, answers))
}

/** The version that holds, where one does. */
export function inForce(versions: readonly PublishedVersion[]): PublishedVersion | undefined {
  return versions.find(({ withdrawn }) => withdrawn === undefined)
}

/** One version with all that it was drawn from. For every role. Throws `NotFound`. */
export async function publishedVersion(
  ctx: Ctx,
  named: VersionNamed,
): Promise<PublishedVersion & { readonly snapshot: VersionSnapshot }> {
  const version = versionNamed(await publishedVersions(ctx, named), named)
  return { ...version, snapshot: await snapshotStored(ctx.db.rows, named) }
}

/** What is another in a version than in the one before it; `undefined` of the first. For every role. Throws `NotFound`. */
export async function changesSinceLast(
  ctx: Ctx,
  { number, ...of }: VersionNamed,
  snapshot: VersionSnapshot,
): Promise<VersionChange[] | undefined> {
  requireRole(ctx.actor, ...ROLES)
  if (number === 1) return undefined
  return compareVersions(await snapshotStored(ctx.db.rows, { ...of, number: number - 1 }), snapshot)
}

/** What a version that is there was drawn from. */
export async function snapshotStored(
  rows: Rows,
  { campaignId, materialId, number }: VersionNamed,
): Promise<VersionSnapshot> {
  const row = versionNamed([await versionRow(rows, campaignId, materialId, number)].filter((one) => one !== undefined), { materialId, number }) // prettier-ignore
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only snapshots are ever stored, and they only gain fields
  return row.snapshot as VersionSnapshot
}

function versionOf(row: VersionFacts, answers: readonly IndexAnswerRow[]): PublishedVersion {
  const { number, note, publishedBy, publishedAt, withdrawnAt, withdrawnBy, withdrawnReason } = row
  const index = answers.filter((one) => one.number === number).map(answered)
  if (withdrawnAt === null) return { number, note, publishedBy, publishedAt, index }
  const withdrawn = { by: withdrawnBy ?? '', at: withdrawnAt, reason: withdrawnReason ?? '' }
  return { number, note, publishedBy, publishedAt, index, withdrawn }
}

function answered({ language, answers: stored, answeredBy, at }: IndexAnswerRow): AnsweredIndex {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- only answers that were read by `answerIndex` are stored
  const answers = stored as IndexAnswers
  return { language, answers, score: scoreIndex(answers), answeredBy, at }
}
