import { textWidth } from '../../src/render/index.ts'
import { allWithin, readXml, type XmlElement } from '../support/xml.ts'

/** A shape of a drawing, in the coordinates of the drawing. */
export interface Mark {
  readonly kind: string | undefined
  readonly element: XmlElement
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Placed {
  readonly element: XmlElement
  readonly x: number
  readonly y: number
  readonly scale: number
}

/** The marks of a kind (`data-mark`): rectangles and circles with their size, paths with where they stand. */
export function marksOf(svg: string, kind: string): Mark[] {
  return placed(readXml(svg))
    .filter(({ element }) => element.attributes['data-mark'] === kind)
    .map(markOf)
}

function markOf({ element, x, y, scale }: Placed): Mark {
  const number = (name: string) => Number(element.attributes[name] ?? 0)
  const radius = number('r')
  return {
    kind: element.attributes['data-mark'],
    element,
    left: x + (number('x') + number('cx') - radius) * scale,
    top: y + (number('y') + number('cy') - radius) * scale,
    width: (number('width') || radius * 2) * scale,
    height: (number('height') || radius * 2) * scale,
  }
}

/** A line of text with the box that it stands in. */
export interface TextBox {
  readonly text: string
  readonly size: number
  readonly left: number
  readonly right: number
  readonly top: number
  readonly bottom: number
}

/** All lines of text of a drawing. The box is from the height of capitals to the base line. */
export function textsOf(svg: string): TextBox[] {
  const root = readXml(svg)
  const { lang = 'en', direction } = root.attributes
  return placed(root)
    .filter(({ element }) => element.name === 'text')
    .map(({ element, x, y, scale }) => {
      const { attributes, text } = element
      const size = Number(attributes['font-size']) * scale
      const width = textWidth(text, size, attributes['font-weight'] === '700' ? 700 : 400, lang)
      const anchor = attributes['text-anchor'] ?? 'start'
      const at = x + Number(attributes['x']) * scale
      const base = y + Number(attributes['y']) * scale
      const isRightOf = (anchor === 'start') === (direction !== 'rtl')
      const left = anchor === 'middle' ? at - width / 2 : isRightOf ? at : at - width
      return { text, size, left, right: left + width, top: base - size * 0.72, bottom: base }
    })
}

function placed(root: XmlElement): Placed[] {
  return place(root, { x: 0, y: 0, scale: 1 })
}

function place(element: XmlElement, outer: Omit<Placed, 'element'>): Placed[] {
  const transform = element.attributes['transform'] ?? ''
  if (element.name === 'pattern') return []
  const [, dx = '0', dy = '0'] = /translate\(([-\d.]+) ([-\d.]+)\)/.exec(transform) ?? []
  const [, factor = '1'] = /scale\(([\d.]+)\)/.exec(transform) ?? []
  const here = {
    x: outer.x + Number(dx) * outer.scale,
    y: outer.y + Number(dy) * outer.scale,
    scale: outer.scale * Number(factor),
  }
  return [{ element, ...here }, ...element.children.flatMap((child) => place(child, here))]
}

/** Pairs of texts that stand on one another, and texts that leave the drawing, in words: none is right. */
export function collisions(svg: string): string[] {
  const { width, height } = readXml(svg).attributes
  const texts = textsOf(svg)
  const outside = texts.filter(
    ({ left, right, top, bottom }) => left < -1 || right > Number(width) + 1 || top < -1 || bottom > Number(height) + 1,
  )
  const pairs = texts.flatMap((one, index) =>
    texts
      .slice(index + 1)
      .filter(
        (other) =>
          one.left < other.right - 1 && other.left < one.right - 1 && one.top < other.bottom && other.top < one.bottom,
      )
      .map((other) => `“${one.text}” and “${other.text}”`),
  )
  return [...outside.map(({ text }) => `“${text}” leaves the drawing`), ...pairs]
}

/** What could act in a drawing that only ought to be looked at: scripts, handlers, links, other documents. */
export function activeParts(svg: string): string[] {
  return allWithin(readXml(svg)).flatMap(({ name, attributes }) => [
    ...(PASSIVE.has(name) ? [] : [`<${name}>`]),
    ...Object.entries(attributes)
      .filter(
        ([key, value]) => /^on|href|src/i.test(key) || /javascript:/i.test(value) || /url\((?!#[\w-]+\))/.test(value),
      )
      .map(([key, value]) => `${key}="${value}"`),
  ])
}

const PASSIVE = new Set(['svg', 'g', 'defs', 'pattern', 'rect', 'circle', 'path', 'text', 'title', 'desc', 'style'])
