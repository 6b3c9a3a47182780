import type { ElementContent, Root, RootContent } from 'hast'
import type { Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import { nameOf } from '../handlebars/syntax-tree.ts'
import { type Mark, markPattern } from '../message/body-marks.ts'
import { type Part, walk } from '../message/body-tree.ts'

/** The words that draw. What they make is no running text, and stands in a paragraph of its own. */
const DRAWING: readonly string[] = ['qr', 'chart']
/** The words that make HTML, which no address and no title can hold. */
const MAKING_HTML: readonly string[] = [...DRAWING, 'link', 'contact']

/** The class of what stands around a drawing. */
const DRAWN = 'drawn'

/** Calls of words that stand where what they make cannot; `isLine`: the text is one line, which holds no drawing. */
export function misplacedCalls(root: Part, marks: readonly Mark[], isLine: boolean): Problem[] {
  return [...walk(root)].flatMap(({ part, ancestors }) => [
    ...callsIn([part.url, part.title], MAKING_HTML, marks).map(({ name, location }) =>
      problemAt(location, `"${name}" cannot stand inside an address or a title. Write the address itself.`),
    ),
    ...callsIn([part.value], ['link'], marks).flatMap(({ location }) =>
      ancestors.some(({ type }) => type === 'link')
        ? [problemAt(location, 'A link cannot stand inside another. Take one of the two out.')]
        : [],
    ),
    ...callsIn([part.value], DRAWING, marks).flatMap(({ name, location }) =>
      !isLine && standsAlone(ancestors, marks) ? [] : [problemAt(location, needsRoom(name, isLine))],
    ),
  ])
}

/** Drawings in a text of one line without Markdown, such as a telephone number. */
export function drawingsInLine(marks: readonly Mark[]): Problem[] {
  return marks.flatMap((mark) => {
    const name = calledBy(mark)
    return name !== undefined && DRAWING.includes(name) ? [problemAt(mark.location, needsRoom(name, true))] : []
  })
}

function needsRoom(name: string, isLine: boolean): string {
  return isLine
    ? `"${name}" draws, and this is one line of words. Write it in a longer text, such as a step or the notes.`
    : `"${name}" takes a paragraph of its own: put an empty line before and after it, outside of lists, quotes and links.`
}

function callsIn(texts: readonly (string | null | undefined)[], names: readonly string[], marks: readonly Mark[]) {
  return texts.flatMap((text) =>
    Array.from(text?.matchAll(markPattern) ?? [], ([, digits]) => marks[Number(digits)]!).flatMap((mark) => {
      const name = calledBy(mark)
      return name !== undefined && names.includes(name) ? [{ name, location: mark.location }] : []
    }),
  )
}

/** The word that a tag calls; a bare name is a field. */
function calledBy(mark: Mark | undefined): string | undefined {
  if (mark?.kind !== 'print') return undefined
  const { path, params, hash } = mark.statement
  return params.length > 0 || hash !== undefined ? nameOf(path).original : undefined
}

function standsAlone([root, paragraph, ...inside]: readonly Part[], marks: readonly Mark[]): boolean {
  if (root?.type !== 'root' || paragraph?.type !== 'paragraph' || inside.length > 0) return false
  const text = (paragraph.children ?? []).map(({ type, value = '' }) => (type === 'text' ? value : type === 'tag' ? '' : type)) // prettier-ignore
  return holdsDrawingsAlone(text.join(''), marks)
}

/** Drawings, tags of blocks around them, and nothing else. */
function holdsDrawingsAlone(text: string, marks: readonly Mark[]): boolean {
  const rest = text.replace(markPattern, (mark, digits: string) =>
    mark.startsWith('\uE003') || isDrawing(marks[Number(digits)]) ? '' : mark,
  )
  return rest.trim() === ''
}

function isDrawing(mark: Mark | undefined): boolean {
  return DRAWING.includes(calledBy(mark) ?? '')
}

/** Takes drawings out of their paragraphs, which HTML lets hold running text alone. */
export function drawingsApart(tree: Root, marks: readonly Mark[]): void {
  tree.children = tree.children.flatMap((child): RootContent[] => {
    if (child.type !== 'element' || child.tagName !== 'p') return [child]
    const text = child.children.map((inside) => (inside.type === 'text' ? inside.value : inside.type)).join('')
    const hasDrawing = Array.from(text.matchAll(markPattern)).some(([, digits]) => isDrawing(marks[Number(digits)]))
    return hasDrawing && holdsDrawingsAlone(text, marks) ? text.split(/(\uE000\d+\uE001)/).flatMap(apart) : [child]
  })
}

function apart(piece: string): ElementContent[] {
  const text = { type: 'text', value: piece.trim() } as const
  if (text.value === '') return []
  if (!text.value.startsWith('\uE000')) return [text]
  return [{ type: 'element', tagName: 'div', properties: { className: [DRAWN] }, children: [text] }]
}

export function isDrawn(node: RootContent): boolean {
  const classes = node.type === 'element' ? node.properties['className'] : undefined
  return Array.isArray(classes) && classes.includes(DRAWN)
}
