import {
  type DeliveryToContact,
  consentsGiven,
  contactDetails,
  deliveriesTo,
  suppressionsOf,
} from '../../db/queries/contact-page.ts'
import { contactById } from '../../db/queries/contact-search.ts'
import { audit, type Ctx, requireRole } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { type ContactLine, contactLine, SEES_CONTACTS } from './search-contacts.ts'

/** Everything that is known of one contact. Instants in milliseconds. */
export interface ContactPage {
  readonly contact: ContactLine & {
    readonly timezone: string | null
    readonly attributes: Readonly<Record<string, string>>
    readonly addedAt: number
    readonly changedAt: number
    readonly erasedAt: number | null
  }
  readonly consents: readonly {
    readonly channel: string
    readonly granted: boolean
    /** `import`, or how they said it themselves. */
    readonly source: string
    readonly at: number
  }[]
  /** Addresses of theirs that must not be written to; `campaign` null: by no campaign. */
  readonly suppressions: readonly {
    readonly channel: string
    readonly campaign: string | null
    readonly reason: string
    readonly at: number
  }[]
  /** What was, or was not, sent to them, the newest first. */
  readonly deliveries: readonly DeliveryToContact[]
  readonly moreDeliveries: boolean
}

const DELIVERIES = 100

/**
 * One contact with what they agreed to, asked for and were sent. Roles as for seeing contacts; that it was looked at is
 * written into the audit log, with the contact's number and nothing else. Throws `NotFound`.
 */
export async function contactPage(ctx: Ctx, { id }: { readonly id: number }): Promise<ContactPage> {
  requireRole(ctx.actor, ...SEES_CONTACTS)
  const { rows } = ctx.db
  const found = await contactById(rows, id)
  const details = await contactDetails(rows, id)
  if (!found || !details) throw new NotFound(`there is no contact ${id}`)
  const { attributes, emailHash, phoneHash, ...facts } = details
  const known: Record<string, string> = JSON.parse(attributes)
  const consents = await consentsGiven(rows, id)
  const suppressions = await suppressionsOf(
    rows,
    [emailHash, phoneHash].filter((hash) => hash !== null),
  )
  const deliveries = await deliveriesTo(rows, id, DELIVERIES + 1)
  await ctx.db.write((tx) => audit(tx, ctx, 'contact.view', `contact ${id}`, null, null))
  return {
    contact: { ...contactLine(found), ...facts, attributes: known },
    consents: consents.map((consent) => ({ ...consent, granted: consent.granted === 1 })),
    suppressions,
    deliveries: deliveries.slice(0, DELIVERIES),
    moreDeliveries: deliveries.length > DELIVERIES,
  }
}
