import { artboards, type QrPlacement, qrProblems } from '../../render/index.ts'
import { allowedHosts } from '../allowed-hosts.ts'
import type { Check, Found } from './examined.ts'

const MM_PER_INCH = 25.4

/** Pictures for screens are given out at twice their size, which is what networks get. */
const GIVEN_OUT_AT = 2

/** Whether each code can be scanned where it stands, and leads inside the domains that the campaign allows. */
export const checkCode: Check = (examined) => {
  const { campaign } = examined.copy
  const found = placesOf(examined).flatMap(({ url, written, where, size }) =>
    qrProblems(url, { size, allowedHosts: allowedHosts(campaign) }).map(({ path, message, severity }): Found => {
      return { severity, message, where: path === 'url' ? written : where }
    }),
  )
  // Where it leads is the same in all places.
  return [...new Map(found.map((one) => [`${one.where} ${one.message}`, one])).values()]
}

/** The text that draws a code. */
function textWith(url: string, { texts, easyTexts }: Parameters<Check>[0]): string {
  return [...texts, ...easyTexts].find(({ links }) => links.includes(url))?.path ?? 'texts'
}

interface CodePlace {
  readonly url: string
  /** Where its address is written. */
  readonly written: string
  readonly where: string
  readonly size: QrPlacement['size']
}

function placesOf(examined: Parameters<Check>[0]): CodePlace[] {
  const { campaign, material } = examined.copy
  const main = { url: material.address ?? campaign.service.url, written: 'address' }
  if (examined.kind === 'sheet')
    return examined.sheets.flatMap(({ variant, html, codes }) => {
      const inTexts = { mm: printedWidth(html, '.qr svg') }
      return [
        { ...main, where: variant, size: { mm: printedWidth(html, '.code-picture') } },
        ...codes.map((url) => ({ url, written: textWith(url, examined), where: variant, size: inTexts })),
      ]
    })
  return examined.boards.map(({ artboard }) => {
    const { code, perInch } = artboards[artboard]
    const size = artboard === 'poster' ? { mm: (code / perInch) * MM_PER_INCH } : { px: code * GIVEN_OUT_AT }
    return { ...main, where: artboard, size }
  })
}

/** The least width in mm that a style of the document gives what it selects; 0 where none does. */
function printedWidth(html: string, selector: string): number {
  const rule = new RegExp(`${selector.replaceAll('.', String.raw`\.`)}\\s*\\{[^}]*?width:\\s*([\\d.]+)mm`, 'g')
  const widths = Array.from(html.matchAll(rule), ([, mm]) => Number(mm))
  return widths.length === 0 ? 0 : Math.min(...widths)
}
