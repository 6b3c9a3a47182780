import { nameOf } from '../handlebars/syntax-tree.ts'
import { type Mark, markPattern } from './body-marks.ts'
import { factOf, isFact, type MessageFacts } from './message-variant.ts'
import type { TagNames } from './tag-names.ts'

/** An address of a body, judged. */
export type Address =
  /** The same for every reader, so its visits can be counted. */
  | { readonly kind: 'tracked'; readonly url: string }
  /** Holds something that differs by reader: marks in it stand for percent-encoded values. */
  | { readonly kind: 'personal'; readonly url: string; readonly because: string }
  /** A mail address or phone number. */
  | { readonly kind: 'other'; readonly url: string }
  | { readonly kind: 'refused'; readonly because: string }

export interface AddressBook {
  readonly marks: readonly Mark[]
  readonly names: TagNames
  /** Absent where a message is only inspected. */
  readonly facts: MessageFacts | undefined
}

/** Judges an address as written in Markdown, with marks in it; facts of the campaign are put in. */
export function judgeAddress(written: string, book: AddressBook): Address {
  const url = withFacts(written, book)
  const mark = url.match(/[\uE002\uE003](\d+)\uE001/)
  if (!mark) return judgeWhole(url)
  if (!/^(?:https?:\/\/[^\s/?#\uE002\uE003]+[/?#]|mailto:[^\uE002\uE003]+@[^\uE002\uE003]+|tel:\+?\d)/i.test(url))
    return {
      kind: 'refused',
      because: `An address must be the same for all up to the first "/" after its host: ${shown(written, book)}. Write that part out.`,
    }
  const because = `This address differs by reader (${tagAt(Number(mark[1]), book)}), so it is sent as it is and its visits are not counted.`
  return /^https?:/i.test(url) ? { kind: 'personal', url, because } : { kind: 'other', url }
}

function judgeWhole(url: string): Address {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(url)?.[1]?.toLowerCase()
  if (scheme === 'mailto' || scheme === 'tel') return { kind: 'other', url }
  if (scheme === undefined)
    return { kind: 'refused', because: `"${url}" is not a whole address. Write it with https:// at its start.` }
  if (scheme !== 'http' && scheme !== 'https')
    return {
      kind: 'refused',
      because: `Addresses of the kind "${scheme}:" cannot be sent. Use https:, mailto: or tel:.`,
    }
  if (!URL.canParse(url)) return { kind: 'refused', because: `"${url}" is not a web address. Check its host and port.` }
  return { kind: 'tracked', url }
}

/** Puts facts in the place of their marks; what is left is marked as inside an address. */
function withFacts(written: string, book: AddressBook): string {
  return written.replace(markPattern, (mark: string, digits: string, at: number) => {
    const index = Number(digits)
    if (book.marks[index]?.kind === 'note') return ''
    const fact = factAt(index, book)
    if (fact !== undefined) return at === 0 ? fact : encodeURIComponent(fact.toWellFormed())
    return mark.startsWith('\uE003') ? mark : `\uE002${digits}\uE001`
  })
}

/** The text of the fact that a mark prints, or undefined where it prints something else. */
export function factAt(index: number, { marks, names, facts }: AddressBook): string | undefined {
  const mark = marks[index]
  const parts = mark?.kind === 'print' ? names.get(nameOf(mark.statement.path)) : undefined
  return parts && factText(parts, facts)
}

/** The text of the fact that a name reads, or undefined where it is no fact; without facts, something of its kind. */
export function factText(parts: readonly string[], facts: MessageFacts | undefined): string | undefined {
  if (!isFact(parts)) return undefined
  if (facts) return factOf(facts, parts) ?? ''
  return parts.at(-1) === 'url' ? 'https://service.invalid' : 'fact'
}

function tagAt(index: number, { marks }: AddressBook): string {
  const mark = marks[index]
  if (mark?.kind === 'print') return `{{${nameOf(mark.statement.path).original}}}`
  return mark && 'group' in mark ? `{{#${nameOf(mark.group.blocks[0]!.path).original}}}` : 'a tag'
}

function shown(written: string, book: AddressBook): string {
  return written.replace(markPattern, (_, digits: string) => tagAt(Number(digits), book))
}
