import { Invalid, type Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import { callsIn } from '../handlebars/calls-in.ts'
import type { Call, Expression, Mustache, Path, Program, SubExpression } from '../handlebars/syntax-tree.ts'
import { contactComma, contactParts } from '../words/contact-word.ts'
import { factText } from './addresses.ts'
import { type MarkedBody, reserved } from './body-marks.ts'
import type { Part } from './body-tree.ts'
import type { Calls, SaidByCall } from './calls-in-text.ts'
import { isFact, type MessageFacts, type MessageSetting } from './message-variant.ts'
import type { TagNames } from './tag-names.ts'
import { textDirection } from '../language/text-direction.ts'

/** What the calls of a message know. */
export interface Calling extends Pick<MessageSetting, 'contacts'> {
  readonly language: string
}

interface BodyWithCalls {
  /** With a mark for each value that the words of a link print. */
  readonly marked: MarkedBody
  readonly calls: Calls
  readonly problems: readonly Problem[]
}

/** A body whose calls are left to its template. */
export function noCalls(marked: MarkedBody): BodyWithCalls {
  return { marked, calls: new Map(), problems: [] }
}

/** Says what `contact` and `link` say in a body. What is wrong with a call as it is written is told of its tag elsewhere. */
export function saidByCalls(
  program: Program,
  marked: MarkedBody,
  names: TagNames,
  facts: MessageFacts | undefined,
  calling: Calling,
): BodyWithCalls {
  const found = [...callsIn(program)].filter(({ name }) => name === 'contact' || name === 'link')
  if (found.length === 0) return noCalls(marked)
  const marks = [...marked.marks]
  const problems = found.flatMap(({ name, location, isAlone }) =>
    isAlone
      ? []
      : [problemAt(location, `"${name}" stands alone in its tag. Write {{${name} …}} where it is to be read.`)],
  )
  const calls = new Map(
    found.flatMap(({ name, call, location: { start } }): [number, SaidByCall][] => {
      const index = marked.marks.findIndex((mark) => mark.kind === 'print' && mark.statement === call)
      if (index < 0) return []
      const parts = name === 'contact' ? contactSaid(call, calling) : linkSaid(call)
      return [[index, { name, parts, place: { line: start.line, column: start.column + 1 } }]]
    }),
  )
  return { marked: { ...marked, marks }, calls, problems }

  function linkSaid({ params: [address, words] }: Call): Part[] {
    const url = address && urlOf(address)
    if (url === undefined || url === '') return []
    const text = words === undefined ? '' : textOf(words)
    const reader = words && readersValue(words)
    if (reader) problems.push(problemAt(reader.loc, emptyForSome(reader.original)))
    const isBare = text.trim() === ''
    const value = isBare ? url : text
    return [{ type: 'link', url, ...(isBare && { bare: true }), children: [{ type: 'text', value }] }]
  }

  /** An address that the campaign knows; none for any other, which is told. */
  function urlOf(address: Expression): string | undefined {
    if (address.type === 'StringLiteral') return plain(address.value.trim())
    const parts = address.type === 'PathExpression' ? names.get(address) : undefined
    const fact = parts && factText(parts, facts)
    if (fact !== undefined) return plain(fact)
    if (address.type === 'PathExpression') problems.push(problemAt(address.loc, differsByReader(address.original)))
    if (address.type === 'SubExpression') problems.push(problemAt(address.loc, `${WORKED_OUT} ${ONE_FOR_ALL}`))
    return undefined
  }

  /** What the words take from the reader, who may have none. A fact of the campaign is there for all. */
  function readersValue(words: Expression): Path | undefined {
    if (words.type === 'SubExpression') return valuesOf(words).map(readersValue).find(Boolean)
    return words.type !== 'PathExpression' || isFact(names.get(words) ?? []) ? undefined : words
  }

  /** Words as they are written, or a mark for those that only the data can tell. */
  function textOf(words: Expression): string {
    if (words.type === 'PathExpression' || words.type === 'SubExpression') {
      return `\uE000${marks.push({ kind: 'print', statement: printing(words), location: words.loc }) - 1}\uE001`
    }
    return 'value' in words ? plain(String(words.value)) : ''
  }
}

const WORKED_OUT = '"link" cannot work its address out.'
const ONE_FOR_ALL = 'Write the address itself, or service.url.'

function differsByReader(name: string): string {
  return `"${name}" differs by reader, so its visits could not be counted, nor the address be checked before it is sent: a link leads all readers to the same place. ${ONE_FOR_ALL}`
}

function emptyForSome(name: string): string {
  return `"${name}" is the reader's own, and where a reader has none the words of the link are empty. Write words that hold for all, such as {{link service.url "Renew online"}}, and {{${name}}} in the text beside it.`
}

function valuesOf({ params, hash }: Call): readonly Expression[] {
  return [...params, ...(hash?.pairs ?? []).map(({ value }) => value)]
}

/** In lines written from right to left a number stays one, and reads from its beginning; anywhere else nothing is added. */
function contactSaid({ params: [name, part] }: Call, { contacts, language }: Calling): Part[] {
  const isolated = (text: string) => (textDirection(language) === 'rtl' ? `\u2068${text}\u2069` : text)
  const said = partsOrNone(contacts, name && literal(name), part && literal(part)).map(({ text, url }): Part => {
    const shown: Part = { type: 'text', value: plain(url === undefined ? text : isolated(text)) }
    return url === undefined ? shown : { type: 'link', url, saysAddress: true, children: [shown] }
  })
  return said.flatMap((one, index) => (index > 0 ? [{ type: 'text', value: contactComma(language) }, one] : [one]))
}

function partsOrNone(...[contacts, name, part]: Parameters<typeof contactParts>): ReturnType<typeof contactParts> {
  try {
    return contactParts(contacts, name, part)
  } catch (thrown) {
    if (thrown instanceof Invalid) return []
    throw thrown
  }
}

function literal(expression: Expression): string | undefined {
  return expression.type === 'StringLiteral' ? expression.value : undefined
}

function printing(words: Path | SubExpression): Mustache {
  const call: Call = words.type === 'SubExpression' ? words : { path: words, params: [] }
  const { path, params, hash } = call
  return { type: 'MustacheStatement', escaped: true, path, params, ...(hash && { hash }), loc: words.loc }
}

/** Nothing that somebody typed, or that a campaign is called, is taken for a mark. */
function plain(text: string): string {
  return text.replace(reserved, '')
}
