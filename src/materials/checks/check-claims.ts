import { type CoreMessage, hasRunOut } from '../../plan/index.ts'
import type { Check, Examined } from './examined.ts'

/** Core messages that it carries and that nothing proves. */
export const checkClaims: Check = (examined) =>
  carried(examined)
    .filter(({ proof }) => proof === undefined)
    .map(({ id, text }) => ({
      severity: 'error',
      where: id,
      message: `nothing proves the core message “${text}”; add its proof with source and date, or take it out`,
    }))

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
