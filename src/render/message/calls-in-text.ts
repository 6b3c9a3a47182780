import { markPattern, type Place } from './body-marks.ts'
import type { Part } from './body-tree.ts'

/** What a call of `contact` or `link` says: the same to every reader, so it is a part of the tree and not of a template. */
export interface SaidByCall {
  readonly name: string
  readonly parts: readonly Part[]
  readonly place: Place
}

/** By the mark that stands for the call. */
export type Calls = ReadonlyMap<number, SaidByCall>

/** A text in the pieces around the marks of calls, and what these say. */
export function piecesAround(text: string, calls: Calls): (string | SaidByCall)[] {
  if (calls.size === 0) return [text]
  const pieces: (string | SaidByCall)[] = []
  let done = 0
  for (const match of text.matchAll(markPattern)) {
    const said = calls.get(Number(match[1]))
    if (said === undefined) continue
    if (match.index > done) pieces.push(text.slice(done, match.index))
    pieces.push(said)
    done = match.index + match[0].length
  }
  if (done < text.length) pieces.push(text.slice(done))
  return pieces
}
