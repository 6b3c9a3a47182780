import { insertVisit, linkByCode } from '../../db/queries/links.ts'
import type { Ctx } from '../access/index.ts'
import { faultInWords, NotFound } from '../errors.ts'
import type { Log } from '../ports.ts'
import { isProgram } from './program-names.ts'

interface LinkRequest {
  readonly code: string
  readonly userAgent: string | undefined
  /** The HTTP method: only `GET` counts as a visit. */
  readonly method: string
}

/**
 * The address behind a tracked link. Anyone may follow it. The visit is counted for the activity, apart when a program
 * made it; nothing is kept of who it was. Throws `NotFound` for a code that was never given out. A count that cannot be
 * written is logged as lost: the reader is led on all the same.
 */
export async function followLink(ctx: Ctx, { code, userAgent, method }: LinkRequest, log: Log): Promise<string> {
  const link = await linkByCode(ctx.db.rows, code)
  if (!link) throw new NotFound('This link is not known here. Check that it was copied completely.')
  if (method !== 'GET') return link.url
  try {
    await ctx.db.write((tx) => insertVisit(tx, link, isProgram(userAgent), ctx.now.getTime()))
  } catch (error) {
    const { campaignId: campaign, activityId: activity } = link
    log.error('a visit was not counted', { campaign, activity, message: faultInWords(error) })
  }
  return link.url
}
