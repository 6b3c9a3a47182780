import { markPattern } from './body-marks.ts'
import type { ComposedBody } from './compose-body.ts'
import type { Part } from './body-tree.ts'

const lineWidth = 72
/** About as wide as what a mark for a printed value will show. */
const valueWidth = 10

/** The plain text of a body, with marks in the place of its tags. Every block ends with its own empty line. */
export function textPart(
  { root, addresses }: ComposedBody,
  trackedAddress: (url: string) => string,
  width: number = lineWidth,
): string {
  return blocks(root, { addressOf, width, tight: false })

  function addressOf(part: Part): string {
    const address = addresses.get(part)
    if (!address || address.kind === 'refused') return ''
    return address.kind === 'tracked' ? trackedAddress(address.url) : address.url.replace(/^(?:mailto|tel):/i, '')
  }
}

interface Setting {
  readonly addressOf: (link: Part) => string
  readonly width: number
  /** Inside a list whose items follow one another without empty lines. */
  readonly tight: boolean
}

function blocks(part: Part, setting: Setting): string {
  return (part.children ?? []).map((child) => block(child, setting)).join('')
}

function block(part: Part, setting: Setting): string {
  const end = setting.tight ? '\n' : '\n\n'
  switch (part.type) {
    case 'tag':
      return `\uE003${part.index}\uE001`
    case 'paragraph':
    case 'heading':
      return wrapped(inline(part, setting), setting.width) + end
    case 'code':
      return `${part.value ?? ''}${end}`
    case 'thematicBreak':
      return `${'-'.repeat(24)}${end}`
    case 'blockquote':
      return indented(`  ${blocks(part, { ...setting, tight: false, width: setting.width - 2 })}`, '  ')
    case 'list':
      return list(part, setting)
    default:
      return blocks(part, setting)
  }
}

function list(part: Part, setting: Setting): string {
  const items = part.children ?? []
  const loose = part.spread === true || items.some((item) => item.spread === true)
  const counts = part.ordered === true && items.every((item) => item.type === 'listItem')
  const text = items.map((item, place) => {
    if (item.type === 'tag') return block(item, setting)
    const bullet = counts ? `${(part.start ?? 1) + place}. ` : '- '
    const pad = ' '.repeat(bullet.length)
    return indented(bullet + blocks(item, { ...setting, tight: !loose, width: setting.width - bullet.length }), pad)
  })
  return text.join('') + (setting.tight || loose ? '' : '\n')
}

/** Puts `pad` before every line but the first, after any tags at its start so that it goes or stays with the line. */
function indented(text: string, pad: string): string {
  return text.replace(/\n((?:\uE003\d+\uE001)*)(?=[^\n\uE003])/g, `\n$1${pad}`)
}

function inline(part: Part, setting: Setting): string {
  return (part.children ?? []).map((child) => inlinePart(child, setting)).join('')
}

function inlinePart(part: Part, setting: Setting): string {
  switch (part.type) {
    case 'tag':
      return `\uE003${part.index}\uE001`
    case 'text':
    case 'inlineCode':
      return part.value ?? ''
    case 'break':
      return '\v'
    case 'link':
      return link(part, setting)
    default:
      return inline(part, setting)
  }
}

function link(part: Part, setting: Setting): string {
  const text = inline(part, setting)
  if (part.saysAddress === true) return text
  const address = setting.addressOf(part)
  const showsAddress = part.bare === true || plainAddress(text) === plainAddress(part.url ?? '')
  return showsAddress || text.trim() === '' ? address : `${text}: ${address}`
}

function plainAddress(address: string): string {
  return address
    .replace(/\uE002/g, '\uE000')
    .replace(/^mailto:|^tel:|^https?:\/\//i, '')
    .replace(/\/$/, '')
}

/** Values and blocks that show nothing leave no holes in plain text. */
export function withoutGaps(text: string): string {
  return text.replace(/\n(?:[ \t]*\n){2,}/g, '\n\n').trim()
}

/** Text with its lines broken to a width; line breaks are told by vertical tabs. */
export function wrapped(text: string, width: number = lineWidth): string {
  return text
    .split('\v')
    .map((line) => fill(line, width))
    .join('\n')
}

function fill(text: string, width: number): string {
  let column = 0
  let result = ''
  for (const word of text.split(/[ \t\n]+/)) {
    const length = widthOf(word)
    if (column > 0 && column + 1 + length > width) {
      result += `\n${word}`
      column = length
    } else {
      result += result === '' ? word : ` ${word}`
      column += length + (column > 0 ? 1 : 0)
    }
  }
  return result
}

function widthOf(word: string): number {
  return word.replace(markPattern, (mark: string) => (mark.startsWith('\uE003') ? '' : 'x'.repeat(valueWidth))).length
}
