import type { Problem } from '../../errors.ts'

const NAMES: Readonly<Record<string, string>> = {
  reason: 'The reason',
  proof: 'The proof',
  note: 'What is new',
  owner: 'Who sees to it',
}

/** What is wrong with what a person wrote, as a sentence beside its field. */
export function namedProblem(problem: Problem): Problem {
  const name = NAMES[problem.path]
  return name === undefined ? problem : { ...problem, message: `${name} ${problem.message}` }
}
