import type { CampaignOfMaterial } from './drawing.ts'

/** Hosts that codes and addresses may lead to, with those below them: those that the campaign names, or the service's. */
export function allowedHosts({
  allowedDomains,
  service,
}: Pick<CampaignOfMaterial, 'allowedDomains' | 'service'>): readonly string[] {
  return allowedDomains ?? [new URL(service.url).hostname]
}
