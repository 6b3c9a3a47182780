import { versionPage } from '../../../db/queries/material-versions.ts'
import type { Rows } from '../../../db/index.ts'
import { Invalid } from '../../errors.ts'
import { contentIn } from '../content-in.ts'
import { type FormatChoice, refuseOptions } from '../formats.ts'
import { picturesOf, withPicturesAgain } from '../pictures-of.ts'
import { snapshotStored } from './published-versions.ts'
import { languagesOf, type VersionSnapshot } from './snapshot.ts'
import type { VersionNamed } from './version-named.ts'

/** Which page of a version: a language of the campaign, and a variant or an artboard. */
export interface PageWanted extends VersionNamed {
  readonly variant?: FormatChoice['variant'] | undefined
  readonly artboard?: FormatChoice['artboard'] | undefined
  /** Absent: the first of the campaign. */
  readonly language?: string | undefined
}

type PageAs = 'picture' | 'page' | 'text'

export interface StoredPage {
  readonly snapshot: VersionSnapshot
  /** The one asked for, or the first where the version is not written in it. */
  readonly language: string
  readonly title: string
  readonly body: string
}

/**
 * A page of a version as it was drawn when it was published. `as`: the picture of an infographic, or the page around it; of
 * sheets and posters both are the same. Throws `NotFound`, and `Invalid` for a language or option that it does not have.
 */
export async function storedPage(rows: Rows, wanted: PageWanted, as: PageAs): Promise<StoredPage> {
  return pageOf(rows, await snapshotStored(rows, wanted), wanted, as)
}

/** The same of a version whose snapshot was read already. */
export async function pageOf(
  rows: Rows,
  snapshot: VersionSnapshot,
  { language: asked, variant, artboard, ...named }: PageWanted,
  as: PageAs,
): Promise<StoredPage> {
  const { campaign, material } = snapshot
  const [first = ''] = campaign.languages
  if (asked !== undefined && !campaign.languages.includes(asked)) {
    const of = `version ${named.number} of ${material.id}`
    throw new Invalid(`${of} has no language ${asked}; it has ${campaign.languages.join(', ')}`)
  }
  const form = formOf(material.kind, { variant, artboard }, as)
  const language = languagesOf(snapshot).find((tag) => tag === asked) ?? first
  const body = await versionPage(rows, named.campaignId, named.materialId, named.number, { language, form })
  if (body === undefined) throw new Error(`version ${named.number} of ${material.id} has no ${form} in ${language}`)
  const { title } = contentIn(material, language, campaign).content
  const pictures = as === 'text' ? new Map() : await picturesOf(rows, named.campaignId, material)
  return { snapshot, language, title, body: withPicturesAgain(body, pictures) }
}

function formOf(
  kind: VersionSnapshot['material']['kind'],
  { variant, artboard }: Pick<PageWanted, 'variant' | 'artboard'>,
  as: PageAs,
): string {
  const given = { ...(variant && { variant }), ...(artboard && { artboard }) }
  refuseOptions(given, kind === 'infographic' ? ['variant'] : ['artboard'], kind.replace('-', ' '))
  if (as === 'text') return 'text'
  if (kind !== 'infographic') return variant ?? 'standard'
  return as === 'page' ? 'page' : (artboard ?? 'square')
}
