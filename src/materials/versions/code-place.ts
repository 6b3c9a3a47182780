import { qrSvg } from '../../render/index.ts'

/** Stands in stored pages where the code goes: it leads elsewhere from each placement, and nothing else of a page differs. */
export const CODE_PLACE = '<svg data-place="code"></svg>'

/** A stored page with its code; `address` is read out, `leadsTo` is what a phone follows. */
export function withCode(page: string, address: string, leadsTo: string): string {
  return page.replaceAll(CODE_PLACE, () => qrSvg(leadsTo, { title: address }))
}
