import { escapeHtml } from '../handlebars/values.ts'

export type Attributes = Readonly<Record<string, string | number | undefined>>

/** One SVG element. Attribute values are escaped, those that are undefined left out; children are markup already. */
export function element(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${typeof value === 'number' ? short(value) : plain(value ?? '')}"`)
    .join('')
  return children.length === 0 ? `<${name}${written}/>` : `<${name}${written}>${children.join('')}</${name}>`
}

/** A text as the content of an element: escaped, without characters that XML forbids. */
export function plain(text: string): string {
  return escapeHtml(text.toWellFormed().replaceAll(FORBIDDEN, ''))
}

/** The ids of one drawing, which all begin alike. */
export function idsFrom(prefix: string): (name: string) => string {
  const begin = prefix.replaceAll(/[^\w-]/g, '-')
  return (name) => `${begin}-${name}`
}

/** A coordinate with two decimals at most. */
export function short(value: number): string {
  return String(Math.round(value * 100) / 100)
}

// oxlint-disable-next-line no-control-regex -- XML 1.0 allows none of these, not even escaped
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f\ufffe\uffff]/g
