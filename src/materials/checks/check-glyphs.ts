import type { Check } from './examined.ts'

/** Characters that no shipped font has: they would be drawn as empty boxes, or by a font of chance. */
export const checkGlyphs: Check = ({ withoutGlyph }) => {
  if (withoutGlyph.length === 0) return []
  const named = withoutGlyph.map((character) => `“${character}” (U+${codePoint(character)})`)
  const shown = named.slice(0, 10).join(', ')
  const more = named.length > 10 ? ` and ${named.length - 10} more` : ''
  return [{ severity: 'error', message: `the fonts lack ${shown}${more}; write it in other characters` }]
}

function codePoint(character: string): string {
  return character.codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')
}
