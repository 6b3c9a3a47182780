import type { Ctx } from '../../access/index.ts'
import { linkAddresses, materialLinkCodes } from '../../links/index.ts'
import type { Settings } from '../../ports.ts'
import { isHostWithin } from '../../render/index.ts'
import { allowedHosts } from '../allowed-hosts.ts'
import type { CampaignOfMaterial } from '../drawing.ts'
import { placementNamed } from './placements.ts'
import type { StoredPage } from './stored-page.ts'

/** What stands beside a code in words, and where a phone is led. */
export interface CodeShown {
  readonly address: string
  readonly leadsTo: string
}

/**
 * Whether visits can be counted: the codes of this installation lead by its own address, which people are told to trust only
 * where the campaign allows its host.
 */
export function isCounted(
  campaign: Pick<CampaignOfMaterial, 'service' | 'allowedDomains'>,
  { baseUrl }: Pick<Settings, 'baseUrl'>,
): boolean {
  const { protocol, hostname } = new URL(baseUrl)
  return protocol === 'https:' && isHostWithin(hostname, allowedHosts(campaign))
}

/**
 * The code of a page: of a placement its own, so that its visits are counted apart, where they can be; else the same
 * everywhere. Throws `NotFound` for a placement that is not in the list.
 */
export async function codeAtPlacement(
  ctx: Ctx,
  settings: Settings,
  { snapshot: { campaign, material }, language }: Pick<StoredPage, 'snapshot' | 'language'>,
  placementId: string | undefined,
): Promise<CodeShown> {
  const address = material.address ?? campaign.service.url
  if (placementId === undefined) return { address, leadsTo: address }
  await placementNamed(ctx.db.rows, { campaignId: campaign.id, materialId: material.id }, placementId)
  if (!isCounted(campaign, settings)) return { address, leadsTo: address }
  const place = { campaignId: campaign.id, materialId: material.id, language, placementId }
  const codes = await ctx.db.write((tx) => materialLinkCodes(tx, settings.secret, { ...place, urls: [address] }))
  return { address, leadsTo: linkAddresses(settings.baseUrl, codes).get(address) ?? address }
}
