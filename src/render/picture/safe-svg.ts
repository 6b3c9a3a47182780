import { svgReferences } from './svg-references.ts'
import { RefusedXml, type XmlPart, xmlParts } from './xml-tags.ts'

/** Elements that draw, name or arrange. What can run, load, move or lead away is not among them. */
const ELEMENTS = new Set(
  [
    'svg g defs symbol use title desc switch path rect circle ellipse line polyline polygon text tspan textPath image',
    'linearGradient radialGradient stop pattern clipPath mask marker style filter feBlend feColorMatrix feComponentTransfer',
    'feComposite feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR feGaussianBlur feMerge feMergeNode feMorphology feOffset',
  ].flatMap((list) => list.split(' ')),
)

const SVG_NAMESPACE = 'http://www.w3.org/2000/svg'

/** A size in CSS pixels as the picture says it, or by its `viewBox`. */
export interface SvgSize {
  readonly width: number
  readonly height: number
}

/**
 * The size of an SVG that only draws. Throws `RefusedXml`, naming the offender, for scripts, event attributes,
 * `foreignObject`, animation, links, references outside the file, DTDs, elements that are not known, and for what is no
 * well-formed XML. Editors’ own attributes do nothing and are let be; their elements are refused.
 */
export function safeSvgSize(source: string): SvgSize {
  const open: Open[] = []
  const references = svgReferences()
  let root: Open | undefined
  for (const part of xmlParts(source)) {
    const outside = open.length === 0
    if (outside && (part.kind === 'text' ? part.text.trim() !== '' : root !== undefined))
      throw new RefusedXml(root === undefined ? 'it begins with text' : 'it goes on after its end')
    if (part.kind === 'open') {
      checkElement(part)
      references.enter(part.attributes)
      const element = { ...part, text: '' }
      root ??= element
      open.push(element)
    } else if (part.kind === 'text') {
      const element = open.at(-1)
      if (element !== undefined) element.text += part.text
    }
    if (part.kind === 'close' || (part.kind === 'open' && part.empty)) {
      const closed = open.pop()
      if (closed?.name !== part.name) throw new RefusedXml(`</${part.name}> closes what is not open`)
      if (closed.name === 'style') checkStyle(closed.text, '<style>')
      references.leave()
    }
  }
  if (root?.name !== 'svg') throw new RefusedXml('it holds no <svg>')
  if (open.length > 0) throw new RefusedXml(`<${open.at(-1)!.name}> is not closed`)
  references.check()
  return sizeOf(root.attributes)
}

type Open = Extract<XmlPart, { kind: 'open' }> & { text: string }

function checkElement({ name, attributes }: Extract<XmlPart, { kind: 'open' }>): void {
  if (!ELEMENTS.has(name)) throw new RefusedXml(`it holds <${name}>`)
  for (const [key, value] of attributes) checkAttribute(name, key, value)
}

function checkAttribute(element: string, key: string, value: string): void {
  const place = `${key} of <${element}>`
  const local = key.slice(key.indexOf(':') + 1)
  if (/^on/i.test(local)) throw new RefusedXml(`it has an event attribute: ${place}`)
  if (key === 'xmlns' && value !== SVG_NAMESPACE) throw new RefusedXml(`${place} is no SVG: ${value}`)
  if (key === 'xml:base') throw new RefusedXml(`it has ${place}`)
  // A prefix may be bound to any namespace: what is called href is taken for one.
  if (/^(?:href|src)$/i.test(local)) checkReference(element, value, place)
  else if (!/^xmlns(?::|$)/.test(key)) checkStyle(value, place)
}

function checkReference(element: string, value: string, place: string): void {
  const isPicture = element === 'image' && /^data:image\/(?:png|jpeg|webp);base64,[\w+/=\s]*$/.test(value)
  if (!isPicture && !/^#[^\s]*$/.test(value))
    throw new RefusedXml(`it refers outside the file: ${place} is “${shortened(value)}”`)
}

/** A value or a style sheet: what CSS escapes hide is read with them resolved. */
function checkStyle(value: string, place: string): void {
  const plain = value
    .replaceAll(/\/\*[^]*?\*\//g, '')
    .replaceAll(/\\([\da-f]{1,6})\s?/gi, (_, hex: string) =>
      String.fromCodePoint(Math.min(Number.parseInt(hex, 16), 0x10ffff)),
    )
    .replaceAll('\\', '')
  if (/@import|@font-face|@namespace/i.test(plain)) throw new RefusedXml(`it loads or renames in ${place}`)
  const bare = plain.replaceAll(/[\p{Cc} ]/gu, '')
  if (/javascript:|vbscript:|expression\(|-moz-binding|behavior:/i.test(bare))
    throw new RefusedXml(`it runs a script in ${place}`)
  for (const [, target = ''] of bare.matchAll(/(?:url|src|image-set)\(["']?([^"')]*)/gi))
    if (!target.startsWith('#'))
      throw new RefusedXml(`it refers outside the file: ${place} has url(${shortened(target)})`)
}

function shortened(value: string): string {
  return value.length > 60 ? `${value.slice(0, 60)}…` : value
}

const PIXELS: Readonly<Record<string, number>> = {
  '': 1,
  px: 1,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 96 / 2.54,
  mm: 96 / 25.4,
}

function sizeOf(attributes: ReadonlyMap<string, string>): SvgSize {
  const [, , boxWidth = 0, boxHeight = 0] = (attributes.get('viewBox') ?? '')
    .trim()
    .split(/[\s,]+/)
    .map(Number)
  const [width, height] = [lengthOf(attributes.get('width')), lengthOf(attributes.get('height'))]
  if (width !== undefined && height !== undefined) return { width, height }
  if (!(boxWidth > 0 && boxHeight > 0)) throw new RefusedXml('<svg> says no size: give it a viewBox')
  if (width !== undefined) return { width, height: (width * boxHeight) / boxWidth }
  return height === undefined
    ? { width: boxWidth, height: boxHeight }
    : { width: (height * boxWidth) / boxHeight, height }
}

/** A length in CSS pixels; undefined for a share of what is around it. */
function lengthOf(value: string | undefined): number | undefined {
  const [, number = '', unit = ''] = /^\s*([\d.]+(?:e[+-]?\d+)?)(px|pt|pc|in|cm|mm)?\s*$/i.exec(value ?? '') ?? []
  const pixels = Number(number) * (PIXELS[unit.toLowerCase()] ?? 1)
  return number !== '' && pixels > 0 ? pixels : undefined
}
