import { encode } from 'uqr'
import { Invalid } from '../../errors.ts'
import { escapeHtml } from '../handlebars/values.ts'

/** Light modules that must stand around a code on every side: ISO/IEC 18004. */
export const QUIET_ZONE = 4

export interface QrModules {
  /** Modules per side, without the quiet zone. */
  readonly size: number
  /** Counted from 0 at the top left; outside the code everything is light. */
  readonly isDark: (x: number, y: number) => boolean
}

/**
 * The QR code of a text, at error level M (a seventh may be covered) or better where that costs no module. Throws `Invalid`
 * where there is nothing to say or more than a code can hold: 2,331 bytes of UTF-8.
 */
export function qrModules(text: string): QrModules {
  if (text === '') throw new Invalid('A QR code needs an address: it was given an empty text.')
  const { size, data } = encoded(text)
  return { size, isDark: (x, y) => data[y]?.[x] === true }
}

function encoded(text: string) {
  try {
    return encode(text, { ecc: 'M', boostEcc: true, border: 0 })
  } catch (fault) {
    if (!(fault instanceof RangeError)) throw fault
    const bytes = new TextEncoder().encode(text).length
    throw new Invalid(`A QR code holds at most 2,331 bytes: this text has ${bytes}. Use a short address.`)
  }
}

/**
 * The code as an SVG of its own or inside a page: dark on light, with its quiet zone, one unit per module and without a
 * size: the caller gives it one. `title` says to those who do not see it where it leads.
 */
export function qrSvg(text: string, { title }: { title: string }): string {
  const modules = qrModules(text)
  const side = modules.size + 2 * QUIET_ZONE
  const name = escapeHtml(title)
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" role="img" ` +
    `shape-rendering="crispEdges"><title>${name}</title><path fill="#fff" d="M0 0h${side}v${side}H0z"/>` +
    `<path fill="#000" d="${darkRuns(modules)}"/></svg>`
  )
}

/** The dark modules as the data of a path, one rectangle per run in a row, within the quiet zone. */
export function darkRuns({ size, isDark }: QrModules): string {
  const runs: string[] = []
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      if (!isDark(x, y) || isDark(x - 1, y)) continue
      let length = 1
      while (isDark(x + length, y)) length++
      runs.push(`M${x + QUIET_ZONE} ${y + QUIET_ZONE}h${length}v1h-${length}z`)
    }
  return runs.join('')
}
