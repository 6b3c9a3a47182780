import { assemble, subjectTemplate } from './assemble.ts'
import { composeBody } from './compose-body.ts'
import { htmlPart } from './html-part.ts'
import { refuseErrors, sendableProgram } from './sendable-program.ts'
import { layOut, type MailLayout } from './mail-layout.ts'
import { addMailStyles } from './mail-styles.ts'
import type { MessageSetting, MessageVariant } from './message-variant.ts'
import { messageWords } from './message-words.ts'
import { textDirection } from '../language/text-direction.ts'
import { textPart, withoutGaps } from './text-part.ts'

/** A message read once, to be sent to many. */
export interface PreparedMessage {
  /** The web addresses whose visits can be counted: the same for every reader, each once, in order. */
  readonly links: readonly string[]
  /** Makes the mail. `trackedAddress` is asked once per link, here. */
  readonly addressed: (layout: MailLayout, trackedAddress: (url: string) => string) => MailTemplate
}

export interface MailTemplate {
  /** Throws `Invalid` where the values make the mail exceed its limits. */
  readonly render: (recipient: Recipient) => RenderedMail
}

export interface Recipient {
  /** The contact's fields and attributes by name. Facts of the campaign go before them. */
  readonly values: Readonly<Record<string, unknown>>
  readonly unsubscribeUrl: string
}

export interface RenderedMail {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/**
 * Reads a message and converts its Markdown, once for all recipients. Values are put in later, escaped for where they
 * land, and are never read as Markdown, HTML or a template. Throws `Invalid` (`path` is `subject` or `body`) with what
 * `inspectMessage` finds, except for unknown names, which show nothing.
 *
 * @example prepareMessage(variant, setting).addressed(layout, (url) => codes.get(url) ?? url).render(recipient)
 */
export function prepareMessage(variant: MessageVariant, setting: MessageSetting): PreparedMessage {
  const { language } = variant
  const { facts, contacts } = setting
  const words = messageWords(language, setting)
  const subject = subjectTemplate(sendableProgram(variant.subject, 'subject', words.subject), words.subject)
  const read = composeBody(sendableProgram(variant.body, 'body', words.body), facts, { language, contacts })
  refuseErrors(read.problems, 'body')
  const tracked = [...read.addresses.values()].flatMap((address) => (address.kind === 'tracked' ? [address.url] : []))
  const links = [...new Set(tracked)]
  return { links, addressed }

  function addressed(layout: MailLayout, trackedAddress: (url: string) => string): MailTemplate {
    const trackedAddresses = new Map(links.map((url) => [url, trackedAddress(url)]))
    const addressOf = (url: string): string => trackedAddresses.get(url) ?? url
    const direction = textDirection(language)
    const styled = htmlPart(read, addressOf, (tree) => addMailStyles(tree, direction))
    const html = assemble(styled, read.marks, 'html', words.body)
    const text = assemble(textPart(read, addressOf), read.marks, 'text', words.body)
    const mail = layOut(layout, language, facts)
    return {
      render({ values, unsubscribeUrl }) {
        const data = { ...values, ...facts }
        const title = subject(data)
        return {
          subject: title,
          html: mail.html({ subject: title, body: html.render(data), unsubscribeUrl }),
          text: mail.text({ subject: title, body: withoutGaps(text.render(data)), unsubscribeUrl }),
        }
      },
    }
  }
}
