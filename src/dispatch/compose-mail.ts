import { compositionFacts, type CompositionFacts, messageVariantsOf } from '../../db/queries/composition.ts'
import { NotFound } from '../errors.ts'
import { linkAddress, linkCodes } from '../links/index.ts'
import type { Ports } from '../ports.ts'
import {
  launchFacts,
  type MailTemplate,
  type MessageFacts,
  type MessageVariant,
  namesInMessage,
  prepareMessage,
  readMailLayout,
} from '../render/index.ts'

/** Whose message it is, and where its links are counted. */
export interface Composition {
  readonly campaignId: string
  readonly activityId: string
  readonly messageId: string
}

/** A message in all its languages, ready to be sent to many. */
export interface Composed {
  /** In the campaign's order, the one others fall back to first; every one has a template. */
  readonly languages: readonly string[]
  /** The mail in this language, or in the campaign's first. */
  templateFor(language: string): MailTemplate
  /** A made-up person who has everything the message asks for, so that nobody's data is shown. */
  exampleValues(language: string): Readonly<Record<string, string>>
}

const EXAMPLE_PERSON = { first_name: 'Sam', last_name: 'Sample' }

/**
 * Reads a message in all its languages and prepares each once; only the recipients' values change afterwards. Its web
 * addresses are given tracked codes, counted for the activity, unless `tracked` is false.
 */
export async function composed(ports: Ports, of: Composition, tracked: boolean): Promise<Composed> {
  const { rows } = ports.db
  const campaign = await compositionFacts(rows, of.campaignId)
  const written = await messageVariantsOf(rows, of.campaignId, of.messageId)
  if (!campaign || written.length === 0)
    throw new NotFound(`the message ${of.messageId} of ${of.campaignId} has no text`)
  const place = ({ language }: MessageVariant) =>
    campaign.languages.indexOf(language) + 1 || campaign.languages.length + 1
  const variants = written.toSorted(
    (one, other) => place(one) - place(other) || one.language.localeCompare(other.language),
  )
  const layout = readMailLayout((path) => ports.templates.read(path))
  const templates = new Map<string, MailTemplate>()
  for (const variant of variants) {
    const message = prepareMessage(variant, factsIn(variant, campaign))
    const addresses = tracked ? await trackedAddresses(ports, of, variant, message.links) : new Map<string, string>()
    templates.set(
      variant.language,
      message.addressed(layout, (url) => addresses.get(url) ?? url),
    )
  }
  const fallback = templates.get(campaign.languages[0]!) ?? [...templates.values()][0]!
  return {
    languages: [...templates.keys()],
    templateFor: (language) => templates.get(language) ?? fallback,
    exampleValues: (language) => ({ ...namedAfterThemselves(variants), ...EXAMPLE_PERSON, language }),
  }
}

function namedAfterThemselves(variants: readonly MessageVariant[]): Record<string, string> {
  return Object.fromEntries(variants.flatMap((variant) => namesInMessage(variant).map((name) => [name, `(${name})`])))
}

function factsIn({ language }: MessageVariant, campaign: CompositionFacts): MessageFacts {
  return {
    service: { name: campaign.serviceName, url: campaign.serviceUrl },
    campaign: { title: campaign.title },
    launch: launchFacts(new Date(campaign.launchInstant), campaign.launchZone, language),
  }
}

async function trackedAddresses(
  ports: Ports,
  { campaignId, activityId }: Composition,
  { language }: MessageVariant,
  urls: readonly string[],
): Promise<Map<string, string>> {
  const { secret, baseUrl } = ports.settings
  const codes = await ports.db.write((tx) => linkCodes(tx, secret, { campaignId, activityId, language, urls }))
  return new Map([...codes].map(([url, code]) => [url, linkAddress(baseUrl, code)]))
}
