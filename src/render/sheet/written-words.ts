import { Invalid, type Problem } from '../../errors.ts'
import type { Helper } from '../handlebars/helper.ts'
import { assemble, type Landing, subjectTemplate } from '../message/assemble.ts'
import { markBody } from '../message/body-marks.ts'
import { type ComposedBody, composeBody } from '../message/compose-body.ts'
import { htmlPart } from '../message/html-part.ts'
import { refuseErrors, sendableProgram } from '../message/sendable-program.ts'
import type { MessageFacts } from '../message/message-variant.ts'
import { textPart, withoutGaps } from '../message/text-part.ts'
import { drawingsApart, drawingsInLine, misplacedCalls } from './drawings-in-text.ts'
import { dressWords, type Shape } from './words-in-html.ts'

/** What every text of one language is read with. */
export interface Writing {
  readonly language: string
  readonly facts: MessageFacts
  /** What its tags may call, for where the text lands. */
  readonly words: Readonly<Record<Landing, Readonly<Record<string, Helper>>>>
  /** Takes what is found wrong, so that all of it is told at once. */
  readonly problems: Problem[]
}

/** A text read once, to be shown with the values of many copies. */
export interface Words {
  readonly language: string
  readonly html: (data: unknown) => string
  readonly text: (data: unknown) => string
}

/** Reads one text of a sheet; `path` says which, such as `steps.0.text`. */
export function readWords(source: string, path: string, shape: Shape, writing: Writing): Words {
  return unlessWrong(writing, path, () => wordsOf(source, path, shape, writing))
}

/** A text without Markdown, such as a telephone number: one line, in HTML to be escaped by the template. */
export function readPlain(source: string, path: string, writing: Writing): Words {
  return unlessWrong(writing, path, () => {
    const { text: words } = writing.words
    const program = sendableProgram(source, path, words)
    refuseErrors(drawingsInLine(markBody(program).marks), path)
    const render = subjectTemplate(program, words)
    return { language: writing.language, html: render, text: render }
  })
}

/** What can be shown to nobody, as it goes round without end, is told when it is read. */
function unlessWrong({ language, facts, problems }: Writing, path: string, read: () => Words): Words {
  try {
    const words = read()
    words.text(facts)
    return words
  } catch (thrown) {
    if (!(thrown instanceof Invalid)) throw thrown
    problems.push(...thrown.problems.map((found) => ({ ...found, path })))
    return { language, html: () => '', text: () => '' }
  }
}

function wordsOf(source: string, path: string, shape: Shape, writing: Writing): Words {
  const read = composeBody(sendableProgram(source, path, writing.words.html), writing.facts)
  refuseErrors(read.problems, path)
  refuseErrors(
    [...misplaced(read.root.children, shape), ...misplacedCalls(read.root, read.marks, shape === 'line')],
    path,
  )
  const isBare = bareAddresses(read)
  const html = assemble(
    htmlPart(read, String, (tree) => {
      drawingsApart(tree, read.marks)
      dressWords(tree, shape, isBare)
    }),
    read.marks,
    'html',
    writing.words.html,
  )
  const text = assemble(textPart(read, String, Number.POSITIVE_INFINITY), read.marks, 'text', writing.words.text)
  return {
    language: writing.language,
    html: (data) => html.render(data).trim(),
    text: (data) => withoutGaps(text.render(data)),
  }
}

/** Whether an address was written without words of its own. */
function bareAddresses({ addresses }: ComposedBody): (href: string) => boolean {
  const bare = new Set<string>()
  for (const [link, address] of addresses) if (address.kind !== 'refused' && link.bare) bare.add(address.url)
  return (href) => bare.has(href)
}

function misplaced(blocks: readonly { readonly type: string }[], shape: Shape): Problem[] {
  if (blocks.some(({ type }) => type === 'heading'))
    return [problem('The design makes the headings. Write the text without lines that begin with #.')]
  const isLine = blocks.filter(({ type }) => type !== 'tag').every(({ type }) => type === 'paragraph')
  if (isOneLine(shape) && !isLine) return [problem('Write this as one line of words, without lists, quotes or rules.')]
  return []
}

function isOneLine(shape: Shape): boolean {
  return shape === 'line' || (shape !== 'blocks' && shape.rows === 'one')
}

function problem(message: string): Problem {
  return { path: '', message, severity: 'error' }
}
