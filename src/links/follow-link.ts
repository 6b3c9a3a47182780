import type { Rows } from '../../db/index.ts'
import { insertVisit, linkByCode } from '../../db/queries/links.ts'
import { insertMaterialVisit, materialLinkByCode } from '../../db/queries/material-links.ts'
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
 * The address behind a tracked link. Anyone may follow it. The visit is counted for the activity, or for the material and
 * its placement, apart when a program made it; nothing is kept of who it was. Throws `NotFound` for a code that was never
 * given out. A count that cannot be written is logged as lost: the reader is led on all the same.
 */
export async function followLink(ctx: Ctx, { code, userAgent, method }: LinkRequest, log: Log): Promise<string> {
  const link = await linkNamed(ctx.db.rows, code)
  if (!link) throw new NotFound('This link is not known here. Check that it was copied completely.')
  if (method !== 'GET') return link.url
  try {
    await ctx.db.write((tx) => link.count(tx, isProgram(userAgent), ctx.now.getTime()))
  } catch (error) {
    log.error('a visit was not counted', { ...link.of, message: faultInWords(error) })
  }
  return link.url
}

/** Where a link leads, and how a visit of it is counted. */
interface Followed {
  readonly url: string
  readonly of: Readonly<Record<string, string>>
  count(tx: Rows, automated: boolean, at: number): Promise<void>
}

async function linkNamed(rows: Rows, code: string): Promise<Followed | undefined> {
  const sent = await linkByCode(rows, code)
  if (sent !== undefined) {
    const { url, campaignId: campaign, activityId: activity } = sent
    return { url, of: { campaign, activity }, count: (tx, automated, at) => insertVisit(tx, sent, automated, at) }
  }
  const printed = await materialLinkByCode(rows, code)
  if (printed === undefined) return undefined
  const { url, campaignId: campaign, materialId: material } = printed
  return { url, of: { campaign, material }, count: (tx, automated, at) => insertMaterialVisit(tx, printed, automated, at) } // prettier-ignore
}
