import type { Problem } from '../../errors.ts'
import { problemAt } from '../handlebars/compilation.ts'
import type { Location } from '../handlebars/syntax-tree.ts'
import { type AddressBook, factAt } from './addresses.ts'
import type { MarkedBody } from './body-marks.ts'
import type { Calls, SaidByCall } from './calls-in-text.ts'

const WEB = String.raw`https?:\/\/|www\.`
const HOST_OF_MAIL = String.raw`@[a-z\d-]+\.[a-z\d]`
const HOLDS_ADDRESS = new RegExp(`${WEB}|[\\w+-]${HOST_OF_MAIL}`, 'i')
const BEGINS_WITH_ADDRESS = new RegExp(`^[*_<(]*(?:${WEB}|[a-z\\d][\\w.+-]*${HOST_OF_MAIL})`, 'i')

interface Called {
  readonly name: string
  readonly location: Location
}

/** What stands directly before a place, with no space between. */
interface Before {
  /** Something that an address is in: what comes next would run on in it. */
  readonly address: boolean
  readonly call: Called | undefined
}

const NOTHING: Before = { address: false, call: undefined }

/** What stands before a block, and at the end of each of its branches so far. */
interface Branches {
  readonly before: Before
  readonly ends: readonly Before[]
}

/** Calls that nothing keeps apart from an address: in plain text the two would be one, and lead nowhere. */
export function callsBesideAddresses({ text }: MarkedBody, calls: Calls, book: AddressBook): Problem[] {
  const problems: Problem[] = []
  const blocks: Branches[] = []
  let now = NOTHING
  for (const piece of text.split(/([\uE000\uE003]\d+\uE001)/)) {
    const index = /^[\uE000\uE003](\d+)/.exec(piece)?.[1]
    const mark = index === undefined ? undefined : book.marks[Number(index)]
    if (mark === undefined) now = behindText(piece)
    else if (mark.kind === 'print') now = behindPrinted(Number(index), mark.location)
    else if (mark.kind === 'open') blocks.push({ before: now, ends: [] })
    else if (mark.kind !== 'note') {
      const { before, ends } = blocks.pop() ?? { before: now, ends: [] }
      const all = [...ends, now]
      if (mark.kind === 'else') blocks.push({ before, ends: all })
      // Without a last {{else}} the block may show nothing.
      now = mark.kind === 'else' ? before : anyOf(all.length > mark.group.blocks.length ? all : [...all, before])
    }
  }
  return problems

  function behindText(words: string): Before {
    if (BEGINS_WITH_ADDRESS.test(words)) tellBefore()
    const run = words.split(/\s/).at(-1) ?? ''
    const runsOn = run === words && now.address
    return { address: runsOn || HOLDS_ADDRESS.test(run), call: /^[*_]*$/.test(words) ? now.call : undefined }
  }

  function behindPrinted(index: number, location: Location): Before {
    const said = calls.get(index)
    if (said) return behindCall(said, location)
    const isAddress = /^https?:\/\//i.test(factAt(index, book) ?? '')
    if (isAddress) tellBefore()
    return { address: isAddress || now.address, call: undefined }
  }

  function behindCall({ name, parts }: SaidByCall, location: Location): Before {
    if (now.address) problems.push(problemAt(location, together(name, 'behind')))
    else if (parts[0]?.bare === true) tellBefore()
    return { address: name === 'link', call: { name, location } }
  }

  function tellBefore(): void {
    if (now.call) problems.push(problemAt(now.call.location, together(now.call.name, 'before')))
  }
}

function anyOf(all: readonly Before[]): Before {
  return { address: all.some(({ address }) => address), call: all.find(({ call }) => call)?.call }
}

function together(name: string, where: 'behind' | 'before'): string {
  return `"${name}" stands directly ${where} an address: in plain text the two run into one, which leads nowhere. Put a space between them.`
}
