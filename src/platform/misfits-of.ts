import type { Misfit } from '../ports.ts'
import type { Edges, LaidOutBox, LaidOutPiece, LaidOutText } from './laid-out-text.ts'

/** What browsers round is no fault. CSS pixels. */
const TOLERANCE = 1
const OVERLAP_TOLERANCE = 2

const MOST = 100
const SHOWN_CHARACTERS = 60

/**
 * Of a line's height, which holds room for accents and for the longest descenders of the font: where its letters are. Lines
 * that are set tight reach into each other without their letters touching.
 */
const ABOVE_LETTERS = 0.25
const BELOW_LETTERS = 0.15

/** Which text lies beyond the room of the page, is cut off by a box, runs out of one, or lies over other text. */
export function misfitsOf({ boxes, pieces }: LaidOutText, room: Room): readonly Misfit[] {
  const found = new Map<string, Misfit>()
  const note = ({ where, text }: LaidOutPiece, { how, by }: Beyond) => {
    const misfit = { where, text: beginningOf(text), how, by: Math.round(by * 10) / 10 }
    const key = JSON.stringify([how, where, misfit.text])
    if ((found.get(key)?.by ?? 0) < misfit.by) found.set(key, misfit)
  }
  const inSight: Line[] = []
  for (const piece of pieces) {
    if (piece.beyondFit > TOLERANCE) note(piece, { how: 'overflows', by: piece.beyondFit })
    for (const line of piece.lines.map(lettersOf)) {
      const beyond = beyondBox(line, piece.box, boxes) ?? { how: 'off-page', by: beyondPage(line, room) }
      if (beyond.by > TOLERANCE) note(piece, beyond)
      if (beyond.how !== 'clipped') inSight.push({ ...line, piece })
    }
  }
  for (const { piece, by } of overlapping(inSight)) {
    if (by > OVERLAP_TOLERANCE) note(piece, { how: 'overlaps', by })
  }
  return [...found.values()].slice(0, MOST)
}

interface Line extends Edges {
  readonly piece: LaidOutPiece
}

interface Beyond {
  readonly how: Misfit['how']
  /** CSS pixels; 0 or less: not at all. */
  readonly by: number
}

interface Room {
  readonly width: number
  readonly height?: number | undefined
}

function lettersOf({ left, top, right, bottom }: Edges): Edges {
  const height = bottom - top
  return { left, right, top: top + height * ABOVE_LETTERS, bottom: bottom - height * BELOW_LETTERS }
}

function beyondPage(line: Edges, { width, height = Infinity }: Room): number {
  return Math.max(-line.left, line.right - width, -line.top, line.bottom - height)
}

/**
 * The first box from the inside that a line is beyond. What was put somewhere on purpose counts as outside of a box only where
 * that cuts it off; what people can scroll to is not beyond anything.
 */
function beyondBox(line: Edges, innermost: number, boxes: readonly LaidOutBox[]): Beyond | undefined {
  let inFlow = true
  let absolute = false
  for (let box = boxes[innermost]; box !== undefined; box = boxes[box.parent]) {
    if (!absolute || box.position !== 'static') {
      absolute = false
      if (box.scrolls) return { how: 'clipped', by: 0 }
      const beyond = beyondEdges(line, box, inFlow)
      if (beyond.by > TOLERANCE) return beyond
    }
    absolute ||= box.position === 'absolute'
    inFlow &&= box.inFlow
    if (box.position === 'fixed') return undefined
  }
  return undefined
}

function beyondEdges(line: Edges, box: LaidOutBox, inFlow: boolean): Beyond {
  const clippedX = box.clipsX ? Math.max(box.left - line.left, line.right - box.right) : 0
  const clippedY = box.clipsY ? Math.max(box.top - line.top, line.bottom - box.bottom) : 0
  const clipped = Math.max(clippedX, clippedY)
  if (clipped > TOLERANCE || !inFlow) return { how: 'clipped', by: clipped }
  const outX = box.clipsX ? 0 : box.rightToLeft ? box.left - line.left : line.right - box.right
  const outY = box.clipsY ? 0 : line.bottom - box.bottom
  return { how: 'overflows', by: Math.max(outX, outY) }
}

/** Compares only lines whose heights meet: from above, each with those that have not ended where it begins. */
function* overlapping(lines: readonly Line[]): Generator<{ piece: LaidOutPiece; by: number }> {
  let open: Line[] = []
  for (const line of lines.toSorted((a, b) => a.top - b.top)) {
    open = open.filter(({ bottom }) => bottom > line.top)
    for (const other of open) {
      if (other.piece === line.piece) continue
      const across = Math.min(line.right, other.right) - Math.max(line.left, other.left)
      const down = Math.min(line.bottom, other.bottom) - line.top
      yield { piece: line.piece, by: Math.min(across, down) }
    }
    open.push(line)
  }
}

function beginningOf(text: string): string {
  return Array.from(text).slice(0, SHOWN_CHARACTERS).join('')
}
