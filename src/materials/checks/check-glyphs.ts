import { glyphsMissing } from '../glyphs-missing.ts'
import type { Check } from './examined.ts'

/** Characters that no shipped font has: they would be drawn as empty boxes, or by a font of chance. */
export const checkGlyphs: Check = ({ withoutGlyph }) =>
  withoutGlyph.length === 0 ? [] : [{ severity: 'error', message: glyphsMissing(withoutGlyph) }]
