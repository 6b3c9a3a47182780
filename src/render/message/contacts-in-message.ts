import { Invalid } from '../../errors.ts'
import { callsIn } from '../handlebars/calls-in.ts'
import { parseProgram } from '../handlebars/read-source.ts'
import type { Program } from '../handlebars/syntax-tree.ts'
import type { MessageVariant } from './message-variant.ts'

/** The names of the contacts that a message prints, each once; none of a message that cannot be read. */
export function contactsInMessage({ body }: Pick<MessageVariant, 'body'>): readonly string[] {
  // Most messages print none, and are not read for that.
  if (!/\{\{[^{}]*\bcontact\b/.test(body)) return []
  const program = readable(body)
  const names = [...(program ? callsIn(program) : [])].flatMap(
    ({
      name,
      call: {
        params: [contact],
      },
    }) => (name === 'contact' && contact?.type === 'StringLiteral' ? [contact.value] : []),
  )
  return [...new Set(names)]
}

function readable(body: string): Program | undefined {
  try {
    return parseProgram(body, { ignoreStandalone: true })
  } catch (thrown) {
    if (thrown instanceof Invalid) return undefined
    throw thrown
  }
}
