import { textWidth } from '../../render/index.ts'
import type { CopyOfSheet } from '../draw-sheet.ts'

/** Which of two is wider is the same at every size. */
const SIZE = 16

/**
 * The copies that need the most room: for each value the one where it is longest, and the one with its longest word. Where
 * these fit, so do the others.
 */
export function withLongestValues(copies: readonly CopyOfSheet[], language: string): readonly CopyOfSheet[] {
  const widest = new Map<string, { copy: CopyOfSheet; width: number }>()
  const keep = (name: string, copy: CopyOfSheet, width: number) => {
    if (width > (widest.get(name)?.width ?? 0)) widest.set(name, { copy, width })
  }
  for (const copy of copies) {
    for (const [name, value] of Object.entries(printed(copy))) {
      const widths = value.split(/\s+/).map((word) => textWidth(word, SIZE, 700, language))
      keep(
        `${name}, whole`,
        copy,
        widths.reduce((sum, width) => sum + width + SIZE / 4, 0),
      )
      keep(`${name}, a word`, copy, Math.max(...widths))
    }
  }
  return [...new Set(Array.from(widest.values(), ({ copy }) => copy))]
}

function printed({ values, address }: CopyOfSheet): Record<string, string> {
  return { ...values, ...(address !== undefined && { 'the address': address }) }
}
