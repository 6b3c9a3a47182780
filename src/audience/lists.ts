import { audiencesByList, countedLists } from '../../db/queries/contact-search.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'

/** A list of contacts, and whom it serves. */
export interface ListShown {
  readonly name: string
  readonly isExample: boolean
  readonly people: number
  readonly usedBy: readonly {
    readonly campaign: string
    readonly campaignTitle: string
    readonly audience: string
    readonly title: string
    /** The audience names no list, and so takes every one but the examples'. */
    readonly byDefault: boolean
  }[]
}

/** The lists with how many people are on each and which audiences draw from them. Any role. */
export async function listLists(ctx: Ctx): Promise<ListShown[]> {
  requireRole(ctx.actor, ...ROLES)
  const audiences = await audiencesByList(ctx.db.rows)
  return (await countedLists(ctx.db.rows)).map(({ name, isExample, people }) => ({
    name,
    isExample: isExample === 1,
    people,
    usedBy: audiences.flatMap(({ campaign, campaignTitle, audience, title, list }) => {
      const byDefault = list === null && isExample === 0
      return list === name || byDefault ? [{ campaign, campaignTitle, audience, title, byDefault }] : []
    }),
  }))
}
