import { isHostWithin } from '../../render/index.ts'
import { allowedHosts } from '../allowed-hosts.ts'
import type { Check, Found } from './examined.ts'

/** Links of texts, and the address that is printed, that lead outside the domains that the campaign allows. Codes have a check of their own. */
export const checkLinks: Check = (examined) => {
  const { texts, easyTexts, copy } = examined
  const hosts = allowedHosts(copy.campaign)
  const codes = examined.kind === 'sheet' ? examined.sheets.flatMap((sheet) => sheet.codes) : []
  return [...texts, ...easyTexts].flatMap(({ path, text, links }) =>
    (path === 'address' ? [text] : links).flatMap((link): Found[] => {
      const host = hostOf(link)
      if (host === undefined || codes.includes(link) || isHostWithin(host, hosts)) return []
      const message = `“${link}” leads outside the allowed domains (${hosts.join(', ')}); take it out, or allow its domain`
      return [{ severity: 'error', where: path, message }]
    }),
  )
}

/** An address is printed with or without its scheme; mail addresses and telephone numbers have no host. */
function hostOf(link: string): string | undefined {
  return URL.parse(/^[a-z][a-z0-9+.-]*:/i.test(link) ? link : `https://${link}`)?.hostname || undefined
}
