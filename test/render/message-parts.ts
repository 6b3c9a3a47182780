import {
  inspectMessage,
  launchFacts,
  type MessageFacts,
  type MessageSetting,
  prepareMessage,
  type RenderedMail,
} from '../../src/render/index.ts'

export const facts: MessageFacts = {
  service: { name: 'Licence & Co', url: 'https://renew.example.gov' },
  campaign: { title: 'Renew online' },
  launch: launchFacts(new Date('2027-03-01T09:00:00Z'), 'Europe/London', 'en'),
}

/** A campaign whose helplines have all that a helpline may have, and one that has a number alone. */
export const setting: MessageSetting = {
  facts,
  contacts: {
    hotline: { name: 'R&D *line*', phone: '0300 790 6801', hours: 'Monday to Friday, 8am to 6pm' },
    abroad: { phone: '+44 300 790 6801' },
  },
  zone: 'Europe/London',
}

/** The least layout there is, so that a test sees the body alone. */
const bare = { html: '{{{body}}}', text: '{{{body}}}', partials: {} }

/** A body rendered for one reader; links are tracked as `https://t/1`, `https://t/2`, and so on. Styles are left out. */
export function rendered(
  body: string,
  values: Record<string, unknown> = {},
  subject = 'About',
  language = 'en',
): RenderedMail & { links: readonly string[] } {
  const { links, addressed } = prepareMessage({ language, subject, body }, setting)
  const mail = addressed(bare, (url) => `https://t/${links.indexOf(url) + 1}`).render({
    values,
    unsubscribeUrl: 'https://u',
  })
  return { ...mail, html: mail.html.replace(/ style="[^"]*"/g, ''), links }
}

const KNOWN = ['first_name', 'town_url', 'service.name', 'service.url', 'steps.*.url']

/** What is found of a body for readers who may have a first name, an address in their town, and steps. */
export function inspected(body: string, subject = 'About', language = 'en') {
  return inspectMessage({ language, subject, body }, KNOWN, setting)
}

/** What keeps it from being sent. */
export function errorsOf(body: string, subject?: string) {
  return inspected(body, subject).problems.filter(({ severity }) => severity === 'error')
}
