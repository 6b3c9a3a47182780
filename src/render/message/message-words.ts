import type { Helper, WrittenCall } from '../handlebars/helper.ts'
import { templateWords } from '../words/template-words.ts'
import { found } from '../words/word.ts'
import type { MessageSetting } from './message-variant.ts'

type Words = Readonly<Record<string, Helper>>

/**
 * What a message may call: `date`, `number`, `money`, `plural` and `list`, and in its body `contact` and `link`. A person's
 * value that cannot be read so is shown as it is: one field that was filled in badly keeps nobody's message back.
 */
export function messageWords(
  language: string,
  { zone, contacts }: Pick<MessageSetting, 'zone' | 'contacts'>,
): { readonly subject: Words; readonly body: Words } {
  const given = { language, unreadable: 'shown', landing: 'text', link: String, contacts } as const
  const { link, contact, ...words } = templateWords({ ...given, ...(zone !== undefined && { zone }) })
  const drawings = { qr: refused(drawsIn('qr', 'the code')), chart: refused(drawsIn('chart', 'the chart')) }
  return {
    subject: { ...words, ...drawings, contact: refused(leads('contact')), link: refused(leads('link')) },
    body: { ...words, ...drawings, contact: writtenOut(contact!, contacts), link: link! },
  }
}

function drawsIn(name: string, what: string): string {
  return `"${name}" draws, and mails and SMS show no drawings. Put ${what} on an information sheet, and lead there with {{link "https://…" "words"}}.`
}

function leads(name: string): string {
  return `"${name}" leads somewhere, and nothing in a subject can be followed. Write it in the body.`
}

/** A helper that is known only to say what to write instead; its bare name is a field. */
function refused(why: string): Helper {
  return Object.assign(() => '', { needsValue: true, fault: () => why })
}

const NOT_WRITTEN_OUT =
  'A helpline is written out, so that what it says is approved with the message: write {{contact "hotline"}} or {{contact "hotline" "phone"}}.'

function writtenOut(contact: Helper, contacts: MessageSetting['contacts']): Helper {
  const fault = (written: WrittenCall) => {
    const [name, part] = written.values
    if (written.values.includes(undefined)) return NOT_WRITTEN_OUT
    const lacking = name && part && lackingPart(String(name.value), String(part.value), contacts)
    return lacking ?? contact.fault?.(written)
  }
  return Object.assign((...given: Parameters<Helper>) => contact(...given), { ...contact, fault })
}

/** What a helpline may have; an address of mail is none of it. */
const PARTS = ['name', 'phone', 'hours'] as const

/** What is wrong with a part that is asked for. A helpline without any is one of which the name alone is known. */
function lackingPart(name: string, part: string, contacts: MessageSetting['contacts']): string | undefined {
  if (!Object.hasOwn(contacts, name)) return undefined
  const known = PARTS.find((one) => one === part)
  if (known === undefined) return `A helpline has no ${found(part)}: write one of ${PARTS.join(', ')}.`
  const there = PARTS.filter((one) => contacts[name]?.[one])
  if (there.length === 0 || there.includes(known)) return undefined
  const choice = there.map((one) => `{{contact "${name}" "${one}"}}`).join(' or ')
  return `Helpline "${name}" has no ${known} in this language, so nothing would be printed: write ${choice}, or give it its ${known}.`
}
