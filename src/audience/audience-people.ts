import type { Rows } from '../../db/index.ts'
import {
  audienceById,
  type AudienceRow,
  hasSuppressions,
  peopleByLanguage,
  refusals,
} from '../../db/queries/audience-people.ts'
import type { Members } from '../../db/queries/members.ts'
import { type Ctx, requireRole, ROLES } from '../access/index.ts'
import { NotFound } from '../errors.ts'
import { audienceMembers, type AudienceOf, audienceOfRow } from './audience-members.ts'
import { keptWhileContactsStay } from './kept-while-contacts-stay.ts'
import { audienceInWords } from './rule-in-words.ts'

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
  const audience = await audienceNamed(ctx.db.rows, campaignId, audienceId)
  const { id, title, list } = audience
  const of = audienceOfRow({ campaignId, ...audience })
  const population: AudiencePeople['population'] = audience.population === null ? null : JSON.parse(audience.population)
  const counted = await peopleOf(ctx, campaignId, of)
  const people = counted.languages.reduce((sum, one) => sum + one.people, 0)
  const cannot = counted.cannot.reduce((sum, one) => sum + one.people, 0)
  return { id, title, list, population, rule: audienceInWords(of), people, canBeWritten: people - cannot, ...counted }
}

/** An audience as it is stored. Throws `NotFound`. */
export async function audienceNamed(rows: Rows, campaignId: string, audienceId: string): Promise<AudienceRow> {
  const audience = await audienceById(rows, campaignId, audienceId)
  if (!audience) throw new NotFound(`there is no audience ${audienceId} in ${campaignId}`)
  return audience
}

type Counted = Pick<AudiencePeople, 'cannot' | 'languages'>

const counts = keptWhileContactsStay<Counted>()

async function peopleOf({ db }: Ctx, campaignId: string, audience: AudienceOf): Promise<Counted> {
  const count = () => countPeople(db.rows, campaignId, audienceMembers(audience))
  // Where nobody left this campaign alone, it counts as any other does.
  const leftIt = (await hasSuppressions(db.rows, campaignId)) ? campaignId : ''
  return counts(db, [leftIt, audience], count)
}

async function countPeople(rows: Rows, campaignId: string, members: Members): Promise<Counted> {
  const languages = await peopleByLanguage(rows, members)
  const withoutAddress = languages.reduce((sum, one) => sum + one.withoutAddress, 0)
  const noAddress = withoutAddress === 0 ? [] : [{ reason: 'no-address', people: withoutAddress }]
  const refused = (await refusals(rows, members, campaignId)).map(({ why, people }) => ({ reason: why, people }))
  return {
    cannot: [...noAddress, ...refused].toSorted((a, b) => b.people - a.people || a.reason.localeCompare(b.reason)),
    languages: languages
      .map(({ language, people }) => ({ language, people }))
      .toSorted((a, b) => b.people - a.people || (a.language ?? '').localeCompare(b.language ?? '')),
  }
}
