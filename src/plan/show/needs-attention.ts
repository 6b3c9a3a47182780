import {
  bareCampaigns,
  doubtfulLines,
  type LineRow,
  missingLanguages,
  postponedCampaigns,
} from '../../../db/queries/plan-pages.ts'
import { type Ctx, requireRole, ROLES } from '../../access/index.ts'
import { DAY, formatInstant } from '../../schedule/index.ts'
import { type ActivityLine, activityLine } from './activity-line.ts'
import { campaignNamed, type NamedCampaign } from './coming-up.ts'
import { datedText } from '../dates/dated-occurrence.ts'
import { materialAttention } from './material-attention.ts'

export type AttentionKind =
  | 'postponed'
  | 'missed'
  | 'held'
  | 'to do'
  | 'overdue'
  | 'paused over time'
  | 'not approved'
  | 'changes asked'
  | 'part-sent'
  | 'failed'
  | 'unknown'
  | 'clash'
  | 'language missing'
  | 'old version up'
  | 'check failed'
  | 'not checked'
  | 'proof runs out'
  | 'nothing planned'
  | 'no goal'

/** Something that a person should look at, and why. */
export interface Attention {
  readonly campaign: NamedCampaign
  readonly activity?: string
  /** Which of the activity's dates, from 1. */
  readonly ordinal?: number
  readonly message?: string
  readonly material?: string
  readonly coreMessage?: string
  readonly what: AttentionKind
  readonly why: string
  /** Where the instants in the reason are read; absent where there are none. */
  readonly zone?: string
  /** Since when, ISO 8601 in UTC. */
  readonly since?: string
}

/** What is not approved and further off can wait. */
const SOON = 7 * DAY
/** What finished longer ago is for the review. */
const LATELY = 30 * DAY

/**
 * What needs a person, of all campaigns or of one: launches without a date, then activities, the earliest first, each
 * matter once however many dates it is about. Seven queries, however many campaigns there are, and the materials of each
 * campaign that has some going out soon. For every role.
 */
export async function needsAttention(ctx: Ctx, { campaignId }: { campaignId?: string } = {}): Promise<Attention[]> {
  requireRole(ctx.actor, ...ROLES)
  const { rows } = ctx.db
  const now = ctx.now.getTime()
  const lines = await doubtfulLines(rows, { now, until: now + SOON, since: now - LATELY, campaignId })
  return [
    ...(await postponedCampaigns(rows, campaignId)).map((row): Attention => ({
      campaign: campaignNamed(row),
      what: 'postponed',
      why: `the launch, planned for ${datedText(row)}, has no date for now, and nothing goes out`,
      since: formatInstant(row.postponedAt),
    })),
    ...eachOnce(lines.flatMap((row) => attentionTo(row, now))),
    ...(await materialAttention(rows, ctx.now, { until: now + SOON, campaignId })),
    ...(await missingLanguages(rows, campaignId)).map((row): Attention => ({
      campaign: campaignNamed(row),
      message: row.messageId,
      what: 'language missing',
      why: `message ${row.messageId} has no ${row.languages}; people who read that get the first language`,
    })),
    ...(await bareCampaigns(rows, campaignId)).flatMap((row) => {
      const of = { campaign: campaignNamed(row), since: formatInstant(row.createdAt) }
      const bare: Attention[] = []
      if (row.hasActivities === 0)
        bare.push({ ...of, what: 'nothing planned', why: 'no activity is planned, so nothing goes out' })
      if (row.hasGoals === 0)
        bare.push({ ...of, what: 'no goal', why: 'without a goal nobody can tell whether it worked' })
      return bare
    }),
  ]
}

/** The first of the same matter of one activity, and on how many more of its dates it is one. */
export function eachOnce(matters: readonly Attention[]): Attention[] {
  const same = Map.groupBy(matters, ({ campaign, activity, what }) => JSON.stringify([campaign.id, activity, what]))
  return [...same.values()].map(([first, ...others]) => {
    if (others.length === 0) return first!
    const more = others.length === 1 ? 'one more of its dates' : `${others.length} more of its dates`
    return { ...first!, why: `${first!.why}; and the same of ${more}` }
  })
}

/** What an activity needs a person for: one matter that keeps it from going out, and people of whom it failed. Pure. */
function attentionTo(row: LineRow, now: number): Attention[] {
  const line = activityLine(row, now)
  const of = { campaign: campaignNamed(row), activity: row.activityId, ordinal: row.ordinal, zone: row.zone }
  return [...waiting(row, line, now), ...ofPeople(row)].map((one) => ({ ...of, ...one }))
}

type Matter = Pick<Attention, 'what' | 'why' | 'since'>

function waiting(row: LineRow, line: ActivityLine, now: number): Matter[] {
  if (line.isOver || line.isPostponed) return []
  const due = line.instant
  if (line.isPaused && row.instant <= now) {
    return [
      {
        what: 'paused over time',
        why: `it was to go out on ${datedText(row)} and is paused; resume or cancel it`,
        since: due,
      },
    ]
  }
  if (row.status === 'missed') return [{ what: 'missed', why: row.reason ?? 'its time is over', since: due }]
  if (line.approval === 'changes asked') {
    const why = `${row.approver} asked for changes: ${row.reasonAsked ?? 'no reason given'}`
    return [{ what: 'changes asked', why, since: formatInstant(row.decidedAt!) }]
  }
  if (line.approval !== 'approved') {
    const goes = row.instant <= now ? `was to go out on ${datedText(row)} and waits` : `goes out on ${datedText(row)}`
    return [
      { what: 'not approved', why: `it ${goes}; ${line.approvalWords}`, ...(row.instant <= now && { since: due }) },
    ]
  }
  if (line.putsUp !== null) return toDo(row, line, now)
  return row.status === 'held' ? [{ what: 'held', why: row.reason ?? 'it waits for a person', since: due }] : []
}

/** What people put up, from its date on; by its late policy it is overdue in time, and waits for them all the same. */
function toDo(row: LineRow, { status, reason, instant, putsUp, channel, owner }: ActivityLine, now: number): Matter[] {
  if (status === 'held') return [{ what: 'held', why: reason ?? 'it waits', since: instant }]
  if (status !== 'to do') return []
  const who = owner === null ? '' : `, by ${owner}`
  const why = `${putsUp?.material} is to be put up (${channel}) since ${datedText(row)}${who}; say so once it is done`
  return [{ what: row.latestAt !== null && now > row.latestAt ? 'overdue' : 'to do', why, since: instant }]
}

function ofPeople({ status, reason, audience, failed, unknown, finishedAt }: LineRow): Matter[] {
  const since = finishedAt === null ? {} : { since: formatInstant(finishedAt) }
  const matters: Matter[] = []
  if (failed > 0) matters.push({ what: 'failed', why: `${people(failed)} could not be written to`, ...since })
  if (unknown > 0) {
    const why = `of ${people(unknown)} nobody knows whether the message arrived; it is not sent again by itself`
    matters.push({ what: 'unknown', why, ...since })
  }
  const isLeftOut = status === 'part-sent' || (status === 'missed' && finishedAt !== null && audience > 0)
  if (isLeftOut && matters.length === 0) {
    matters.push({ what: 'part-sent', why: reason ?? 'not everybody was written to', ...since })
  }
  return matters
}

function people(count: number): string {
  return count === 1 ? '1 person' : `${count} people`
}
