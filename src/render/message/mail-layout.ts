import { parseTemplate } from '../handlebars/parse-template.ts'
import { footerPhrases } from './footer-phrases.ts'
import type { MessageFacts } from './message-variant.ts'
import { textDirection } from '../language/text-direction.ts'
import { wrapped } from './text-part.ts'

/** The sources of the whole mail around a body. */
export interface MailLayout {
  readonly html: string
  readonly text: string
  readonly partials: Readonly<Record<string, string>>
}

/** Reads the layout's sources by their paths under `templates/`. */
export function readMailLayout(read: (path: string) => string): MailLayout {
  return {
    html: read('messages/email.html.hbs'),
    text: read('messages/email.text.hbs'),
    partials: {
      masthead: read('partials/masthead.html.hbs'),
      footer: read('partials/footer.html.hbs'),
    },
  }
}

/** What differs from mail to mail. `body` is HTML or text that is already escaped for where it goes. */
export interface MailContent {
  readonly subject: string
  readonly body: string
  readonly unsubscribeUrl: string
}

/** A layout made ready for one variant. Throws `Invalid` where a template of it cannot be read. */
export function layOut(
  layout: MailLayout,
  language: string,
  facts: MessageFacts,
): { readonly html: (content: MailContent) => string; readonly text: (content: MailContent) => string } {
  const html = parseTemplate(layout.html, { partials: layout.partials })
  const text = parseTemplate(layout.text)
  const fixed = mailSurroundings(language, facts)
  const plain = {
    ...fixed,
    footer: { ...fixed.footer, why: wrapped(fixed.footer.why), genuine: wrapped(fixed.footer.genuine) },
  }
  return {
    html: (content) => html.render({ ...fixed, ...content }),
    text: (content) => text.render({ ...plain, ...content }),
  }
}

interface MailSurroundings {
  readonly language: string
  readonly direction: 'ltr' | 'rtl'
  readonly service: MessageFacts['service']
  readonly campaign: MessageFacts['campaign']
  readonly footer: Readonly<
    Record<'language' | 'direction' | 'why' | 'genuineTitle' | 'genuine' | 'unsubscribe', string>
  >
}

/** What a layout is given beside the content of the mail. */
function mailSurroundings(language: string, facts: MessageFacts): MailSurroundings {
  const { service, campaign } = facts
  const foot = footerPhrases(language)
  const host = service.url.replace(/^https?:\/\//i, '').replace(/\/$/, '')
  return {
    language,
    direction: textDirection(language),
    service,
    campaign,
    footer: {
      language: foot.language,
      direction: textDirection(foot.language),
      why: foot.phrases.why(service.name, campaign.title),
      genuineTitle: foot.phrases.genuineTitle,
      genuine: foot.phrases.genuine(host),
      unsubscribe: foot.phrases.unsubscribe,
    },
  }
}
