import { contactByKey, type FoundContact, searchedContacts } from '../../db/queries/contact-search.ts'
import { listByName } from '../../db/queries/contacts.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { pageOfRows } from '../page-of-rows.ts'
import { addressHash } from './contact-row.ts'
import { readEmail } from './email-address.ts'
import { readPhone } from './phone-number.ts'

/** A contact in a list of contacts. */
export interface ContactLine {
  readonly id: number
  /** The owner's own key for them. */
  readonly key: string | null
  readonly name: string
  readonly email: string | null
  readonly phone: string | null
  readonly language: string | null
  readonly lists: readonly string[]
  /** Why no mail of any campaign would go to them; absent: it would. */
  readonly whyNot: string | null
  /** Campaigns that they alone unsubscribed from, by e-mail. */
  readonly leftCampaigns: readonly string[]
}

/** Who may see personal data; approvers and viewers see counts. */
export const SEES_CONTACTS = ['planner', 'operator', 'administrator'] as const

/**
 * Contacts in the order they came in, a page at a time: of a list, and with `text` those whose e-mail address, phone number or
 * own key it is, or whose key, first or last name begins with it. Roles as `SEES_CONTACTS`. Throws `NotFound` for no such list.
 */
export async function searchContacts(
  ctx: Ctx,
  input: {
    readonly list?: string | undefined
    readonly text?: string | undefined
    readonly after?: number | undefined
    readonly limit?: number | undefined
  },
  secret: string,
): Promise<{ contacts: ContactLine[]; next: number | undefined }> {
  requireRole(ctx.actor, ...SEES_CONTACTS)
  const { rows } = ctx.db
  const list = input.list === undefined ? undefined : await listByName(rows, input.list)
  if (input.list !== undefined && list === undefined) throw new NotFound(`there is no list ${input.list}`)
  const text = input.text?.trim() || undefined
  const hashes = text === undefined ? undefined : hashesOf(text, secret)
  if (text !== undefined && hashes?.isAddress) {
    const found = (await contactByKey(rows, { ...hashes, key: text })).map(contactLine)
    return {
      contacts: list === undefined ? found : found.filter((one) => one.lists.includes(list.name)),
      next: undefined,
    }
  }
  const words = text === undefined ? undefined : { emailHash: null, phoneHash: null, begins: text, ...hashes }
  const page = await pageOfRows(input.limit, (limit) =>
    searchedContacts(rows, { listId: list?.id, words, after: input.after ?? 0, limit }),
  )
  return { contacts: page.rows.map(contactLine), next: page.last?.id }
}

/** What is an address can only be one person's; an index finds them at once. */
function hashesOf(text: string, secret: string) {
  const email = readEmail(text)
  const phone = readPhone(text)
  return {
    emailHash: 'fault' in email ? null : addressHash(secret, email.normalised),
    phoneHash: 'fault' in phone ? null : addressHash(secret, phone.e164),
    isAddress: !('fault' in email) || !('fault' in phone),
  }
}

export function contactLine({ firstName, lastName, lists, leftCampaigns, ...contact }: FoundContact): ContactLine {
  const onLists: string[] = JSON.parse(lists)
  const left: string[] = JSON.parse(leftCampaigns)
  const name = [firstName, lastName].filter(Boolean).join(' ')
  return { ...contact, name, lists: onLists.toSorted(), leftCampaigns: left.toSorted() }
}
