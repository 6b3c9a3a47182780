import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WrittenRule } from '../../../src/schedule/index.ts'

/** A rule, and the instants that another implementation gives for it, in milliseconds since 1970. */
export interface Vector {
  readonly rule: WrittenRule
  readonly instants: readonly number[]
}

/** The kept vectors; `make-vectors.py` beside this file made them and says how. */
export function readVectors(): Vector[] {
  const lines = readFileSync(join(import.meta.dirname, 'rules.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
  return lines.map((line) => {
    const { seconds, ...rule } = JSON.parse(line) as WrittenRule & { seconds: number[] }
    let at = 0
    return { rule, instants: seconds.map((step) => (at += step) * 1000) }
  })
}
