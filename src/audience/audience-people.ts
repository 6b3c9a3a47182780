import { audienceById, peopleByReason } from '../../db/queries/audience-people.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { audienceMembers } from './audience-members.ts'
import { ruleInWords } from './rule-in-words.ts'

/** Who is in an audience now, and who of them can be written to by e-mail. */
export interface AudiencePeople {
  readonly id: string
  readonly title: string
  readonly list: string | null
  readonly population: { readonly size: number; readonly source: string; readonly date: string } | null
  /** The rule in words. */
  readonly rule: string
  readonly people: number
  readonly canBeWritten: number
  /** Reasons as in the ledger; consent is missed only where it was refused, as for all but marketing. The most frequent first. */
  readonly cannot: readonly { readonly reason: string; readonly people: number }[]
  /** As contacts have it; null: not known. The most frequent first. */
  readonly languages: readonly { readonly language: string | null; readonly people: number }[]
}

/** Counts an audience's people by language and by what stands against writing to them. Any role. Throws `NotFound`. */
export async function audiencePeople(
  ctx: Ctx,
  { campaignId, audienceId }: { readonly campaignId: string; readonly audienceId: string },
): Promise<AudiencePeople> {
  requireRole(ctx.actor, ...ROLES)
  const audience = await audienceById(ctx.db.rows, campaignId, audienceId)
  if (!audience) throw new NotFound(`there is no audience ${audienceId} in ${campaignId}`)
  const { id, title, list } = audience
  const rule: unknown = audience.rule === null ? undefined : JSON.parse(audience.rule)
  const population: AudiencePeople['population'] = audience.population === null ? null : JSON.parse(audience.population)
  const groups = await peopleByReason(ctx.db.rows, audienceMembers(rule, list ?? undefined), campaignId)
  const reasons = summed(groups, ({ why }) => why)
  const people = reasons.reduce((sum, [, count]) => sum + count, 0)
  return {
    id,
    title,
    list,
    population,
    rule: ruleInWords(rule),
    people,
    canBeWritten: reasons.find(([why]) => why === null)?.[1] ?? 0,
    cannot: reasons.flatMap(([reason, count]) => (reason === null ? [] : [{ reason, people: count }])),
    languages: summed(groups, ({ language }) => language).map(([language, count]) => ({ language, people: count })),
  }
}

function summed<T extends { people: number }>(
  groups: readonly T[],
  by: (group: T) => string | null,
): [string | null, number][] {
  const sums = new Map<string | null, number>()
  for (const group of groups) sums.set(by(group), (sums.get(by(group)) ?? 0) + group.people)
  return [...sums].toSorted(([a, one], [b, other]) => other - one || (a ?? '').localeCompare(b ?? ''))
}
