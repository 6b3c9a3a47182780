import type { Element, ElementContent, Root, RootContent, Text } from 'hast'
import { shownAddress } from '../words/shown-address.ts'
import { isDrawn } from './drawings-in-text.ts'
import { type PictogramName, pictogramElement } from './pictograms.ts'

/** How a text is laid out: as one line, as blocks, or as rows of Easy Read, a picture first. */
export type Shape =
  'line' | 'blocks' | { readonly rows: 'one' | 'by sentence'; readonly picture: PictogramName | undefined }

/** Readies the clean HTML tree of a part, in place. `isBare` says of an address whether it was written without words. */
export function dressWords(tree: Root, shape: Shape, isBare: (href: string) => boolean): void {
  printAddresses(tree, isBare)
  isolate(tree)
  if (shape === 'blocks') return
  if (shape === 'line') tree.children = inline(tree)
  else if (shape.rows === 'one') {
    const words = tree.children.some(isDrawn) ? 'div' : 'p'
    tree.children = [row(element(words, {}, inline(tree)), shape.picture)]
  } else tree.children = rows(tree.children, shape.picture)
}

/** A line has but one paragraph, and perhaps tags around it, which are text to HTML. */
function inline(tree: Root): ElementContent[] {
  return tree.children.flatMap((child): ElementContent[] => {
    if (child.type === 'doctype') return []
    return isParagraph(child) ? child.children : [child]
  })
}

function isParagraph(node: RootContent): node is Element {
  return node.type === 'element' && node.tagName === 'p'
}

/** On paper nobody can follow a link, so its address stands after its words. */
function printAddresses(parent: Root | Element, isBare: (href: string) => boolean): void {
  for (const child of parent.children) {
    if (child.type !== 'element') continue
    const { href } = child.properties
    if (child.tagName !== 'a' || typeof href !== 'string') printAddresses(child, isBare)
    else if (/^https?:/i.test(href)) printAddress(child, shownAddress(href), isBare(href))
  }
}

function printAddress(link: Element, address: string, isBare: boolean): void {
  if (isBare) {
    link.children = [isolated(address)]
    return
  }
  link.children.push(element('span', { className: ['printed-address'] }, [text(' ('), isolated(address), text(')')]))
}

function textIn(node: Element | Text | ElementContent): string {
  if (node.type === 'text') return node.value
  return node.type === 'element' ? node.children.map(textIn).join('') : ''
}

/** Printed values, and what is read from left to right in every script: web and mail addresses, telephone numbers. */
const apart =
  /\uE000\d+\uE001|(?:https?:\/\/|www\.)[^\s<>]*[^\s<>.,;:!?)]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|\+?\d[\d ()-]{4,}\d/gi

/** Keeps those from changing places with the words around them where the two run in different directions. */
function isolate(parent: Root | Element): void {
  if (parent.type === 'element' && (parent.tagName === 'bdi' || parent.tagName === 'code' || isDrawn(parent))) return
  const children: RootContent[] = parent.children.flatMap((child): RootContent[] =>
    child.type === 'text' ? split(child) : [child],
  )
  for (const child of children) if (child.type === 'element') isolate(child)
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- texts and elements may stand in both
  parent.children = children as ElementContent[]
}

function split({ value }: Text): ElementContent[] {
  const parts: ElementContent[] = []
  let done = 0
  for (const { 0: match, index } of value.matchAll(apart)) {
    if (index > done) parts.push(text(value.slice(done, index)))
    parts.push(isolated(match))
    done = index + match.length
  }
  if (done < value.length) parts.push(text(value.slice(done)))
  return parts
}

function isolated(value: string): Element {
  return element('bdi', value.startsWith('\uE000') ? {} : { dir: 'ltr' }, [text(value)])
}

/** One row a sentence, or an item; what begins in one row and ends in another, such as a block's tags, keeps to one. */
function rows(nodes: readonly RootContent[], first: PictogramName | undefined): RootContent[] {
  let picture = first
  return nodes.flatMap((node): RootContent[] => {
    if (node.type !== 'element' || isDrawn(node)) return [node]
    const made = sentencesOf(node).map((words, index) => row(words, index === 0 ? picture : undefined))
    picture = undefined
    return made
  })
}

function sentencesOf(block: Element): Element[] {
  if (block.tagName === 'ul' || block.tagName === 'ol') {
    const items = block.children.filter((child) => child.type === 'element')
    const whole = block.children.every((child) => child.type === 'element' || child.value?.trim() === '')
    return whole ? items.map(({ children }) => element('p', {}, children)) : [block]
  }
  if (block.tagName !== 'p' || textIn(block).includes('\uE003')) return [block]
  const sentences: ElementContent[][] = [[]]
  for (const child of block.children) {
    const pieces = child.type === 'text' ? child.value.split(/(?<=[.!?؟۔।…])\s+/u) : [child]
    for (const [index, piece] of pieces.entries()) {
      if (index > 0) sentences.push([])
      if (piece !== '') sentences.at(-1)!.push(typeof piece === 'string' ? text(piece) : piece)
    }
  }
  return sentences.filter((sentence) => sentence.length > 0).map((sentence) => element('p', {}, sentence))
}

function row(words: Element, picture: PictogramName | undefined): Element {
  const drawn = picture === undefined ? [] : [pictogramElement(picture)]
  return element('div', { className: ['row'] }, [
    element('div', { className: ['row-picture'] }, drawn),
    element('div', { className: ['row-words'] }, [words]),
  ])
}

function element(tagName: string, properties: Element['properties'], children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function text(value: string): Text {
  return { type: 'text', value }
}
