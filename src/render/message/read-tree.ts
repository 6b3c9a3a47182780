import type { Problem } from '../../errors.ts'
import { type Address, type AddressBook, judgeAddress } from './addresses.ts'
import { linkBareAddresses } from './bare-addresses.ts'
import { type BlockGroup, type Mark, type MarkedBody, markPattern, type Place, tagLine } from './body-marks.ts'
import { type Part, walk } from './body-tree.ts'
import { type Calls, piecesAround, type SaidByCall } from './calls-in-text.ts'

/** What a tree was found to hold. */
export interface TreeReading {
  readonly problems: readonly Problem[]
  readonly addresses: ReadonlyMap<Part, Address>
}

interface Reading {
  readonly problems: Problem[]
  readonly addresses: Map<Part, Address>
  readonly marked: MarkedBody
  readonly book: AddressBook
  readonly definitions: ReadonlyMap<string, Part>
  readonly calls: Calls
}

/**
 * Brings a fresh tree into the form that is sent, in place: links judged, bare addresses linked, tags set apart, and what
 * calls say in their places.
 */
export function readTree(root: Part, marked: MarkedBody, book: AddressBook, calls: Calls): TreeReading {
  const definitions = definitionsIn(root)
  const reading: Reading = { problems: [], addresses: new Map(), marked, book, definitions, calls }
  readChildren(root, false, reading)
  return reading
}

function definitionsIn(root: Part): Map<string, Part> {
  const definitions = new Map<string, Part>()
  for (const { part } of walk(root)) {
    const { type, identifier } = part
    if (type === 'definition' && identifier !== undefined && !definitions.has(identifier))
      definitions.set(identifier, part)
  }
  return definitions
}

function readChildren(parent: Part, inLink: boolean, reading: Reading): void {
  parent.children = parent.children?.flatMap((child) => readPart(child, inLink, reading)) ?? []
}

function readPart(part: Part, inLink: boolean, reading: Reading): Part[] {
  const place = reading.marked.placeOf(part.position?.start.offset ?? 0)
  switch (part.type) {
    case 'definition':
      return []
    case 'html':
      return refuse(place, 'HTML is not sent. Write Markdown, and "&lt;" for a "<".', reading)
    case 'image':
    case 'imageReference':
      return refuse(place, 'Images are not available in messages yet. Link to a page that shows it.', reading)
    case 'text':
      return readText(part.value ?? '', place, inLink, reading)
    case 'linkReference': {
      const { url = '', title } = reading.definitions.get(part.identifier ?? '') ?? {}
      return readLink({ type: 'link', url, title, children: part.children ?? [] }, place, reading)
    }
    case 'link':
      return readLink(part, place, reading)
    case 'code':
    case 'inlineCode':
      if (refusedCalls(part.value ?? '', reading)) return []
      return [{ type: part.type, value: wholeText(part.value ?? '', place, reading) }]
    default:
      if (part.children) readChildren(part, inLink, reading)
      return [part]
  }
}

function readText(value: string, place: Place, inLink: boolean, reading: Reading): Part[] {
  return piecesAround(value, reading.calls).flatMap((piece) =>
    typeof piece === 'string' ? readPlainText(piece, place, inLink, reading) : readCall(piece, inLink, reading),
  )
}

function readCall({ parts, place }: SaidByCall, inLink: boolean, reading: Reading): Part[] {
  if (inLink && parts.some(({ type }) => type === 'link'))
    return refuse(place, 'A link cannot stand inside another. Take one of the two out.', reading)
  return parts.flatMap((part) => (part.type === 'link' ? readLink(part, place, reading) : [part]))
}

function readPlainText(value: string, place: Place, inLink: boolean, reading: Reading): Part[] {
  const parts = inLink ? [{ type: 'text', value }] : linkBareAddresses(value, reading.book)
  return parts.flatMap((part) =>
    part.type === 'link' ? readLink(part, place, reading) : apart(part.value ?? '', reading.book.marks),
  )
}

/** Text and the tags of blocks in it, as nodes of their own. A line that held only tags goes with its line break. */
function apart(text: string, marks: readonly Mark[]): Part[] {
  const parts: Part[] = []
  let done = 0
  for (const match of text.matchAll(/\uE003(\d+)\uE001([ \t]*\n)?/g)) {
    const index = Number(match[1])
    const mark = marks[index]
    if (match.index > done) parts.push({ type: 'text', value: text.slice(done, match.index) })
    if (mark && 'group' in mark) parts.push({ type: 'tag', index })
    const ownLine = mark && 'group' in mark ? mark.group.standalone : tagLine.test(lineAt(text, match.index))
    done = match.index + match[0].length - (ownLine ? 0 : (match[2]?.length ?? 0))
  }
  if (done < text.length) parts.push({ type: 'text', value: text.slice(done) })
  return parts
}

function lineAt(text: string, place: number): string {
  const end = text.indexOf('\n', place)
  return text.slice(text.lastIndexOf('\n', place) + 1, end < 0 ? text.length : end)
}

function readLink(part: Part, place: Place, reading: Reading): Part[] {
  if (refusedCalls(`${part.url ?? ''}${part.title ?? ''}`, reading)) return []
  const address = judgeAddress(part.url ?? '', reading.book)
  if (address.kind === 'refused') return refuse(place, address.because, reading)
  if (address.kind === 'personal') reading.problems.push(at(place, address.because, 'warning'))
  readChildren(part, true, reading)
  const link: Part = { type: 'link', url: wholeText(address.url, place, reading), children: part.children ?? [] }
  if (part.bare) link.bare = true
  if (part.saysAddress) link.saysAddress = true
  if (part.title) link.title = wholeText(part.title, place, reading)
  reading.addresses.set(link, address)
  return [link]
}

/** Tells of calls in a text that can hold no link of theirs. */
function refusedCalls(text: string, reading: Reading): boolean {
  const found = piecesAround(text, reading.calls).filter((piece) => typeof piece !== 'string')
  for (const { name, place } of found)
    refuse(place, `"${name}" cannot stand inside an address, a title or code. Write it in the text around.`, reading)
  return found.length > 0
}

/** A text that cannot be taken apart, such as code: without notes, and each block in it must be there whole. */
function wholeText(text: string, place: Place, { problems, book: { marks } }: Reading): string {
  if (!isBalanced(text, marks))
    problems.push(
      at(
        place,
        'A block begins or ends inside an address, a title or code, and not both. Put all of it inside, or none.',
      ),
    )
  return text.replace(markPattern, (mark: string, digits: string) =>
    marks[Number(digits)]?.kind === 'note' ? '' : mark,
  )
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

function refuse(place: Place, message: string, { problems }: Reading): Part[] {
  problems.push(at(place, message))
  return []
}

function at({ line, column }: Place, message: string, severity: Problem['severity'] = 'error'): Problem {
  return { path: '', message, severity, line, column }
}
