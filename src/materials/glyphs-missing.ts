import { Invalid } from '../errors.ts'
import { answerFor, type CheckOverride } from '../plan/index.ts'
import type { Format } from './formats.ts'

/** What is wrong with characters that no shipped font has, and what to do. */
export function glyphsMissing(characters: readonly string[]): string {
  const named = characters.map((character) => `“${character}” (U+${codePoint(character)})`)
  const shown = named.slice(0, 10).join(', ')
  const more = named.length > 10 ? ` and ${named.length - 10} more` : ''
  return `the fonts lack ${shown}${more}; write it in other characters`
}

/** A file that a page or picture becomes, and what somebody answers for in its material. */
export interface FileWanted {
  readonly format: Format
  readonly language: string
  readonly overrides: readonly CheckOverride[]
}

/**
 * Throws `Invalid` where a file would show empty boxes and nobody answers for it: a PDF or PNG has no fonts but the shipped
 * ones. On a page and in an SVG the reader's own fonts show what they can.
 */
export function refuseEmptyBoxes(characters: readonly string[], { format, language, overrides }: FileWanted): void {
  if (characters.length === 0 || (format !== 'pdf' && format !== 'png')) return
  if (answerFor(overrides, 'glyphs', language) !== undefined) return
  throw new Invalid(`a ${format.toUpperCase()} would show empty boxes: ${glyphsMissing(characters)}`)
}

function codePoint(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
}
