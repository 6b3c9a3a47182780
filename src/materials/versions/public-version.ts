import { versionRows } from '../../../db/queries/material-versions.ts'
import type { Ctx } from '../../access/index.ts'
import { NotFound } from '../../errors.ts'
import { contentIn } from '../content-in.ts'
import type { FormatChoice } from '../formats.ts'
import type { MaterialNamed } from './placements.ts'
import { snapshotStored } from './published-versions.ts'
import { languagesOf } from './snapshot.ts'
import { onThisSite } from './show-version.ts'
import { pageOf } from './stored-page.ts'
import { versionNamed } from './version-named.ts'

export interface PublicInput extends MaterialNamed {
  /** Absent: the one in force. */
  readonly number?: number
  /** Of a sheet or poster; absent: standard. */
  readonly variant?: FormatChoice['variant']
  /** Chooses one of the languages that the version is written in. */
  readonly choose: (languages: readonly string[]) => string
}

/** What everybody is shown: a version that is in force, or that the one asked for is withdrawn. */
export type PublicVersion =
  | { readonly kind: 'page'; readonly language: string; readonly html: string }
  | {
      readonly kind: 'withdrawn'
      readonly language: string
      readonly title: string
      readonly number: number
      /** What to read instead, where there is something. */
      readonly inForce?: number
    }

/** A published material for whoever asks, as a page of its own with fonts of this site. Throws `NotFound`. */
export async function publicVersion(
  ctx: Ctx,
  { number, variant, choose, ...named }: PublicInput,
): Promise<PublicVersion> {
  const { rows } = ctx.db
  const { materialId } = named
  const versions = await versionRows(rows, named.campaignId, materialId)
  const inForce = versions.find(({ withdrawnAt }) => withdrawnAt === null)
  const version = number === undefined ? (inForce ?? versions[0]) : versionNamed(versions, { materialId, number })
  if (version === undefined) throw new NotFound('Nothing is published at this address.')
  const wanted = { ...named, number: version.number }
  const snapshot = await snapshotStored(rows, wanted)
  const { campaign, material } = snapshot
  const language = choose(languagesOf(snapshot))
  if (version.withdrawnAt !== null) {
    const { title } = contentIn(material, language, campaign).content
    return { kind: 'withdrawn', language, title, number: version.number, ...(inForce && { inForce: inForce.number }) }
  }
  const form = material.kind === 'infographic' || variant === undefined ? {} : { variant }
  const stored = await pageOf(rows, snapshot, { ...wanted, ...form, language }, 'page')
  return { kind: 'page', language: stored.language, html: onThisSite(stored) }
}
