import { compositionFacts, type CompositionFacts, messageVariantsOf } from '../../db/queries/composition.ts'
import { NotFound } from '../errors.ts'
import { linkAddresses, linkCodes } from '../links/index.ts'
import { type ApprovedContent, contactsIn, inOrderOfLanguages } from '../plan/index.ts'
import type { Ports } from '../ports.ts'
import {
  launchFacts,
  type MailTemplate,
  type MessageSetting,
  type MessageVariant,
  namesInMessage,
  prepareMessage,
  readMailLayout,
} from '../render/index.ts'
import { instantOf } from '../schedule/index.ts'

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
  return prepared(ports, of, await writtenNow(ports, of), tracked)
}

/** The message as it was sent, with the facts of that time; its links are plain. */
export async function composedAsSent(ports: Ports, of: Composition, sent: ApprovedContent): Promise<Composed> {
  return prepared(ports, of, asSent(await writtenNow(ports, of), sent), false)
}

interface Written {
  readonly campaign: CompositionFacts
  readonly written: readonly MessageVariant[]
}

async function writtenNow({ db: { rows } }: Ports, { campaignId, messageId }: Composition): Promise<Written> {
  const campaign = await compositionFacts(rows, campaignId)
  const written = await messageVariantsOf(rows, campaignId, messageId)
  if (!campaign || written.length === 0) throw new NotFound(`the message ${messageId} of ${campaignId} has no text`)
  return { campaign, written }
}

/** A launch that was not printed was not kept, and does not matter. */
function asSent(
  { campaign }: Written,
  { title, service, languages, helplines, variants, launch }: ApprovedContent,
): Written {
  return {
    campaign: {
      ...campaign,
      title,
      serviceName: service.name,
      serviceUrl: service.url,
      languages: [...languages],
      helplines: helplines ?? null,
      ...(launch && { launchInstant: instantOf(launch.wall, launch.zone), launchZone: launch.zone }),
    },
    written: variants.map(([language, subject, body]) => ({ language, subject, body })),
  }
}

async function prepared(
  ports: Ports,
  of: Composition,
  { campaign, written }: Written,
  tracked: boolean,
): Promise<Composed> {
  const variants = inOrderOfLanguages(written, campaign.languages, ({ language }) => language)
  const layout = readMailLayout((path) => ports.templates.read(path))
  const templates = new Map<string, MailTemplate>()
  for (const variant of variants) {
    const message = prepareMessage(variant, settingOf(variant, campaign))
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

function settingOf({ language }: MessageVariant, campaign: CompositionFacts): MessageSetting {
  const { launchZone: zone } = campaign
  return {
    facts: {
      service: { name: campaign.serviceName, url: campaign.serviceUrl },
      campaign: { title: campaign.title },
      launch: launchFacts(new Date(campaign.launchInstant), zone, language),
    },
    contacts: contactsIn(language, campaign.languages, campaign.helplines),
    zone,
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
  return linkAddresses(baseUrl, codes)
}
