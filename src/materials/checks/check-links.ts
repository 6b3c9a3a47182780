import { allowedHosts, linkFault } from '../allowed-hosts.ts'
import type { Check, Found } from './examined.ts'

/** Links of texts, and the address that is printed, that lead outside the domains that the campaign allows. Codes have a check of their own. */
export const checkLinks: Check = (examined) => {
  const { texts, easyTexts, copy } = examined
  const hosts = allowedHosts(copy.campaign)
  const codes = examined.kind === 'sheet' ? examined.sheets.flatMap((sheet) => sheet.codes) : []
  return [...texts, ...easyTexts].flatMap(({ path, text, links }) =>
    (path === 'address' ? [text] : links).flatMap((link): Found[] => {
      const message = codes.includes(link) ? undefined : linkFault(link, hosts)
      return message === undefined ? [] : [{ severity: 'error', where: path, message }]
    }),
  )
}
