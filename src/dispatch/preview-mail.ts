import { memberAt, type MemberRow, writtenIn } from '../../db/queries/audience-member.ts'
import { countMembers } from '../../db/queries/members.ts'
import type { DueRow } from '../../db/queries/occurrences.ts'
import { type Actor, type Ctx, requireRole, ROLES } from '../access/index.ts'
import { audienceMembers, audienceOfRow, countAudience } from '../audience/index.ts'
import { Invalid } from '../errors.ts'
import { contentSent } from '../plan/index.ts'
import type { Ports } from '../ports.ts'
import { valuesOf } from './channels/email.ts'
import { composed, composedAsSent } from './compose-mail.ts'
import { occurrenceShown } from './occurrence-shown.ts'
import { TEST_TOKEN } from './test-send.ts'

/** A mail as it would be written now. */
export interface MailPreview {
  readonly from: string
  readonly subject: string
  readonly html: string
  readonly text: string
  readonly language: string
  /** The languages the message is written in, the one others fall back to first. */
  readonly languages: readonly string[]
  /** Whose values it shows; absent: those of a made-up person. */
  readonly recipient: PreviewedRecipient | null
}

export interface PreviewedRecipient {
  /** The owner's own key for them. */
  readonly contact: string
  readonly to: string | null
  /** From 0, among `total` people of the audience, or of those who are written to in the language asked for. */
  readonly position: number
  readonly total: number
  /** Another than the mail's: it falls back to the mail's. */
  readonly ownLanguage: string | null
  /** Why they would be skipped if it went out now. */
  readonly whyNot: string | null
}

export interface PreviewInput {
  readonly campaignId: string
  readonly activityId: string
  readonly language?: string | undefined
  readonly position?: number | undefined
}

/**
 * Renders an activity's mail as one recipient would get it, or was sent it, stepping through its audience. Any role; viewers, and where
 * nobody matches, see the values of a made-up person. Sends and writes nothing: links are plain, and nobody can
 * unsubscribe by it. Throws `NotFound`, and `Invalid` for a language that the message is not written in.
 */
export async function previewMail(ports: Ports, ctx: Ctx, input: PreviewInput): Promise<MailPreview> {
  requireRole(ctx.actor, ...ROLES)
  const row = await occurrenceShown(ctx.db.rows, input.campaignId, input.activityId)
  const sent = await contentSent(ctx.db.rows, input)
  const message = sent === undefined ? await composed(ports, row, false) : await composedAsSent(ports, row, sent)
  const { languages } = message
  if (input.language !== undefined && !languages.includes(input.language)) {
    const expected = `expected one of ${languages.join(', ')}`
    throw new Invalid([
      { path: 'language', message: `not written in ${input.language}; ${expected}`, severity: 'error' },
    ])
  }
  const found = seesPeople(ctx.actor) ? await recipientOf(ctx, row, languages, input) : undefined
  const language = found?.member.language ?? input.language ?? languages[0]!
  const { subject, html, text } = message.templateFor(language).render({
    values: found === undefined ? message.exampleValues(language) : valuesOf(found.member),
    unsubscribeUrl: `${ports.settings.baseUrl}/u/${TEST_TOKEN}`,
  })
  return { from: ports.settings.from, subject, html, text, language, languages, recipient: found?.shown ?? null }
}

/** Viewers do not see anybody's data; whoever approves must see what people will really get. */
function seesPeople(actor: Actor): boolean {
  return actor.kind !== 'person' || actor.roles.some((role) => role !== 'viewer')
}

async function recipientOf(
  ctx: Ctx,
  row: DueRow,
  written: readonly string[],
  { language, position = 0 }: PreviewInput,
): Promise<{ member: MemberRow; shown: PreviewedRecipient } | undefined> {
  const spoken: string[] = JSON.parse(row.languages)
  const languages = spoken.filter((one) => written.includes(one))
  const { rows } = ctx.db
  const audience = audienceOfRow(row)
  const members = writtenIn(audienceMembers(audience), languages, language)
  const total = language === undefined ? await countAudience(ctx, audience) : await countMembers(rows, members)
  if (total === 0) return undefined
  const at = Math.min(Math.max(Math.trunc(position) || 0, 0), total - 1)
  const { campaignId, channel, purpose } = row
  const of = { campaignId, channel, needsConsent: purpose === 'marketing', languages }
  const member = await memberAt(rows, members, at, of)
  if (member === undefined) return undefined
  const { externalId, id, email, ownLanguage, why } = member
  const contact = externalId ?? `#${id}`
  return { member, shown: { contact, to: email, position: at, total, ownLanguage, whyNot: why } }
}
