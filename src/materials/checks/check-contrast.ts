import {
  type ColourPair,
  contrastProblems,
  contrastRatio,
  type DesignName,
  designs,
  sheetColours,
} from '../../render/index.ts'
import type { Check, Found } from './examined.ts'

const WHITE = '#ffffff'

/**
 * Every colour against what it stands on, as the design and the material's own colour make them. Designs darken that
 * colour wherever it is text; a mark or band in it that is too pale is still hard to see.
 */
export const checkContrast: Check = (examined) => {
  const { material } = examined.copy
  if (examined.kind === 'infographic') return problemsOf(infographicPairs(material.template))
  const { accent } = material
  return [...problemsOf(sheetPairs(accent)), ...(accent === undefined ? [] : paleAccent(accent))]
}

function problemsOf(pairs: readonly ColourPair[]): Found[] {
  return contrastProblems(pairs).map(({ path, message }) => ({ severity: 'error', where: path, message }))
}

function paleAccent(accent: string): Found[] {
  const ratio = contrastRatio(accent, WHITE)
  if (ratio >= 3) return []
  const found = (Math.floor(ratio * 100) / 100).toFixed(2)
  const message = `the colour ${accent} has a contrast of ${found} : 1 with white, expected at least 3 : 1 for marks and bands; choose a darker one`
  return [{ severity: 'error', where: 'accent', message }]
}

function sheetPairs(accent: string | undefined): ColourPair[] {
  const colours = sheetColours(accent)
  const { ink, quiet, brand, onBrand, brandInk, tint, accentTint, accentInk } = colours
  const text = (name: string, colour: string, background: string): ColourPair => ({
    name,
    colour,
    background,
    use: 'text',
  })
  return [
    text('text', ink, WHITE),
    text('text on the pale ground', ink, tint),
    text('small print', quiet, WHITE),
    text('text on the colour', onBrand, brand),
    text('headings', brandInk, WHITE),
    text('headings on the pale ground', brandInk, tint),
    text('text on the second pale ground', accentInk, accentTint),
  ]
}

function infographicPairs(template: string): ColourPair[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the checks of the plan let no other design in
  const { palette, sheet, title, action, column } = designs[template as DesignName]
  const pair = (name: string, colour: string, background: string, use: ColourPair['use'] = 'text'): ColourPair => ({ name, colour, background, use }) // prettier-ignore
  return [
    pair('text', sheet.ink, sheet.ground),
    pair('small print', sheet.quiet, sheet.ground),
    pair('title', title.ink, title.ground),
    pair('what to do', action.ink, action.ground),
    pair('text beside the figures', column.ink, column.ground),
    pair('text of figures', palette.ink, palette.ground),
    pair('small text of figures', palette.quiet, palette.ground),
    pair('values of figures', palette.accent, palette.ground),
    pair('text on values', palette.onAccent, palette.accent),
    pair('shapes of figures', palette.second, palette.ground, 'graphic'),
  ]
}
