import { Invalid } from '../../errors.ts'
import { contrastRatio } from '../colour/contrast.ts'

/** A colour as `#rrggbb`. */
type Colour = string

/** Every colour of a sheet. Text stands out from its ground by 4.5 at least, lines and pictures by 3. */
export interface SheetColours {
  readonly ink: Colour
  /** For what is said in passing. */
  readonly quiet: Colour
  /** A ground for few, large words, and what is written on it. */
  readonly brand: Colour
  readonly onBrand: Colour
  /** Headings and links, on white and on `tint`. */
  readonly brandInk: Colour
  /** A pale ground. */
  readonly tint: Colour
  /** Filling of pictures. */
  readonly wash: Colour
  /** Hairlines that only decorate. */
  readonly line: Colour
  readonly accent: Colour
  readonly accentTint: Colour
  /** Words and edges on `accentTint`. */
  readonly accentInk: Colour
}

const WHITE = '#ffffff'
const INK = '#161c28'

/** The colours that follow from the service's own. Throws `Invalid` where one is not written as `#rrggbb`. */
export function sheetColours(brand: Colour = '#0b3a73', accent: Colour = '#e8a33d'): SheetColours {
  refuseOther({ brand, accent })
  const tint = mixed(brand, WHITE, 0.07)
  const accentTint = mixed(accent, WHITE, 0.13)
  return {
    ink: INK,
    quiet: '#454e5f',
    brand,
    onBrand: contrastRatio(brand, WHITE) >= 4.5 ? WHITE : readableOn(brand, INK, 4.5),
    brandInk: readableOn(tint, brand, 5.5),
    tint,
    wash: mixed(brand, WHITE, 0.2),
    line: mixed(brand, '#f2f2f2', 0.22),
    accent,
    accentTint,
    accentInk: readableOn(accentTint, accent, 4.5),
  }
}

function refuseOther(colours: Readonly<Record<string, Colour>>): void {
  const wrong = Object.entries(colours).filter(([, colour]) => !/^#[\da-f]{6}$/i.test(colour))
  if (wrong.length === 0) return
  throw new Invalid(
    wrong.map(([path, colour]) => ({
      path,
      message: `“${colour}” is not a colour written as #rrggbb, such as #0b3a73.`,
      severity: 'error',
    })),
  )
}

/** `share` of the first colour, the rest of the other. */
function mixed(one: Colour, other: Colour, share: number): Colour {
  const others = channels(other)
  const values = channels(one).map((value, index) => Math.round(value * share + others[index]! * (1 - share)))
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The colour itself where it stands out enough on the ground, else darkened until it does. */
function readableOn(ground: Colour, colour: Colour, ratio: number): Colour {
  for (let share = 1; share > 0; share -= 0.05) {
    const darker = mixed(colour, '#000000', share)
    if (contrastRatio(darker, ground) >= ratio) return darker
  }
  return '#000000'
}

function channels(colour: Colour): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}
