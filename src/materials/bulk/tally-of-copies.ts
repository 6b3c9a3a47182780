import type { CopyRow, CopyTable } from './read-copies.ts'

/** How far it is. */
export interface CopyCounts {
  readonly made: number
  /** Left as they were. */
  readonly kept: number
  readonly failed: number
  readonly total: number
}

/** A copy that is not there: in which line of the table, and why. `language` is empty where the row itself is broken. */
export interface FailedCopy {
  readonly line: number
  readonly id: string
  readonly language: string
  readonly reason: string
}

/** What became of one copy. */
export type Settled = 'made' | 'kept' | { readonly reason: string }

/** Counts what became of the copies of a table. */
interface Tally {
  settle(row: CopyRow, language: string, name: string, what: Settled): void
  result(): {
    readonly made: number
    readonly kept: number
    /** In the order of the table. */
    readonly failed: readonly FailedCopy[]
    /** What is there now, sorted. */
    readonly files: readonly string[]
  }
}

/** `tell` hears the counts after each copy. */
export function tallyOf({ rows, broken }: CopyTable, languages: number, tell: (counts: CopyCounts) => void): Tally {
  const failed: FailedCopy[] = broken.map(({ line, reason }) => ({ line, id: '', language: '', reason }))
  const files: string[] = []
  const total = rows.length * languages + broken.length
  let [made, kept] = [0, 0]
  return {
    settle({ line, id }, language, name, what) {
      if (typeof what === 'object') failed.push({ line, id, language, reason: what.reason })
      else files.push(name)
      if (what === 'made') made++
      if (what === 'kept') kept++
      tell({ made, kept, failed: failed.length, total })
    },
    result: () => ({
      made,
      kept,
      failed: failed.toSorted((one, other) => one.line - other.line),
      files: files.toSorted(),
    }),
  }
}
