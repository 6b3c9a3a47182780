import type { BlockGroup, Mark } from './body-marks.ts'
import { holdsText, type Part, walk } from './body-tree.ts'

/**
 * Moves the tags of each block to where they stand side by side in one element, so that what is between them is whole
 * elements. A tag may move over the edges of elements as long as it passes no content: from the end of a list item to
 * after the item, say. Returns the blocks for which there is no such place.
 */
export function placeBlocks(root: Part, marks: readonly Mark[]): readonly BlockGroup[] {
  const gaps = gapsOf(root)
  const groups = groupsOf(gaps, marks)
  const broken: BlockGroup[] = []
  const home = new Map<number, Part>()
  for (const [group, indexes] of groups) {
    const parent = chooseParent(
      group,
      indexes.map((index) => gaps.get(index)!),
    )
    if (parent) for (const index of indexes) home.set(index, parent)
    else broken.push(group)
  }
  takeOutTags(root)
  const lastPlaced = new Map<Part, Map<Part | undefined, Part>>()
  for (const [index, parent] of [...home].sort(([one], [other]) => one - other))
    insert(index, parent, gaps.get(index)!, lastPlaced)
  return broken.length > 0 ? broken : crossing(root, marks)
}

/** The content before and after a tag, each as its ancestors (outermost first) and itself. */
interface Gap {
  readonly before: readonly Part[]
  readonly after: readonly Part[]
}

function gapsOf(root: Part): Map<number, Gap> {
  const gaps = new Map<number, { before: readonly Part[]; after: readonly Part[] }>()
  const waiting: { before: readonly Part[]; after: readonly Part[] }[] = []
  let before: readonly Part[] = [root]
  for (const { part, ancestors } of walk(root)) {
    if (part.type === 'tag') {
      const gap = { before, after: [root] }
      gaps.set(part.index!, gap)
      waiting.push(gap)
    } else if ((part.children?.length ?? 0) === 0 && part !== root) {
      before = [...ancestors, part]
      for (const gap of waiting.splice(0)) gap.after = before
    }
  }
  return gaps
}

function groupsOf(gaps: ReadonlyMap<number, Gap>, marks: readonly Mark[]): Map<BlockGroup, number[]> {
  const groups = new Map<BlockGroup, number[]>()
  for (const index of gaps.keys()) {
    const mark = marks[index]
    if (mark && 'group' in mark) groups.set(mark.group, [...(groups.get(mark.group) ?? []), index])
  }
  return groups
}

/** The elements a tag in this gap may stand in, with their depth. */
function parentsOf({ before, after }: Gap): Map<Part, number> {
  const shared = before.findIndex((part, depth) => part !== after[depth])
  const common = shared < 0 ? before.length : shared
  const parents = new Map<Part, number>()
  for (const path of [before, after]) {
    const isRoot = path.length === 1
    for (let depth = common - 1; depth < (isRoot ? 1 : path.length - 1); depth++) {
      const parent = path[depth]
      if (parent) parents.set(parent, depth)
    }
  }
  return parents
}

function chooseParent(group: BlockGroup, gaps: readonly Gap[]): Part | undefined {
  const [first, ...others] = gaps.map(parentsOf)
  const shared = [...(first ?? [])].filter(([parent]) => others.every((parents) => parents.has(parent)))
  const byDepth = shared.sort((one, other) => one[1] - other[1]).map(([parent]) => parent)
  const blocks = byDepth.filter((parent) => !holdsText(parent))
  if (!group.standalone || blocks.length === 0) return byDepth.at(-1)
  const [outermost, next] = blocks
  const repeats = group.blocks[0]?.path.original === 'each'
  return repeats && next?.type === 'list' ? next : outermost
}

function takeOutTags(part: Part): void {
  if (!part.children) return
  const had = part.children.length > 0
  for (const child of part.children) takeOutTags(child)
  part.children = part.children.filter((child) => child.type !== 'tag' && !isHollow(child))
  if (had && part.children.length === 0) hollow.add(part)
}

/** Elements that held nothing but tags. */
const hollow = new WeakSet<Part>()

function isHollow(part: Part): boolean {
  return hollow.has(part)
}

function insert(index: number, parent: Part, gap: Gap, lastPlaced: Map<Part, Map<Part | undefined, Part>>): void {
  const children = (parent.children ??= [])
  const depth = gap.before.indexOf(parent)
  const anchor = depth < 0 ? undefined : gap.before[depth + 1]
  const placedHere = lastPlaced.get(parent) ?? new Map<Part | undefined, Part>()
  lastPlaced.set(parent, placedHere)
  const previous = placedHere.get(anchor) ?? anchor
  const tag: Part = { type: 'tag', index, children: [] }
  children.splice(previous ? children.indexOf(previous) + 1 : 0, 0, tag)
  placedHere.set(anchor, tag)
}

/** The blocks that do not nest in one another where they have come to stand. */
function crossing(root: Part, marks: readonly Mark[]): readonly BlockGroup[] {
  const broken = new Set<BlockGroup>()
  let last = -1
  for (const { part } of walk(root)) {
    const open: BlockGroup[] = []
    for (const { index } of (part.children ?? []).filter((child) => child.type === 'tag')) {
      const mark = marks[index!]
      if (!mark || !('group' in mark)) continue
      if (mark.kind === 'open') open.push(mark.group)
      else if (open.at(-1) !== mark.group) broken.add(mark.group)
      else if (mark.kind === 'close') open.pop()
    }
    for (const group of open) broken.add(group)
    const mark = part.type === 'tag' ? marks[part.index!] : undefined
    if (mark && 'group' in mark && part.index! < last) broken.add(mark.group)
    if (part.type === 'tag') last = part.index!
  }
  return [...broken]
}
