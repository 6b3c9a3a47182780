import type { Element, Nodes, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'

/** Which check something in a document belongs to. */
export type DocumentAspect = 'alt-text' | 'headings' | 'structure'

export interface DocumentProblem {
  readonly aspect: DocumentAspect
  readonly message: string
}

/**
 * What keeps a whole HTML document from being understood by who hears it: one first heading and none that leaves a level
 * out, pictures and figures with a name, links with words, tables with headings, a language, and ids that are there once.
 */
export function documentProblems(html: string): readonly DocumentProblem[] {
  const root = fromHtml(html)
  const elements = elementsIn(root)
  const of = (aspect: DocumentAspect, messages: readonly string[]) => messages.map((message) => ({ aspect, message }))
  return [
    ...of('headings', headingFaults(elements)),
    ...of('alt-text', pictureFaults(elements)),
    ...of('structure', [
      ...languageFaults(elements),
      ...linkFaults(elements),
      ...tableFaults(elements),
      ...idFaults(elements),
    ]),
  ]
}

function headingFaults(elements: readonly Element[]): string[] {
  const headings = elements.filter(({ tagName }) => /^h[1-6]$/.test(tagName))
  const levels = headings.map(({ tagName }) => Number(tagName.slice(1)))
  const firsts = levels.filter((level) => level === 1).length
  return [
    ...(firsts === 1 ? [] : [`has ${firsts} headings of the first level, expected one`]),
    ...headings.flatMap((heading, index) => {
      const [before, level] = [levels[index - 1] ?? 0, levels[index]!]
      const text = textIn(heading).trim()
      if (text === '') return [`a heading of level ${level} is empty`]
      return level > before + 1 ? [`“${text}” is a heading of level ${level} under one of level ${before}`] : []
    }),
  ]
}

function pictureFaults(elements: readonly Element[]): string[] {
  return elements.flatMap((element): string[] => {
    const { tagName, properties } = element
    if (tagName === 'img') return typeof properties['alt'] === 'string' ? [] : ['a picture has no alternative text']
    if (tagName === 'svg' && properties['ariaHidden'] !== 'true' && nameOf(element, elements) === '')
      return ['a drawing has no title and is not marked as decoration']
    if (tagName === 'figure' && !hasCaption(element, elements)) return ['a figure has no caption and no name']
    return []
  })
}

/** The name that `aria-label`, `aria-labelledby` or the drawing's own title give. */
function nameOf(element: Element, elements: readonly Element[]): string {
  const { ariaLabel, ariaLabelledBy } = element.properties
  if (typeof ariaLabel === 'string') return ariaLabel.trim()
  const ids: readonly unknown[] = Array.isArray(ariaLabelledBy) ? ariaLabelledBy : []
  const named = elements.filter(({ properties: { id } }) => id !== undefined && ids.some((one) => one === id))
  if (named.length > 0) return named.map(textIn).join(' ').trim()
  const title = element.children.find((child) => child.type === 'element' && child.tagName === 'title')
  return title === undefined ? '' : textIn(title).trim()
}

function hasCaption(figure: Element, elements: readonly Element[]): boolean {
  const inside = elementsIn(figure)
  const caption = inside.find(({ tagName }) => tagName === 'figcaption')
  if (caption !== undefined && textIn(caption).trim() !== '') return true
  return inside.some((one) => (one.tagName === 'svg' || one === figure) && nameOf(one, elements) !== '')
}

function languageFaults(elements: readonly Element[]): string[] {
  const html = elements.find(({ tagName }) => tagName === 'html')
  const lang = html?.properties['lang']
  return typeof lang === 'string' && lang !== '' ? [] : ['the document does not say its language']
}

function linkFaults(elements: readonly Element[]): string[] {
  return elements
    .filter(({ tagName, properties }) => tagName === 'a' && properties['href'] !== undefined)
    .filter((link) => textIn(link).trim() === '' && nameOf(link, elements) === '')
    .map(({ properties }) => `the link to ${String(properties['href'])} has no words`)
}

function tableFaults(elements: readonly Element[]): string[] {
  return elements
    .filter(({ tagName }) => tagName === 'table')
    .filter((table) => !elementsIn(table).some(({ tagName }) => tagName === 'th'))
    .map(() => 'a table has no headings of its columns or rows')
}

function idFaults(elements: readonly Element[]): string[] {
  const ids = elements.flatMap(({ properties: { id } }) => (typeof id === 'string' ? [id] : []))
  const twice = new Set(ids.filter((id, index) => ids.indexOf(id) !== index))
  return [...twice].map((id) => `the id “${id}” is there more than once`)
}

function elementsIn(node: Root | Element): Element[] {
  return node.children.flatMap((child) => (child.type === 'element' ? [child, ...elementsIn(child)] : []))
}

function textIn(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  const words = node.children.map((child) => textIn(child)).join('')
  return node.type === 'element' && node.tagName === 'img' ? (node.properties['alt'] ?? '') : words
}
