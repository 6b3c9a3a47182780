import { Invalid } from '../../errors.ts'
import type { Helper, WrittenCall } from '../handlebars/helper.ts'

/** A word's result and what is wrong with a call as it is written. */
interface WordOptions {
  readonly name: string
  /** How many values it may be given, the first of which decides. */
  readonly takes: readonly [least: number, most: number]
  /** What it may be told by name; absent where the word judges that itself. */
  readonly named?: readonly string[]
  /** How it is written, to show where it is written otherwise. */
  readonly example: string
  /** Makes the text. Throws `Invalid` where it cannot. Not called where the first value is absent. */
  readonly say: (values: readonly unknown[], named: Readonly<Record<string, unknown>>) => unknown
  /** Throws `Invalid` for what can be known to be wrong before there is any data. */
  readonly check?: (written: WrittenCall) => void
}

/**
 * A helper of our own. Where its first value is absent (`undefined`, `null` or an empty text) it prints nothing, as a
 * field does that is not there. What it cannot read is an `Invalid` that names the helper, what it found and what to write.
 */
export function word({ name, takes, named, example, say, check }: WordOptions): Helper {
  const [least, most] = takes

  function fault(written: WrittenCall): string | undefined {
    const { values } = written
    if (values.length < least || values.length > most) return `"${name}" takes other values: write ${example}.`
    const strange = named && Object.keys(written.named).find((key) => !named.includes(key))
    if (strange !== undefined)
      return `"${name}" knows no ${strange}=. ${named?.length ? `There is ${named.join('=, ')}=.` : `Write ${example}.`}`
    try {
      check?.(written)
    } catch (thrown) {
      if (thrown instanceof Invalid) return thrown.message
      throw thrown
    }
    return undefined
  }

  function spoken(values: readonly unknown[], given: Readonly<Record<string, unknown>>): unknown {
    if (values.length < least) throw new Invalid(`"${name}" takes a value: write ${example}.`)
    return isAbsent(values[0]) ? '' : say(values, given)
  }

  return Object.assign(spoken, { needsValue: true, fault })
}

export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === ''
}

/** What was found, for the words of a fault: short, and in quotes. */
export function found(value: unknown): string {
  const text = typeof value === 'string' || typeof value === 'number' ? String(value) : kindOf(value)
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
}

function kindOf(value: unknown): string {
  if (Array.isArray(value)) return 'a list'
  return typeof value === 'object' ? 'a group of fields' : String(typeof value === 'boolean' ? value : typeof value)
}
