import { textDirection } from '../language/text-direction.ts'
import { type TextBlock } from './measured-text.ts'
import { type Attributes, element, plain, short } from './svg-markup.ts'

/** Where a text stands on its place: from it, around it, up to it, in reading direction. */
export type Anchor = 'start' | 'middle' | 'end'

/**
 * Draws in reading direction: `x` counts from the side where a line of the language begins, so that a layout written once
 * is mirrored in languages written from right to left. All methods give markup; `y` counts down from the top.
 */
export interface Sketch {
  /** The sketch is mirrored. */
  readonly mirrored: boolean
  /** A place in reading direction as a coordinate of the SVG. */
  x(x: number): number
  box(x: number, y: number, width: number, height: number, paint: Attributes): string
  circle(x: number, y: number, radius: number, paint: Attributes): string
  /** A line through points in reading direction. */
  path(points: readonly (readonly [number, number])[], paint: Attributes): string
  /** Lines of text; `y` is the top of the first line. */
  text(block: TextBlock, x: number, y: number, fill: string, anchor?: Anchor): string
  /** Markup of a width of its own, drawn from its own top left corner, put at a place. */
  group(x: number, y: number, width: number, markup: string): string
  /** A shape drawn on a square of 24 units that looks the same in both directions, at its top corner. */
  symbol(path: string, x: number, y: number, side: number, paint: Attributes): string
}

/** A sketch of a width, in the direction of a language. `direct` draws from left to right whatever the language. */
export function sketchOf(width: number, language: string, direct = false): Sketch {
  const written = textDirection(language)
  const mirrored = written === 'rtl' && !direct
  const x = (at: number) => (mirrored ? width - at : at)
  return {
    mirrored,
    x,
    box: (left, y, boxWidth, height, paint) =>
      element('rect', { x: mirrored ? width - left - boxWidth : left, y, width: boxWidth, height, ...paint }),
    circle: (cx, cy, r, paint) => element('circle', { cx: x(cx), cy, r, ...paint }),
    path: (points, paint) =>
      element('path', {
        d: points.map(([px, py], index) => `${index === 0 ? 'M' : 'L'}${short(x(px))} ${short(py)}`).join(''),
        fill: 'none',
        ...paint,
      }),
    text: (block, at, y, fill, anchor = 'start') =>
      block.lines
        .map((line, index) =>
          element(
            'text',
            {
              x: x(at),
              y: y + index * block.leading + block.leading / 2 + block.size * 0.35,
              'font-size': block.size,
              'font-weight': block.weight === 700 ? 700 : undefined,
              'text-anchor': anchorOf(anchor, written === 'rtl' && direct),
              fill,
            },
            plain(line),
          ),
        )
        .join(''),
    group: (left, y, groupWidth, markup) =>
      element(
        'g',
        { transform: `translate(${short(mirrored ? width - left - groupWidth : left)} ${short(y)})` },
        markup,
      ),
    symbol: (path, left, y, side, paint) =>
      element('path', {
        d: path,
        transform: `translate(${short(mirrored ? width - left - side : left)} ${short(y)}) scale(${side / 24})`,
        ...paint,
      }),
  }
}

/** In a text from right to left, the start is the right end. */
function anchorOf(anchor: Anchor, turned: boolean): Anchor | undefined {
  const really = turned && anchor !== 'middle' ? (anchor === 'start' ? 'end' : 'start') : anchor
  return really === 'start' ? undefined : really
}
