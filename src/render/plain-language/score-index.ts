import {
  INDEX_CONDITIONS,
  INDEX_ITEMS,
  INDEX_OPENING,
  type IndexCondition,
  type IndexItem,
} from './clear-communication-index.ts'

/** From this score on a material is clear: CDC Clear Communication Index, user guide. */
export const CLEAR_FROM = 90

export interface IndexAnswers {
  /** By the key of the opening question, in words. */
  readonly opening: Readonly<Record<string, string>>
  /** Whether the material holds what parts B, C, D and question 20 are about. */
  readonly holds: Readonly<Partial<Record<IndexCondition, boolean>>>
  /** By the number of the question. */
  readonly items: Readonly<Record<number, boolean>>
}

/** `open` names what is not answered yet, in the words of the questions. */
export type IndexScore =
  | { readonly complete: false; readonly open: readonly string[] }
  | {
      readonly complete: true
      readonly points: number
      readonly applicable: number
      /** Points of those that apply, in percent, not rounded. */
      readonly score: number
      readonly clear: boolean
      readonly missed: readonly IndexItem[]
    }

/** The score of a material: one point for each yes, out of the questions that apply to it. Nothing before all are answered. */
export function scoreIndex(answers: IndexAnswers): IndexScore {
  const applicable = INDEX_ITEMS.filter(({ when }) => applies(when, answers))
  const open = [
    ...INDEX_OPENING.filter(({ key }) => (answers.opening[key] ?? '').trim() === ''),
    ...INDEX_CONDITIONS.filter(({ key }) => isAsked(key, answers) && answers.holds[key] === undefined),
    ...applicable.filter(({ number }) => answers.items[number] === undefined),
  ].map(({ question }) => question)
  if (open.length > 0) return { complete: false, open }
  const missed = applicable.filter(({ number }) => answers.items[number] === false)
  const points = applicable.length - missed.length
  const score = (points / applicable.length) * 100
  return { complete: true, points, applicable: applicable.length, score, clear: score >= CLEAR_FROM, missed }
}

function applies(when: IndexCondition, answers: IndexAnswers): boolean {
  return when === 'always' || (isAsked(when, answers) && answers.holds[when] === true)
}

/** How likely a risk is, is asked only where there is one. */
function isAsked(when: IndexCondition, { holds }: IndexAnswers): boolean {
  return when !== 'probability' || holds.risk === true
}
