/** An element of an XML document. */
export interface XmlElement {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly XmlElement[]
  /** Of itself and all within, in order. */
  readonly text: string
}

const TOKEN = /<(\/?)([A-Za-z][\w:.-]*)((?:\s+[\w:.-]+="[^"<]*")*)\s*(\/?)>|([^<]+)/gy
const ATTRIBUTE = /([\w:.-]+)="([^"]*)"/g
const ENTITY = /&(?:#x([\da-f]+)|#(\d+)|(amp|lt|gt|quot|apos));/gi
const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

/** Reads a document of elements, quoted attributes and text, and nothing else; throws where it is not well formed. */
export function readXml(source: string): XmlElement {
  // oxlint-disable-next-line no-control-regex -- what XML 1.0 forbids
  const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/.exec(source)
  if (forbidden || !source.isWellFormed()) throw new Error('The document holds a character that XML forbids.')
  type Open = { name: string; attributes: Record<string, string>; children: XmlElement[]; text: string }
  const root: Open = { name: '', attributes: {}, children: [], text: '' }
  const open = [root]
  let at = 0
  for (const match of source.matchAll(TOKEN)) {
    at = match.index + match[0].length
    const [, closing, name = '', attributes = '', empty, text] = match
    const inside = open.at(-1)!
    if (text !== undefined) inside.text += decoded(text)
    else if (closing) {
      if (inside.name !== name) throw new Error(`</${name}> closes <${inside.name}>.`)
      open.pop()
      open.at(-1)!.text += inside.text
    } else {
      const element: Open = { name, attributes: readAttributes(attributes), children: [], text: '' }
      inside.children.push(element)
      if (!empty) open.push(element)
    }
  }
  if (at !== source.length) throw new Error(`No XML from “${source.slice(at, at + 60)}”.`)
  if (open.length !== 1 || root.children.length !== 1) throw new Error('A document has one element that is closed.')
  return root.children[0]!
}

function readAttributes(source: string): Record<string, string> {
  const attributes: Record<string, string> = {}
  for (const [, name = '', value = ''] of source.matchAll(ATTRIBUTE)) {
    if (name in attributes) throw new Error(`“${name}” is given twice.`)
    attributes[name] = decoded(value)
  }
  return attributes
}

function decoded(text: string): string {
  if (text.replaceAll(ENTITY, '').includes('&')) throw new Error(`A bare & stands in “${text.slice(0, 60)}”.`)
  return text.replaceAll(ENTITY, (_, hex?: string, decimal?: string, name?: string) =>
    name === undefined
      ? String.fromCodePoint(Number.parseInt(hex ?? decimal!, hex ? 16 : 10))
      : NAMED[name.toLowerCase()]!,
  )
}

/** An element and all elements within it, in order. */
export function allWithin(element: XmlElement): XmlElement[] {
  return [element, ...element.children.flatMap(allWithin)]
}
