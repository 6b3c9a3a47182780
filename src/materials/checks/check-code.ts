import { artboards, type QrPlacement, qrProblems } from '../../render/index.ts'
import { allowedHosts } from '../allowed-hosts.ts'
import type { Check, Found } from './examined.ts'

/** Half a point is a unit of the poster's drawing; 72 points are an inch of 25.4 mm. */
const MM_PER_UNIT = 25.4 / 72 / 2

/** Pictures for screens are given out at twice their size, which is what networks get. */
const GIVEN_OUT_AT = 2

/** Whether the code can be scanned where it stands, and leads inside the domains that the campaign allows. */
export const checkCode: Check = (examined) => {
  const { campaign, material } = examined.copy
  const url = material.address ?? campaign.service.url
  const found = placesOf(examined).flatMap(({ where, size }) =>
    qrProblems(url, { size, allowedHosts: allowedHosts(campaign) }).map(({ path, message, severity }): Found => {
      return { severity, message, where: path === 'url' ? 'address' : where }
    }),
  )
  // Where it leads is the same in all places.
  return [...new Map(found.map((one) => [`${one.where} ${one.message}`, one])).values()]
}

interface CodePlace {
  readonly where: string
  readonly size: QrPlacement['size']
}

function placesOf(examined: Parameters<Check>[0]): CodePlace[] {
  if (examined.kind === 'sheet')
    return examined.sheets.map(({ variant, html }) => ({ where: variant, size: { mm: printedWidth(html) } }))
  return examined.boards.map(({ artboard }) => {
    const { code } = artboards[artboard]
    const size = artboard === 'poster' ? { mm: code * MM_PER_UNIT } : { px: code * GIVEN_OUT_AT }
    return { where: artboard, size }
  })
}

/** The least width in mm that a style of the document gives the picture of the code; 0 where none does. */
function printedWidth(html: string): number {
  const widths = Array.from(html.matchAll(/\.code-picture\s*\{[^}]*?width:\s*([\d.]+)mm/g), ([, mm]) => Number(mm))
  return widths.length === 0 ? 0 : Math.min(...widths)
}
