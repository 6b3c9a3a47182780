/** One tag of an XML text, its values with their references resolved. `text` stands between tags. */
export type XmlPart =
  | {
      readonly kind: 'open'
      readonly name: string
      readonly attributes: ReadonlyMap<string, string>
      readonly empty: boolean
    }
  | { readonly kind: 'close'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string }

/** Why a text is no XML that is taken. */
export class RefusedXml extends Error {}

const NAME = String.raw`[A-Za-z_][\w.:-]*`
const declaration =
  /^\uFEFF?<\?xml\s+version=["']1\.[01]["'](?:\s+encoding=["']utf-8["'])?(?:\s+standalone=["'](?:yes|no)["'])?\s*\?>/iu
const openTag = new RegExp(String.raw`<(${NAME})((?:\s+${NAME}\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(/?)>`, 'uy')
const closeTag = new RegExp(String.raw`</(${NAME})\s*>`, 'uy')
const attribute = new RegExp(String.raw`(${NAME})\s*=\s*(?:"([^"]*)"|'([^']*)')`, 'gu')
const characters = /[^<]+/uy

/**
 * The tags and texts of an XML text in order. Strict: throws `RefusedXml` for a DTD, a processing instruction, a reference
 * to an entity of one's own, an attribute twice, and whatever is not well formed up to the nesting of tags.
 */
export function* xmlParts(source: string): Generator<XmlPart> {
  let at = declaration.exec(source)?.[0].length ?? 0
  const next = (pattern: RegExp) => {
    pattern.lastIndex = at
    const match = pattern.exec(source)
    if (match !== null) at = pattern.lastIndex
    return match
  }
  const until = (start: string, end: string) => {
    if (!source.startsWith(start, at)) return undefined
    const from = at + start.length
    const to = source.indexOf(end, from)
    if (to < 0) throw new RefusedXml(refusalAt(source, at))
    at = to + end.length
    return source.slice(from, to)
  }
  while (at < source.length) {
    let inside: string | undefined
    let match: RegExpExecArray | null
    if ((match = next(characters)) !== null) yield { kind: 'text', text: resolved(match[0]) }
    else if (until('<!--', '-->') !== undefined) continue
    else if ((inside = until('<![CDATA[', ']]>')) !== undefined) yield { kind: 'text', text: inside }
    else if ((match = next(closeTag)) !== null) yield { kind: 'close', name: match[1]! }
    else if ((match = next(openTag)) !== null) yield opened(match)
    else throw new RefusedXml(refusalAt(source, at))
  }
}

function opened([, name = '', list = '', slash]: RegExpExecArray): XmlPart {
  const attributes = new Map<string, string>()
  for (const [, key = '', double, single] of list.matchAll(attribute)) {
    if (attributes.has(key)) throw new RefusedXml(`<${name}> has “${key}” twice`)
    attributes.set(key, resolved(double ?? single ?? ''))
  }
  return { kind: 'open', name, attributes, empty: slash === '/' }
}

function refusalAt(source: string, at: number): string {
  const rest = source.slice(at, at + 40).replaceAll(/\s+/g, ' ')
  const line = source.slice(0, at).split('\n').length
  if (/^<!(?:doctype|entity)/i.test(rest)) return `it has a DTD (line ${line}: ${rest}…)`
  if (rest.startsWith('<?')) return `it has a processing instruction (line ${line}: ${rest}…)`
  return `line ${line} is no well-formed XML: ${rest}…`
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function resolved(text: string): string {
  return text.replaceAll(/&([^;&\s]*);?/g, (reference, name: string) => {
    const [, hex, decimal] = /^#(?:x([\da-f]{1,6})|(\d{1,7}))$/i.exec(name) ?? []
    const point = Number.parseInt(hex ?? decimal ?? '', hex === undefined ? 10 : 16)
    const character = point <= 0x10ffff ? String.fromCodePoint(point) : ENTITIES[name]
    if (character === undefined || !reference.endsWith(';'))
      throw new RefusedXml(`it refers to an entity: ${reference}`)
    return character
  })
}
