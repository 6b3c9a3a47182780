const tag = /\{\{~?!(--)?|\{\{~?\s?(#|\^(?!~?\}\})|\/|else\s\w)?|[()]/g

/**
 * How deep blocks or parentheses nest in a source at most, told roughly and in one pass. The parser takes a time that
 * grows with the square of it, so this is asked before the parser is.
 */
export function nestingOf(source: string): number {
  const depth: Depth = { chains: [], blocks: 0, parentheses: 0 }
  const reader = new RegExp(tag)
  let deepest = 0
  for (let match = reader.exec(source); match; match = reader.exec(source)) {
    const [found, dashes, kind] = match
    if (found.endsWith('!') || dashes) {
      const end = source.indexOf(dashes ? '--' : '}}', reader.lastIndex)
      if (end < 0) return deepest
      reader.lastIndex = end
    } else count(depth, found, kind)
    deepest = Math.max(deepest, depth.blocks, depth.parentheses)
  }
  return deepest
}

interface Depth {
  /** How many blocks each closing tag closes: one, and one for each `{{else if}}`. */
  readonly chains: number[]
  blocks: number
  parentheses: number
}

function count(depth: Depth, found: string, kind: string | undefined): void {
  if (found === '(') depth.parentheses += 1
  else if (found === ')') depth.parentheses = Math.max(0, depth.parentheses - 1)
  else depth.parentheses = 0
  if (kind === '/') depth.blocks -= depth.chains.pop() ?? 0
  else if (kind !== undefined) {
    depth.chains.push(kind === '#' || kind === '^' ? 1 : (depth.chains.pop() ?? 0) + 1)
    depth.blocks += 1
  }
}
