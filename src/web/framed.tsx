import { FanfareError, Invalid } from '../errors.ts'
import type { PartKind } from '../plan/index.ts'
import { asSentence, statusOf } from './on-error.tsx'
import { FramedProblem } from './pages/framed-problem.tsx'
import type { SignedInContext } from './signed-in.ts'
import { withLabels } from './words/part-words.ts'

/** A document for a frame; what is wrong stands in its place, for the frame would show neither the pages' style nor their links. */
export async function framed(c: SignedInContext, draw: () => Promise<string>, kind?: PartKind) {
  try {
    return c.html(await draw())
  } catch (error) {
    if (!(error instanceof FanfareError)) throw error
    const problems = error instanceof Invalid ? withLabels(error.problems, kind) : [problemOf(error)]
    const told = problems.map((problem) => ({ ...problem, message: asSentence(problem.message) }))
    return c.html(<FramedProblem title="This cannot be shown yet" problems={told} />, statusOf(error))
  }
}

function problemOf({ message }: FanfareError) {
  return { path: '', message, severity: 'error' } as const
}
