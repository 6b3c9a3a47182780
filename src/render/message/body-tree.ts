import remarkParse from 'remark-parse'
import type { Properties } from 'hast'
import type { Root } from 'mdast'
import { unified } from 'unified'

/** A node of the Markdown tree, as far as messages look at it; `tag` nodes are added here for blocks. */
export interface Part {
  type: string
  children?: Part[]
  value?: string
  url?: string
  title?: string | null | undefined
  lang?: string | null | undefined
  meta?: string | null | undefined
  identifier?: string
  ordered?: boolean | null | undefined
  start?: number | null | undefined
  spread?: boolean | null | undefined
  position?: { start: { offset?: number | undefined } } | undefined
  data?: { hProperties?: Properties | undefined } | undefined
  /** Of a link: typed as an address, without a text of its own. */
  bare?: boolean
  /** Of a link: its text says where it leads, so plain text has that alone. */
  saysAddress?: boolean
  /** Of a `tag`: its mark. */
  index?: number
}

const markdown = unified().use(remarkParse).freeze()

export function readMarkdown(text: string): Root {
  return markdown.parse(text)
}

/** Every node with its ancestors, outermost first; children as they are when the walk comes to them. */
export function* walk(
  part: Part,
  ancestors: readonly Part[] = [],
): Generator<{ part: Part; ancestors: readonly Part[] }> {
  yield { part, ancestors }
  const inner = [...ancestors, part]
  for (const child of part.children ?? []) yield* walk(child, inner)
}

const running = new Set(['paragraph', 'heading', 'emphasis', 'strong', 'link'])

/** Holds running text rather than blocks. */
export function holdsText(part: Part): boolean {
  return running.has(part.type)
}
