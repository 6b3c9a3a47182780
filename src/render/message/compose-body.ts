import type { Root } from 'mdast'
import type { Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import { nameOf, type Program } from '../handlebars/syntax-tree.ts'
import { type Address, type AddressBook, judgeAddress } from './addresses.ts'
import { linkBareAddresses } from './bare-addresses.ts'
import { type BlockGroup, type Mark, markBody, type MarkedBody, markPattern, type Place } from './body-marks.ts'
import { type Part, readMarkdown, walk } from './body-tree.ts'
import type { MessageFacts } from './message-variant.ts'
import { placeBlocks } from './place-blocks.ts'
import { tagNames } from './tag-names.ts'

/** A body read once: its Markdown tree with blocks in their places, and what is wrong with it. */
export interface ComposedBody {
  readonly root: Root
  readonly marks: readonly Mark[]
  readonly problems: readonly Problem[]
  /** The address of each link in the tree. */
  readonly addresses: ReadonlyMap<Part, Address>
}

/** Reads a parsed body. Without facts, as when inspecting, addresses made of facts are taken to be good ones. */
export function composeBody(program: Program, facts: MessageFacts | undefined): ComposedBody {
  const marked = markBody(program)
  const { marks } = marked
  const root = readMarkdown(marked.text)
  const reading = new Reading(marked, { marks, names: tagNames(program), facts })
  reading.read(root)
  const misplaced = placeBlocks(root, marks)
  const problems = [
    ...marked.problems,
    ...reading.problems,
    ...misplaced.map(crossesElements),
    ...(reading.problems.some(({ severity }) => severity === 'error') ? [] : lostTags(root, marks)),
  ]
  trimEdges(root)
  return { root, marks, problems, addresses: reading.addresses }
}

/** One walk over a fresh tree, which it changes in place. */
class Reading {
  readonly problems: Problem[] = []
  readonly addresses = new Map<Part, Address>()
  readonly #marked: MarkedBody
  readonly #book: AddressBook
  readonly #definitions = new Map<string, Part>()

  constructor(marked: MarkedBody, book: AddressBook) {
    this.#marked = marked
    this.#book = book
  }

  read(root: Part): void {
    for (const { part } of walk(root)) {
      const { identifier } = part
      if (part.type === 'definition' && identifier !== undefined && !this.#definitions.has(identifier))
        this.#definitions.set(identifier, part)
    }
    this.#readChildren(root, false)
  }

  #readChildren(parent: Part, inLink: boolean): void {
    parent.children = parent.children?.flatMap((child) => this.#readPart(child, inLink)) ?? []
  }

  #readPart(part: Part, inLink: boolean): Part[] {
    const place = this.#marked.placeOf(part.position?.start.offset ?? 0)
    switch (part.type) {
      case 'definition':
        return []
      case 'html':
        return this.#refuse(place, 'HTML is not sent. Write Markdown, and "&lt;" for a "<".')
      case 'image':
      case 'imageReference':
        return this.#refuse(place, 'Images are not available in messages yet. Link to a page that shows it.')
      case 'text':
        return this.#readText(part.value ?? '', place, inLink)
      case 'linkReference': {
        const { url = '', title } = this.#definitions.get(part.identifier ?? '') ?? {}
        return this.#readLink({ type: 'link', url, title, children: part.children ?? [] }, place)
      }
      case 'link':
        return this.#readLink(part, place)
      case 'code':
      case 'inlineCode':
        return [this.#withoutNotes({ type: part.type, value: part.value ?? '' }, place)]
      default:
        if (part.children) this.#readChildren(part, inLink)
        return [part]
    }
  }

  #readText(value: string, place: Place, inLink: boolean): Part[] {
    const parts = inLink ? [{ type: 'text', value }] : linkBareAddresses(value, this.#book)
    return parts.flatMap((part) => (part.type === 'link' ? this.#readLink(part, place) : this.#splitAtTags(part)))
  }

  #splitAtTags({ value = '' }: Part): Part[] {
    const parts: Part[] = []
    let rest = value
    for (let tag = nextTag(rest); tag; tag = nextTag(rest)) {
      const mark = this.#book.marks[tag.index]
      const before = rest.slice(0, tag.at)
      if (before) parts.push({ type: 'text', value: before })
      if (mark && 'group' in mark) parts.push({ type: 'tag', index: tag.index })
      rest = rest.slice(tag.at + tag.length)
      const ownLine =
        mark?.kind === 'note' ? /(?:^|\n)[ \t]*$/.test(before) : mark && 'group' in mark && mark.group.standalone
      if (ownLine) rest = rest.replace(/^[ \t]*\n/, '')
    }
    if (rest) parts.push({ type: 'text', value: rest })
    return parts
  }

  #readLink(part: Part, place: Place): Part[] {
    const address = judgeAddress(part.url ?? '', this.#book)
    if (address.kind === 'refused') return this.#refuse(place, address.because)
    if (address.kind === 'personal') this.problems.push(at(place, address.because, 'warning'))
    this.#checkWhole(address.url, place)
    this.#readChildren(part, true)
    const link: Part = { type: 'link', url: address.url, children: part.children ?? [] }
    if (part.bare) link.bare = true
    if (part.title) link.title = this.#withoutNotes({ type: 'title', value: part.title }, place).value
    this.addresses.set(link, address)
    return [link]
  }

  #withoutNotes(part: Part, place: Place): Part {
    const value = (part.value ?? '').replace(markPattern, (mark: string, digits: string) =>
      this.#book.marks[Number(digits)]?.kind === 'note' ? '' : mark,
    )
    this.#checkWhole(value, place)
    return { ...part, value }
  }

  #checkWhole(value: string, place: Place): void {
    if (!isBalanced(value, this.#book.marks))
      this.problems.push(
        at(
          place,
          'A block begins or ends inside an address, a title or code, and not both. Put all of it inside, or none.',
        ),
      )
  }

  #refuse(place: Place, message: string): Part[] {
    this.problems.push(at(place, message))
    return []
  }
}

function at({ line, column }: Place, message: string, severity: Problem['severity'] = 'error'): Problem {
  return { path: '', message, severity, line, column }
}

function nextTag(text: string): { at: number; length: number; index: number } | undefined {
  const match = /\uE003(\d+)\uE001/.exec(text)
  return match ? { at: match.index, length: match[0].length, index: Number(match[1]) } : undefined
}

function isBalanced(text: string, marks: readonly Mark[]): boolean {
  const open: BlockGroup[] = []
  for (const [, digits] of text.matchAll(/\uE003(\d+)\uE001/g)) {
    const mark = marks[Number(digits)]
    if (!mark || !('group' in mark)) continue
    if (mark.kind === 'open') open.push(mark.group)
    else if (open.at(-1) !== mark.group) return false
    else if (mark.kind === 'close') open.pop()
  }
  return open.length === 0
}

function crossesElements({ blocks: [block] }: BlockGroup): Problem {
  const name = nameOf(block!.path).original
  return problemAt(
    block!.loc,
    `{{#${name}}} begins in one paragraph, list item, link or emphasis and ends in another. Put all of it inside one, or on lines of its own around whole ones.`,
  )
}

/** Tags that Markdown dropped or doubled, as in a link definition that nothing uses. */
function lostTags(root: Part, marks: readonly Mark[]): Problem[] {
  const seen = new Map<number, number>()
  for (const { part } of walk(root)) {
    const texts = [part.value, part.url, part.title].filter((text) => typeof text === 'string')
    const inside = texts.flatMap((text) => [...text.matchAll(markPattern)].map((match) => Number(match[1])))
    for (const index of part.type === 'tag' ? [part.index!] : inside) seen.set(index, (seen.get(index) ?? 0) + 1)
  }
  const lost = marks.filter((mark, index) => 'group' in mark && mark.kind === 'open' && seen.get(index) !== 1)
  return lost.map(({ location }) =>
    problemAt(location, 'This block stands where Markdown shows nothing, or shows it twice. Move it into the text.'),
  )
}

/** Lines that held only tags leave no empty space at the edges of what is left. */
function trimEdges(root: Part): void {
  for (const { part } of walk(root)) {
    if (part.type !== 'paragraph' && part.type !== 'heading') continue
    const first = part.children?.at(0)
    const last = part.children?.at(-1)
    if (first?.type === 'text') first.value = first.value?.trimStart() ?? ''
    if (last?.type === 'text') last.value = last.value?.trimEnd() ?? ''
  }
}
