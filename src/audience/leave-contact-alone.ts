import { contactDetails, eraseContactData, isUnderWay, suppressionsOf } from '../../db/queries/contact-page.ts'
import { contactById } from '../../db/queries/contact-search.ts'
import { suppressAddresses, withdrawConsents } from '../../db/queries/suppressions.ts'
import type { Rows } from '../../db/index.ts'
import { audit, type Ctx, requireRole } from '../access/index.ts'
import { Conflict, NotFound } from '../errors.ts'
import { CHANNELS } from './channel.ts'

/**
 * Stops writing to a person who asked for it by another way than a link: nothing of any campaign comes to any of their
 * addresses, and their consents are withdrawn. Role operator or planner; throws `NotFound`.
 */
export async function suppressContact(ctx: Ctx, { id }: { readonly id: number }): Promise<void> {
  requireRole(ctx.actor, 'operator', 'planner')
  const at = ctx.now.getTime()
  await ctx.db.write(async (tx) => {
    const { hashes, before } = await addressesOf(tx, id)
    const saved = await suppressAddresses(tx, hashes, 'requested', at)
    await withdrawConsents(tx, id, CHANNELS, 'request', at)
    if (saved > 0)
      await audit(tx, ctx, 'contact.suppress', `contact ${id}`, { suppressions: before }, { by: 'request' })
  })
}

/**
 * Erases a person: their names, addresses, key, attributes, consents and lists go, and what the inbox caught for them. Their
 * rows in the ledger stay, as counts; so does the keyed hash of their addresses, so that nothing reaches them again and no import takes
 * them in. Role operator or administrator; throws `NotFound`, and `Conflict` while a message to them is on its way.
 */
export async function eraseContact(ctx: Ctx, { id }: { readonly id: number }): Promise<void> {
  requireRole(ctx.actor, 'operator', 'administrator')
  const at = ctx.now.getTime()
  await ctx.db.write(async (tx) => {
    const { hashes, erasedAt, email } = await addressesOf(tx, id)
    if (erasedAt !== null) return
    if (await isUnderWay(tx, id)) throw new Conflict(`a message to contact ${id} is on its way; try again in a minute`)
    await suppressAddresses(tx, hashes, 'erased', at)
    await eraseContactData(tx, id, email, at)
    await audit(tx, ctx, 'contact.erase', `contact ${id}`, null, null)
  })
}

async function addressesOf(tx: Rows, id: number) {
  const found = await contactById(tx, id)
  const details = await contactDetails(tx, id)
  if (!found || !details) throw new NotFound(`there is no contact ${id}`)
  const { emailHash, phoneHash, erasedAt } = details
  const hashes = [
    { addressHash: emailHash, channel: 'email' },
    { addressHash: phoneHash, channel: 'sms' },
  ].flatMap(({ addressHash, channel }) => (addressHash === null ? [] : [{ addressHash, channel, campaignId: '' }]))
  const before = (
    await suppressionsOf(
      tx,
      hashes.map(({ addressHash }) => addressHash),
    )
  ).length
  return { hashes, before, erasedAt, email: found.email }
}
