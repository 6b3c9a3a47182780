/** Something found in a text, and where: line and column count from 1. */
export interface Finding {
  readonly text: string
  readonly line: number
  readonly column: number
}

/** The line and the column of a place in a text, both from 1. */
export function placeIn(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset)
  return { line: before.split('\n').length, column: offset - before.lastIndexOf('\n') }
}

/** What a pattern found in `text`. */
export function findingAt(text: string, { 0: found, index }: RegExpExecArray): Finding {
  return { text: found, ...placeIn(text, index) }
}

/** By where they begin; of two at one place the longer first. */
export function inOrder(one: Finding, other: Finding): number {
  return one.line - other.line || one.column - other.column || other.text.length - one.text.length
}
