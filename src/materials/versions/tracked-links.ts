import type { VersionPage } from '../../../db/queries/material-versions.ts'
import type { Ctx } from '../../access/index.ts'
import { linkAddresses, materialLinkCodes } from '../../links/index.ts'
import type { Settings } from '../../ports.ts'
import { isCounted } from './code-at-placement.ts'
import type { VersionSnapshot } from './snapshot.ts'

/** Where a link that stands in a language leads. */
export type Tracked = (language: string) => (url: string) => string

/**
 * Draws a version with its links leading through addresses that count their visits, for the material and language and never
 * for a person; plain ones where visits cannot be counted. It is drawn once to learn of its links, and once with their codes.
 */
export async function drawTracked(
  ctx: Ctx,
  settings: Settings,
  { campaign, material }: VersionSnapshot,
  draw: (tracked: Tracked) => VersionPage[],
): Promise<VersionPage[]> {
  const found = new Map<string, Set<string>>()
  const plain = draw((language) => (url) => {
    found.set(language, (found.get(language) ?? new Set()).add(url))
    return url
  })
  if (found.size === 0 || !isCounted(campaign, settings)) return plain
  const addresses = new Map<string, ReadonlyMap<string, string>>()
  for (const [language, urls] of found) {
    const place = { campaignId: campaign.id, materialId: material.id, language, placementId: '' }
    const codes = await ctx.db.write((tx) => materialLinkCodes(tx, settings.secret, { ...place, urls: [...urls] }))
    addresses.set(language, linkAddresses(settings.baseUrl, codes))
  }
  return draw((language) => (url) => addresses.get(language)?.get(url) ?? url)
}
