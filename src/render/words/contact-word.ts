import { Invalid } from '../../errors.ts'
import type { Helper } from '../handlebars/helper.ts'
import { SafeString } from '../handlebars/safe-string.ts'
import { escapeHtml } from '../handlebars/values.ts'
import { nearest } from './chart-word.ts'
import type { Landing } from './link-words.ts'
import { found, word } from './word.ts'

/** Where people get help. What is absent is left out. */
export interface ContactShown {
  readonly name?: string
  /** As it is dialled, with spaces: `0300 790 6801`. */
  readonly phone?: string
  readonly email?: string
  readonly hours?: string
}

const fields = ['name', 'phone', 'email', 'hours'] as const

/**
 * `{{contact "hotline"}}`: all there is of a contact, in one line; `{{contact "hotline" "phone"}}`: one part of it. Numbers
 * and addresses can be called and written to, and keep their direction in languages written from right to left.
 */
export function contactWord(
  contacts: Readonly<Record<string, ContactShown>>,
  language: string,
  landing: Landing,
): Helper {
  return word({
    name: 'contact',
    takes: [1, 2],
    named: [],
    example: '{{contact "hotline"}} or {{contact "hotline" "phone"}}',
    say: ([name, part]) => {
      const texts = contactParts(contacts, name, part).map((one) => shown(one, landing))
      const line = texts.join(contactComma(language))
      return landing === 'text' ? line : new SafeString(line)
    },
    check: ({ values: [name, part] }) => {
      if (name) contactOf(contacts, name.value)
      if (part) fieldOf(part.value)
    },
  })
}

/** One part of a contact as it is read, and what a click on it does, where it does anything. */
export interface ContactPart {
  readonly text: string
  /** `tel:` or `mailto:`. */
  readonly url?: string
}

/** What there is of a contact, or the part of it that is asked for. Throws `Invalid` for a name or part that there is not. */
export function contactParts(
  contacts: Readonly<Record<string, ContactShown>>,
  name: unknown,
  part: unknown,
): readonly ContactPart[] {
  const contact = contactOf(contacts, name)
  const asked = part === undefined ? fields : [fieldOf(part)]
  return asked.flatMap((field): ContactPart[] => {
    const text = contact[field]
    if (!text) return []
    if (field === 'phone') return [{ text, url: `tel:${text.replace(/[^+\d]/g, '')}` }]
    return [field === 'email' ? { text, url: `mailto:${text}` } : { text }]
  })
}

/** What stands between the parts of a contact. */
export function contactComma(language: string): string {
  return /^(?:ar|ckb|fa|ks|ps|sd|ug|ur)\b/.test(language) ? '، ' : ', '
}

function contactOf(contacts: Readonly<Record<string, ContactShown>>, name: unknown): ContactShown {
  const contact = typeof name === 'string' && Object.hasOwn(contacts, name) ? contacts[name] : undefined
  if (contact) return contact
  throw new Invalid(`There is no contact ${found(name)}.${nearest(String(name), Object.keys(contacts))}`)
}

function fieldOf(part: unknown): (typeof fields)[number] {
  const field = fields.find((known) => known === part)
  if (field) return field
  throw new Invalid(`A contact has no ${found(part)}: write one of ${fields.join(', ')}.`)
}

function shown({ text, url }: ContactPart, landing: Landing): string {
  if (landing === 'text') return url === undefined ? text : `\u2068${text}\u2069`
  const html = escapeHtml(text)
  return url === undefined ? html : `<a href="${escapeHtml(url)}"><bdi>${html}</bdi></a>`
}
