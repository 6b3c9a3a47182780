import { isHostWithin } from '../render/index.ts'
import type { CampaignOfMaterial } from './drawing.ts'

/** Hosts that codes and addresses may lead to, with those below them: those that the campaign names, or the service's. */
export function allowedHosts({
  allowedDomains,
  service,
}: Pick<CampaignOfMaterial, 'allowedDomains' | 'service'>): readonly string[] {
  return allowedDomains ?? [new URL(service.url).hostname]
}

/** In words that a link of a text, or an address as it is printed, leads outside these hosts. */
export function linkFault(link: string, hosts: readonly string[]): string | undefined {
  const host = hostOf(link)
  if (host === undefined || isHostWithin(host, hosts)) return undefined
  return `“${link}” leads outside the allowed domains (${hosts.join(', ')}); take it out, or allow its domain`
}

/** An address is printed with or without its scheme; mail addresses and telephone numbers have no host. */
function hostOf(link: string): string | undefined {
  return URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`)?.hostname || undefined
}
