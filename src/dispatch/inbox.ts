import PostalMime from 'postal-mime'
import { caughtMail, caughtMails, mailBehind } from '../../db/queries/inbox.ts'
import { type Ctx, requireRole } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { pageOfRows } from '../page-of-rows.ts'
import { TEST_HEADER } from './test-send.ts'

/** A mail that the built-in inbox caught instead of a provider. The instant is in milliseconds. */
export interface InboxLine {
  readonly id: number
  readonly at: number
  readonly to: string
  readonly subject: string
  /** Sent to try a message out, and not to a recipient of a campaign. */
  readonly isTest: boolean
}

export interface InboxMail extends InboxLine {
  readonly from: string
  /** In order; values are decoded. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  /** As it came: show it where it can run nothing. */
  readonly html: string
  readonly text: string
}

const LOOKED_THROUGH = 5_000
const READERS = ['planner', 'approver', 'operator', 'administrator'] as const

/**
 * The newest mails caught, a page at a time; with `text` those that hold it in subject or address. A page looks through five
 * thousand mails, so that one with a text may be short, or empty, and still have a next. Every role but viewer: they hold
 * people's addresses.
 */
export async function inboxPage(
  ctx: Ctx,
  input: {
    readonly before?: number | undefined
    readonly limit?: number | undefined
    readonly text?: string | undefined
  },
): Promise<{ mails: InboxLine[]; next: number | undefined }> {
  requireRole(ctx.actor, ...READERS)
  const text = input.text?.trim() || undefined
  const { rows } = ctx.db
  const page = await pageOfRows(input.limit, (limit) =>
    caughtMails(rows, {
      before: input.before,
      text,
      limit,
      window: text === undefined ? limit : LOOKED_THROUGH,
      testHeader: TEST_HEADER,
    }),
  )
  const mails = page.rows.map(({ isTest, ...mail }) => ({ ...mail, isTest: isTest === 1 }))
  if (page.last) return { mails, next: page.last.id }
  return { mails, next: text === undefined ? undefined : await mailBehind(rows, input.before, LOOKED_THROUGH) }
}

/** One mail that was caught, taken apart. Every role but viewer. Throws `NotFound`. */
export async function inboxMail(ctx: Ctx, { id }: { readonly id: number }): Promise<InboxMail> {
  requireRole(ctx.actor, ...READERS)
  const caught = await caughtMail(ctx.db.rows, id)
  if (!caught) throw new NotFound(`the inbox holds no mail ${id}; it was removed, or never there`)
  const { raw, ...mail } = caught
  const parsed = await PostalMime.parse(raw)
  const headers = parsed.headers.map(({ originalKey, value }) => ({ name: originalKey, value }))
  return {
    ...mail,
    from: headers.find(({ name }) => name.toLowerCase() === 'from')?.value ?? '',
    isTest: headers.some(({ name }) => name === TEST_HEADER),
    headers,
    html: parsed.html ?? '',
    text: parsed.text ?? '',
  }
}
