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
  const comma = /^(?:ar|ckb|fa|ks|ps|sd|ug|ur)\b/.test(language) ? '، ' : ', '

  function contactOf(name: unknown): ContactShown {
    const contact = typeof name === 'string' && Object.hasOwn(contacts, name) ? contacts[name] : undefined
    if (contact) return contact
    throw new Invalid(`There is no contact ${found(name)}.${nearest(String(name), Object.keys(contacts))}`)
  }

  function partOf(part: unknown): (typeof fields)[number] {
    const field = fields.find((known) => known === part)
    if (field) return field
    throw new Invalid(`A contact has no ${found(part)}: write one of ${fields.join(', ')}.`)
  }

  return word({
    name: 'contact',
    takes: [1, 2],
    named: [],
    example: '{{contact "hotline"}} or {{contact "hotline" "phone"}}',
    say: ([name, part]) => {
      const contact = contactOf(name)
      const asked = part === undefined ? fields : [partOf(part)]
      const texts = asked.flatMap((field) => (contact[field] ? [shown(field, contact[field], landing)] : []))
      return landing === 'text' ? texts.join(comma) : new SafeString(texts.join(comma))
    },
    check: ({ values: [name, part] }) => {
      if (name) contactOf(name.value)
      if (part) partOf(part.value)
    },
  })
}

function shown(field: (typeof fields)[number], text: string, landing: Landing): string {
  if (landing === 'text') return field === 'phone' || field === 'email' ? `\u2068${text}\u2069` : text
  const html = escapeHtml(text)
  if (field === 'phone') return `<a href="tel:${escapeHtml(text.replace(/[^+\d]/g, ''))}"><bdi>${html}</bdi></a>`
  return field === 'email' ? `<a href="mailto:${html}"><bdi>${html}</bdi></a>` : html
}
