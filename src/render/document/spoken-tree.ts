import type { Element, Root, RootContent } from 'hast'

/** The elements inside a tree that are read out, in order: what is hidden is passed over with all it holds. */
export function descendants(node: Root | Element): Generator<Element> {
  return elementsIn(node, (element) => !isHidden(element))
}

/** All elements inside a tree, in order, or those that `enters` lets in. */
export function* elementsIn(
  node: Root | Element,
  enters: (element: Element) => boolean = () => true,
): Generator<Element> {
  for (const child of node.children) {
    if (child.type !== 'element' || !enters(child)) continue
    yield child
    yield* elementsIn(child, enters)
  }
}

function isHidden({ properties }: Element): boolean {
  return properties['hidden'] === true || String(properties['ariaHidden']) === 'true'
}

export function isElement(node: RootContent, tagName: string): node is Element {
  return node.type === 'element' && node.tagName === tagName
}

/** What an element is called when it is read out: its label, else its text with those of the pictures in it. */
export function nameOf(element: Element): string {
  const { ariaLabel, ariaLabelledBy } = element.properties
  // What an id refers to stands elsewhere: that there is one is enough here.
  if (ariaLabelledBy !== undefined) return String(ariaLabelledBy).trim()
  if (typeof ariaLabel === 'string' && ariaLabel.trim() !== '') return ariaLabel.trim()
  if (element.tagName === 'img') return (element.properties['alt'] ?? '').trim()
  if (element.tagName === 'svg') {
    const title = element.children.find((child) => isElement(child, 'title'))
    return title === undefined ? '' : textOf(title)
  }
  return textOf(element)
}

function textOf(element: Element): string {
  return element.children
    .map((child) => {
      if (child.type === 'text') return child.value
      return child.type === 'element' && !isHidden(child) ? ` ${nameOf(child)} ` : ''
    })
    .join('')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Line and column of an element, from 1, where its tree was read from a text. */
export function place(element: Element | undefined): { line?: number; column?: number } {
  const start = element?.position?.start
  return start === undefined ? {} : { line: start.line, column: start.column }
}
