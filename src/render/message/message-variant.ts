import type { ContactShown } from '../words/contact-word.ts'

/** A message in one language. The subject is Handlebars; the body is Markdown with Handlebars. */
export interface MessageVariant {
  /** BCP 47, such as `cy` or `en-GB`. */
  readonly language: string
  readonly subject: string
  readonly body: string
}

/** What a message in one language is made with, beside its own texts. */
export interface MessageSetting {
  readonly facts: MessageFacts
  /** Where people get help, by the name that `{{contact}}` calls it, in the message's language. */
  readonly contacts: Readonly<Record<string, ContactShown>>
  /** IANA name of the zone that instants are told in. */
  readonly zone?: string
}

/** What every reader of one variant is told alike. */
export interface MessageFacts {
  readonly service: { readonly name: string; readonly url: string }
  readonly campaign: { readonly title: string }
  readonly launch: LaunchFacts
}

/** The launch as words of the message's language. */
export interface LaunchFacts {
  readonly date: string
  readonly time: string
  readonly weekday: string
}

/** The first word of every fact. A contact's own attribute of such a name is hidden by it. */
const factRoots: readonly string[] = ['service', 'campaign', 'launch']

/** Whether a dotted name, in parts, is a fact of the campaign and so the same for every reader. */
export function isFact(parts: readonly string[]): boolean {
  return factRoots.includes(parts[0] ?? '')
}

/** The same of a name as it is written. @example isNameOfFact('launch.date') // true */
export function isNameOfFact(name: string): boolean {
  return isFact(name.split('.'))
}

/** A fact's text, or undefined where the name is not one of a single fact. */
export function factOf(facts: MessageFacts, parts: readonly string[]): string | undefined {
  let value: unknown = facts
  for (const part of parts) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, part)) return undefined
    value = Reflect.get(value, part)
  }
  return typeof value === 'string' ? value : undefined
}
