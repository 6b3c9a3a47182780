import { type CoreMessage, hasRunOut } from '../../plan/index.ts'
import { sentencesWithFigures } from '../../render/index.ts'
import type { Check, Examined, Found } from './examined.ts'

/** Core messages that it carries and that nothing proves, and figures in its texts that nothing can prove. */
export const checkClaims: Check = (examined) => [...unprovenCores(examined), ...unprovenFigures(examined)]

function unprovenCores(examined: Examined): Found[] {
  return carried(examined)
    .filter(({ proof }) => proof === undefined)
    .map(({ id, text }) => ({
      severity: 'error',
      where: id,
      message: `nothing proves the core message “${text}”; add its proof with source and date, or take it out`,
    }))
}

/** Parts that set rules, prices and what to do: figures in them are no claims. */
const RULES = ['who', 'need', 'steps', 'cost']

/** Which proof belongs to which sentence nobody can tell, so one proof or source lets them all pass. */
function unprovenFigures(examined: Examined): Found[] {
  const { texts, easyTexts, figures, language } = examined
  const isProven = carried(examined).some(({ proof }) => proof !== undefined)
  if (isProven || figures.some(({ figure: { data } }) => data.source?.trim())) return []
  const claims = [...texts, ...easyTexts].filter(
    ({ path }) => !RULES.includes(path.replace(/^easy\./, '').split('.')[0]!),
  )
  return claims.flatMap(({ path, text }) =>
    sentencesWithFigures(text, language).map((sentence): Found => {
      const lacking = 'the material has no core message with a proof and no drawn figure with a source'
      const advice = 'name the core message that proves it under core, or take the figure out'
      return { severity: 'error', where: path, message: `“${sentence}” states a figure, and ${lacking}; ${advice}` }
    }),
  )
}

/** Proofs that held until a day before today. */
export const checkExpiredProof: Check = (examined) =>
  carried(examined)
    .filter((core) => hasRunOut(core, examined.today))
    .map(({ id, text, proofUntil }) => ({
      severity: 'error',
      where: id,
      message: `the proof of “${text}” held until ${proofUntil}; find out whether it still holds, and say until when`,
    }))

function carried({ copy: { campaign, material } }: Examined): readonly CoreMessage[] {
  return campaign.coreMessages.filter(({ id }) => material.core.includes(id))
}
