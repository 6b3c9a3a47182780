import { Invalid } from '../../errors.ts'
import { callsIn } from '../handlebars/calls-in.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import type { Call } from '../handlebars/syntax-tree.ts'

const SAYS_CONTACT = /\{\{[^{}]*\bcontact\b/

/**
 * Whether texts may call `contact`: rather once too often, as for an address in a tag that has that word in it. Needs no
 * text that can be read, so JSON of many will do. Approvals are bound to its answers, so they stay what they are.
 */
export function mayCallContact(texts: string): boolean {
  return SAYS_CONTACT.test(texts)
}

/** Whether a text calls `contact`, or may where it cannot be read; with a name, that contact. */
export function callsContact(text: string, name?: string): boolean {
  if (!mayCallContact(text)) return false
  const calls = contactCalls(text)
  if (calls === undefined) return name === undefined || text.includes(name)
  return name === undefined ? calls.length > 0 : namesIn(calls).includes(name)
}

/** The names of the contacts that a text calls, each once; none of a text that cannot be read. */
export function contactsCalled(text: string): readonly string[] {
  return mayCallContact(text) ? namesIn(contactCalls(text) ?? []) : []
}

function namesIn(calls: readonly Call[]): readonly string[] {
  const names = calls.flatMap(({ params: [contact] }) => (contact?.type === 'StringLiteral' ? [contact.value] : []))
  return [...new Set(names)]
}

function contactCalls(text: string): readonly Call[] | undefined {
  try {
    const program = parseProgram(text, { ignoreStandalone: true })
    return [...callsIn(program)].filter(({ name }) => name === 'contact').map(({ call }) => call)
  } catch (thrown) {
    if (thrown instanceof Invalid) return undefined
    throw thrown
  }
}
