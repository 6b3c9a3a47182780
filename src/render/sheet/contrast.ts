/** A colour as `#rrggbb`. */
export type Colour = string

/** The contrast of two colours, from 1 to 21 (WCAG 2.2, “contrast ratio”). */
export function contrastRatio(one: Colour, other: Colour): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (lighter! + 0.05) / (darker! + 0.05)
}

function luminance(colour: Colour): number {
  const [red, green, blue] = channels(colour).map((value) => {
    const share = value / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!
}

/** `share` of the first colour, the rest of the other. */
export function mixed(one: Colour, other: Colour, share: number): Colour {
  const others = channels(other)
  const values = channels(one).map((value, index) => Math.round(value * share + others[index]! * (1 - share)))
  return `#${values.map((value) => value.toString(16).padStart(2, '0')).join('')}`
}

/** The colour itself where it stands out enough on the ground, else darkened until it does. */
export function readableOn(ground: Colour, colour: Colour, ratio: number): Colour {
  for (let share = 1; share > 0; share -= 0.05) {
    const darker = mixed(colour, '#000000', share)
    if (contrastRatio(darker, ground) >= ratio) return darker
  }
  return '#000000'
}

function channels(colour: Colour): number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}
