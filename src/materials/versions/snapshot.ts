import { contentHash } from '../../access/index.ts'
import { canonicalJson, type PlannedMaterial } from '../../plan/index.ts'
import type { CampaignOfMaterial } from '../drawing.ts'

/** All that a version was drawn from. Kept with it, so it only ever gains fields. */
export interface VersionSnapshot {
  readonly campaign: CampaignOfMaterial
  readonly material: PlannedMaterial
}

/** A material as it is now, with what of its campaign it prints and is held against. */
export function snapshotOf(campaign: CampaignOfMaterial, material: PlannedMaterial): VersionSnapshot {
  const { id, title, service, languages, anchors, calendar, coreMessages, jargon, allowedDomains, helplines } = campaign
  return {
    campaign: {
      id,
      title,
      service,
      languages,
      anchors,
      coreMessages: coreMessages.filter((core) => material.core.includes(core.id)),
      ...(calendar && { calendar }),
      ...(jargon && { jargon }),
      ...(allowedDomains && { allowedDomains }),
      ...(helplines && { helplines }),
    },
    material,
  }
}

/** A snapshot as a token: what an approver saw is what is published. */
export function seenSnapshot(snapshot: VersionSnapshot): string {
  return contentHash(canonicalJson(snapshot))
}

/** The languages that a version is written in, in the campaign's order. */
export function languagesOf({ campaign, material }: VersionSnapshot): string[] {
  return campaign.languages.filter((tag) => material.contents.some(({ language }) => language === tag))
}
