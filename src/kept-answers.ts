import type { Database, Rows } from '../db/index.ts'

/** Of one database; the oldest go first. */
const MOST = 2_000

/**
 * Answers that are not asked for again while the same process has the same database open. The question must hold all that
 * the answer depends on, so that one that has changed is another question. Who asks at the same time shares one answer.
 */
export function answersKept<T>() {
  const kept = new WeakMap<Rows, Map<string, Promise<T>>>()
  return ({ rows }: Database, question: readonly unknown[], ask: () => Promise<T>): Promise<T> => {
    const answers = kept.get(rows) ?? new Map<string, Promise<T>>()
    kept.set(rows, answers)
    const key = JSON.stringify(question)
    const known = answers.get(key)
    if (known) return known
    const oldest = answers.keys().next()
    if (answers.size >= MOST && !oldest.done) answers.delete(oldest.value)
    const answer = ask()
    answers.set(key, answer)
    answer.catch(() => answers.delete(key))
    return answer
  }
}
