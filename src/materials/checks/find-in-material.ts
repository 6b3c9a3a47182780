import { FanfareError, Invalid } from '../../errors.ts'
import {
  type CheckFinding,
  MATERIAL_CHECK_NAMES,
  type MaterialCheck,
  type PlannedMaterial,
  type PlannedMaterials,
} from '../../plan/index.ts'
import type { DrawingPorts } from '../drawing.ts'
import type { Pictures } from '../pictures-of.ts'
import { checkClaims, checkExpiredProof } from './check-claims.ts'
import { checkCode } from './check-code.ts'
import { checkContrast } from './check-contrast.ts'
import { checkAltText, checkHeadings, checkStructure } from './check-document.ts'
import { checkFigures, misfitsOfDrawings } from './check-figures.ts'
import { documentSizes } from './check-file-size.ts'
import { checkGlyphs } from './check-glyphs.ts'
import { checkLanguages } from './check-languages.ts'
import { checkLinks } from './check-links.ts'
import { checkParts } from './check-parts.ts'
import { checkJargon, checkLongSentences, checkPlaceholders, checkReadingLevel } from './check-words.ts'
import { examine } from './examine.ts'
import type { Check, Examined, Found } from './examined.ts'
import { measure, type Measured } from './measure.ts'

/** What is found without a browser. */
const CHECKS: Readonly<Record<Exclude<MaterialCheck, keyof Measured | 'drawing'>, Check>> = {
  contrast: checkContrast,
  'alt-text': checkAltText,
  headings: checkHeadings,
  structure: checkStructure,
  'reading-level': checkReadingLevel,
  'long-sentences': checkLongSentences,
  jargon: checkJargon,
  code: checkCode,
  links: checkLinks,
  claims: checkClaims,
  'expired-proof': checkExpiredProof,
  placeholders: checkPlaceholders,
  parts: checkParts,
  languages: checkLanguages,
  glyphs: checkGlyphs,
  figures: checkFigures,
}

export interface FoundInMaterial {
  readonly findings: readonly CheckFinding[]
  /** Whether a browser measured how the text fits. */
  readonly isMeasured: boolean
}

export interface Examining {
  readonly planned: PlannedMaterials
  readonly material: PlannedMaterial
  readonly language: string
  readonly now: Date
  /** What it shows. */
  readonly pictures: Pictures
}

/**
 * What all checks find in a material in one language, in the order of the table of checks; overrides do not count yet.
 * `by: 'drawing'` leaves out what only a browser finds, which takes a second: for what is being written.
 */
export async function findInMaterial(
  ports: DrawingPorts,
  { planned, material, language, now, pictures }: Examining,
  by: 'drawing' | 'measuring',
): Promise<FoundInMaterial> {
  const named = (check: MaterialCheck, found: readonly Found[]) =>
    found.map((one): CheckFinding => ({ check, language, ...one }))
  const examined = await drawn(() => examine(ports, planned, material, language, now, pictures))
  if (Array.isArray(examined)) return { findings: named('drawing', examined), isMeasured: true }
  const { isMeasured, ...measured } =
    by === 'drawing' ? { ...unmeasured(examined), isMeasured: false } : await measuredOr(ports, examined)
  const findings = MATERIAL_CHECK_NAMES.flatMap((check) => {
    if (check === 'drawing') return []
    return named(check, check === 'overflow' || check === 'file-size' ? measured[check] : CHECKS[check](examined))
  })
  return { findings, isMeasured }
}

/** What cannot be drawn is checked no further. */
async function drawn(draw: () => Promise<Examined>): Promise<Examined | Found[]> {
  try {
    return await draw()
  } catch (error) {
    if (!(error instanceof Invalid)) throw error
    return error.problems.map(({ path, message }) => ({
      severity: 'error',
      message: `it cannot be drawn: ${message}`,
      ...(path !== '' && { where: path }),
    }))
  }
}

function unmeasured(examined: Examined): Measured {
  return { overflow: misfitsOfDrawings(examined), 'file-size': documentSizes(examined) }
}

/** Where there is no browser nobody knows that the text fits, and that is a finding itself. */
async function measuredOr(
  { pages }: DrawingPorts,
  examined: Examined,
): Promise<Measured & Pick<FoundInMaterial, 'isMeasured'>> {
  try {
    return { ...(await measure(pages, examined)), isMeasured: true }
  } catch (error) {
    if (!(error instanceof FanfareError)) throw error
    const { overflow, ...rest } = unmeasured(examined)
    const message = `whether the text fits was not measured: ${error.message}`
    return { ...rest, overflow: [...overflow, { severity: 'error', message }], isMeasured: false }
  }
}
