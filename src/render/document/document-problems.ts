import type { Element, Root } from 'hast'
import type { Problem } from '../../errors.ts'
import { headingProblems } from './heading-problems.ts'
import { descendants, elementsIn, isElement, nameOf, place } from './spoken-tree.ts'

/**
 * What keeps a page from being understood by those who hear it or go through it by keyboard, of what can be seen in its
 * tree alone: its language and title, its headings, names of pictures, links and figures, heads of tables, ids given
 * twice. `document` is a whole page; `path` names the element, with line and column where the tree knows them.
 */
export function documentProblems(document: Root): readonly Problem[] {
  const elements = [...descendants(document)]
  return [
    ...pageProblems(elements),
    ...headingProblems(elements),
    ...elements.flatMap((element) => elementProblems(element)),
    ...idProblems([...elementsIn(document)]),
  ]
}

function pageProblems(elements: readonly Element[]): Problem[] {
  const html = elements.find(({ tagName }) => tagName === 'html')
  const title = elements.find(({ tagName }) => tagName === 'title')
  return [
    ...(html !== undefined && isGiven(html.properties['lang'])
      ? []
      : [error('html', 'The page does not say its language: give <html> a lang.', html)]),
    ...(title !== undefined && nameOf(title) !== '' ? [] : [error('title', 'The page has no title.', title)]),
  ]
}

function elementProblems(element: Element): Problem[] {
  const { tagName, properties } = element
  const problem = (fault: boolean, message: string) => (fault ? [error(tagName, message, element)] : [])
  switch (tagName) {
    case 'img':
      return problem(
        properties['alt'] === undefined,
        'A picture has no alternative text: say what it shows, or alt="".',
      )
    case 'svg':
      return problem(properties['role'] === 'img' && nameOf(element) === '', 'A drawing has no title.')
    case 'a':
      return problem(
        properties['href'] !== undefined && nameOf(element) === '',
        `A link has no text: ${String(properties['href'])}.`,
      )
    case 'table':
      return problem(!has(element, 'th'), 'A table has no heads: its first row or column needs <th>.')
    case 'figure':
      return problem(!has(element, 'figcaption') && !isNamed(element), 'A figure has no caption and no name.')
    default:
      return []
  }
}

function idProblems(elements: readonly Element[]): Problem[] {
  const seen = new Set<unknown>()
  return elements.flatMap((element) => {
    const id = element.properties['id']
    if (id === undefined || !seen.has(id)) {
      seen.add(id)
      return []
    }
    return [error(element.tagName, `The id “${id}” is given twice.`, element)]
  })
}

/** It says itself what it is, or a picture in it does. */
function isNamed(figure: Element): boolean {
  const pictures = [...descendants(figure)].filter(({ tagName }) => tagName === 'img' || tagName === 'svg')
  return isGiven(figure.properties['ariaLabel']) || pictures.some((picture) => nameOf(picture) !== '')
}

function has(element: Element, tagName: string): boolean {
  return [...descendants(element)].some((inside) => isElement(inside, tagName))
}

function isGiven(value: unknown): boolean {
  return typeof value === 'string' && value.trim() !== ''
}

function error(path: string, message: string, element: Element | undefined): Problem {
  return { path, message, severity: 'error', ...place(element) }
}
