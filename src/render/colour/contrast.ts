import { Invalid, type Problem } from '../../errors.ts'

/**
 * The contrast of two colours in sRGB, from 1 to 21; the order does not matter. Colours are `#rgb` or `#rrggbb`; throws
 * `Invalid` for any other. Source: WCAG 2.2, contrast ratio and relative luminance.
 */
export function contrastRatio(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((less, more) => less - more)
  return (light + 0.05) / (dark + 0.05)
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = channels(colour).map((channel) =>
    channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4,
  )
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function channels(colour: string): number[] {
  const hex = /^#(?:([\da-f]{6})|([\da-f]{3}))$/i.exec(colour.trim())
  if (hex === null) throw new Invalid(`“${colour}” is no colour: write it as #rrggbb, such as #1d70b8.`)
  const digits = hex[1] ?? Array.from(hex[2]!, (digit) => digit + digit).join('')
  return [0, 2, 4].map((at) => Number.parseInt(digits.slice(at, at + 2), 16) / 255)
}

/** Two colours that stand on one another. `large` text has 24 px, or 18.66 px in bold; a `graphic` is a line, bar or icon. */
export interface ColourPair {
  readonly name: string
  readonly colour: string
  readonly background: string
  readonly use: 'text' | 'large-text' | 'graphic'
}

/** WCAG 2.2, 1.4.3 and 1.4.11, level AA. */
const LEAST = { text: 4.5, 'large-text': 3, graphic: 3 } as const

/** The pairs that too few can tell apart. `path` is the name of the pair. */
export function contrastProblems(pairs: readonly ColourPair[]): Problem[] {
  return pairs.flatMap(({ name, colour, background, use }) => {
    const ratio = contrastRatio(colour, background)
    if (ratio >= LEAST[use]) return []
    // Rounded down: 4.496 is not the 4.5 that is asked for.
    const found = (Math.floor(ratio * 100) / 100).toFixed(2)
    const message = `${colour} on ${background} has a contrast of ${found} : 1, expected at least ${LEAST[use]} : 1.`
    return [{ path: name, message, severity: 'error' as const }]
  })
}
