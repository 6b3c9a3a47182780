import { expect, it } from 'vitest'
import type { LaidOutBox, LaidOutPiece } from '../../src/platform/laid-out-text.ts'
import { misfitsOf } from '../../src/platform/misfits-of.ts'

const ROOM = { width: 300 }

/** A box from 0,0 that clips nothing. */
function box(width: number, height: number, change: Partial<LaidOutBox> = {}): LaidOutBox {
  const edges = { left: 0, top: 0, right: width, bottom: height }
  const plain = { clipsX: false, clipsY: false, scrolls: false, inFlow: true, position: 'static', rightToLeft: false }
  return { parent: -1, ...edges, ...plain, ...change }
}

/** A line of 20 pixels' height. */
function piece(left: number, top: number, width: number, change: Partial<LaidOutPiece> = {}): LaidOutPiece {
  const lines = [{ left, top, right: left + width, bottom: top + 20 }]
  return { box: 0, where: 'p', text: `text at ${left}, ${top}`, lines, beyondFit: 0, ...change }
}

const CLIPS = { clipsX: true, clipsY: true }

it.each<[string, LaidOutBox[], LaidOutPiece[], object[]]>([
  ['text within its box', [box(100, 40)], [piece(0, 0, 100), piece(0, 20, 100)], []],
  ['a pixel is what browsers round', [box(100, 20)], [piece(0, 0, 101)], []],
  ['out of its box', [box(100, 20)], [piece(0, 0, 130)], [{ how: 'overflows', by: 30 }]],
  ['cut off by its box', [box(100, 20, CLIPS)], [piece(-10, 0, 130)], [{ how: 'clipped', by: 20 }]],
  ['in the room above letters', [box(100, 20, { ...CLIPS, top: 5 })], [piece(0, 0, 50)], []],
  [
    'cut off by a box further out',
    [box(120, 40, { parent: 1 }), box(100, 40, CLIPS)],
    [piece(0, 0, 120)],
    [{ how: 'clipped', by: 20 }],
  ],
  [
    'absolute, past a box that does not hold it',
    [box(120, 40, { parent: 1, position: 'absolute', inFlow: false }), box(50, 20, CLIPS)],
    [piece(0, 0, 120)],
    [],
  ],
  [
    'absolute, cut off by the box that holds it',
    [box(120, 40, { parent: 1, position: 'absolute', inFlow: false }), box(50, 40, { ...CLIPS, position: 'relative' })],
    [piece(0, 0, 120)],
    [{ how: 'clipped', by: 70 }],
  ],
  ['a float longer than its parent', [box(100, 40, { parent: 1, inFlow: false }), box(100, 0)], [piece(0, 0, 50)], []],
  [
    'right to left, out on the left',
    [box(100, 20, { rightToLeft: true })],
    [piece(-30, 0, 130)],
    [{ how: 'overflows', by: 30 }],
  ],
  ['what scrolls is beyond nothing', [box(100, 20, { ...CLIPS, scrolls: true })], [piece(0, 0, 900)], []],
  ['beyond the page', [box(900, 20)], [piece(250, 0, 100)], [{ how: 'off-page', by: 50 }]],
  ['longer than it may be', [box(100, 20)], [piece(0, 0, 50, { beyondFit: 7.25 })], [{ how: 'overflows', by: 7.3 }]],
  [
    'over other text',
    [box(300, 40)],
    [piece(0, 0, 50), piece(20, 6, 50)],
    [{ how: 'overlaps', by: 6, text: 'text at 20, 6' }],
  ],
  ['beside and below other text', [box(300, 60)], [piece(0, 0, 50), piece(50, 0, 50), piece(0, 14, 50)], []],
  [
    'cut off, so over nothing',
    [box(100, 20, CLIPS)],
    [piece(0, 24, 50), piece(0, 26, 50, { box: -1 })],
    [{ how: 'clipped' }],
  ],
])('%s', (_, boxes, pieces, expected) => {
  expect(misfitsOf({ boxes, pieces }, ROOM)).toMatchObject(expected)
  expect(misfitsOf({ boxes, pieces }, ROOM)).toHaveLength(expected.length)
})

it('each place is told once, at its worst, and never more than a hundred', () => {
  const twice = [piece(0, 0, 320, { text: 'same' }), piece(0, 40, 350, { text: 'same' })]
  expect(misfitsOf({ boxes: [], pieces: twice }, ROOM)).toMatchObject([{ by: 50 }])
  const many = Array.from({ length: 300 }, (_, row) => piece(0, row * 40, 350))
  expect(misfitsOf({ boxes: [], pieces: many }, ROOM)).toHaveLength(100)
})
