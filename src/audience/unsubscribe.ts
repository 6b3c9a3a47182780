import type { Rows } from '../../db/index.ts'
import {
  deliveredTo,
  type DeliveredTo,
  recordUnsubscribe,
  saveUnsubscribes,
  unsubscribedFrom,
  withdrawConsents,
} from '../../db/queries/suppressions.ts'
import { audit, type Ctx } from '../access/index.ts'
import { Invalid, NotFound } from '../errors.ts'
import { CHANNELS } from './channel.ts'
import { readUnsubscribeToken } from './unsubscribe-token.ts'

/** What the page behind an unsubscribe link shows before anything is done. */
export interface UnsubscribePage {
  readonly language: string
  readonly campaignTitle: string
  readonly serviceName: string
  readonly channel: string
  /** Nothing more of this campaign comes on this channel. */
  readonly already: boolean
  /** Nothing more comes at all. */
  readonly alreadyAll: boolean
}

/** Reads what an unsubscribe link is about; changes nothing. Throws `NotFound` for a token that is not ours. */
export async function unsubscribePageFacts(
  ctx: Pick<Ctx, 'db'>,
  input: { readonly token: string },
  secret: string,
): Promise<UnsubscribePage> {
  const to = await recipientOf(ctx.db.rows, input.token, secret)
  const { language, campaignTitle, serviceName, channel } = to
  const from = await unsubscribedOf(ctx.db.rows, to)
  const alreadyAll = from.includes('')
  return {
    language,
    campaignTitle,
    serviceName,
    channel,
    already: alreadyAll || from.includes(to.campaignId),
    alreadyAll,
  }
}

/**
 * Takes a recipient at their word: the one who holds the token of a delivery gets nothing more of its campaign on its channel, or,
 * with `all`, of any campaign at any of their addresses, and their consents are withdrawn. The same word twice changes nothing.
 * Anybody may call it; the token is the authority. Throws `NotFound` for a token that is not ours.
 */
export async function unsubscribe(
  ctx: Ctx,
  input: { readonly token: string; readonly scope: 'campaign' | 'all' },
  secret: string,
): Promise<void> {
  if (input.scope !== 'campaign' && input.scope !== 'all') throw new Invalid('scope: expected campaign or all')
  await ctx.db.write(async (tx) => {
    const to = await recipientOf(tx, input.token, secret)
    const before = await unsubscribedOf(tx, to)
    const at = ctx.now.getTime()
    const saved = await saveUnsubscribes(tx, suppressionsOf(to, input.scope), at)
    if (saved === 0) return
    if (input.scope === 'all') await withdrawConsents(tx, to.contactId, CHANNELS, 'unsubscribe', at)
    if (before.length === 0 || !(before.includes('') || before.includes(to.campaignId)))
      await recordUnsubscribe(tx, to, at)
    await audit(tx, ctx, 'contact.unsubscribe', `delivery ${to.deliveryId}`, null, {
      scope: input.scope,
      campaign: to.campaignId,
      channel: to.channel,
    })
  })
}

async function recipientOf(rows: Rows, token: string, secret: string): Promise<DeliveredTo> {
  const deliveryId = readUnsubscribeToken(secret, token)
  const to = deliveryId === undefined ? undefined : await deliveredTo(rows, deliveryId)
  if (to === undefined)
    throw new NotFound(
      'this unsubscribe link is not one of ours, or not complete; use the link as it stands in the message',
    )
  return to
}

async function unsubscribedOf(rows: Rows, to: DeliveredTo): Promise<string[]> {
  const hash = addressOn(to.channel, to)
  return hash === null ? [] : unsubscribedFrom(rows, hash, to.channel)
}

function suppressionsOf(to: DeliveredTo, scope: 'campaign' | 'all') {
  const hash = addressOn(to.channel, to)
  const here =
    hash === null ? [] : [{ addressHash: hash, channel: to.channel, campaignId: scope === 'all' ? '' : to.campaignId }]
  if (scope === 'campaign') return here
  const everywhere = [
    { addressHash: to.emailHash, channel: 'email', campaignId: '' },
    { addressHash: to.phoneHash, channel: 'sms', campaignId: '' },
  ].flatMap((one) => (one.addressHash === null ? [] : [{ ...one, addressHash: one.addressHash }]))
  return [...here.filter((one) => one.channel !== 'email' && one.channel !== 'sms'), ...everywhere]
}

function addressOn(channel: string, to: DeliveredTo): string | null {
  return channel === 'sms' ? to.phoneHash : to.emailHash
}
