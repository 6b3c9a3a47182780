import type { Root } from 'mdast'
import type { Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import { nameOf, type Program } from '../handlebars/syntax-tree.ts'
import type { Address } from './addresses.ts'
import { type BlockGroup, type Mark, markBody, markPattern } from './body-marks.ts'
import { type Part, readMarkdown, walk } from './body-tree.ts'
import { callsBesideAddresses } from './calls-beside-addresses.ts'
import { type Calling, noCalls, saidByCalls } from './said-by-calls.ts'
import type { MessageFacts } from './message-variant.ts'
import { placeBlocks } from './place-blocks.ts'
import { readTree } from './read-tree.ts'
import { tagNames } from './tag-names.ts'

/** A body read once: its Markdown tree with blocks in their places, and what is wrong with it. */
export interface ComposedBody {
  readonly root: Root
  readonly marks: readonly Mark[]
  readonly problems: readonly Problem[]
  /** The address of each link in the tree. */
  readonly addresses: ReadonlyMap<Part, Address>
}

/**
 * Reads a parsed body. Without facts, as when inspecting, addresses made of facts are taken to be good ones. `calling`, of
 * a message: what `contact` and `link` in it say.
 */
export function composeBody(program: Program, facts: MessageFacts | undefined, calling?: Calling): ComposedBody {
  const names = tagNames(program)
  const body = markBody(program)
  const {
    marked,
    calls,
    problems: misled,
  } = calling ? saidByCalls(program, body, names, facts, calling) : noCalls(body)
  const { marks } = marked
  const root = readMarkdown(marked.text)
  const book = { marks, names, facts }
  const reading = readTree(root, marked, book, calls)
  const misplaced = placeBlocks(root, marks)
  const problems = [
    ...marked.problems,
    ...misled,
    ...reading.problems,
    ...misplaced.map(crossesElements),
    ...(reading.problems.some(({ severity }) => severity === 'error')
      ? []
      : [...lostTags(root, marks), ...callsBesideAddresses(marked, calls, book)]),
  ]
  trimEdges(root)
  return { root, marks, problems, addresses: reading.addresses }
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
