import type { Rows } from '../../../db/index.ts'
import { comingDates } from '../../../db/queries/coming-dates.ts'
import { type ActivityRow, type OccurrenceRow, planRows } from '../../../db/queries/plan.ts'
import { saveAnchors, saveGoals, updateCampaign } from '../../../db/queries/plan-edits.ts'
import { audit, type Ctx } from '../../access/index.ts'
import type { Ports } from '../../ports.ts'
import { DAY, type DatedMoment, formatInstant, instantByZoneRules } from '../../schedule/index.ts'
import { eachCampaign } from './each-campaign.ts'
import { saveOccurrences } from './change-occurrences.ts'
import { datedOccurrence, hasBegun } from '../dates/dated-occurrence.ts'
import { hashOfContent } from '../approval/hash-of-content.ts'
import type { ActivitySteps, OccurrenceStep } from '../dates/plan-occurrences.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'
import { rowsOfPlan } from './rows-of-plan.ts'

/** So many dates are looked at, the next first: those further off have their turn before they come. */
const MOST_DATES = 5_000
/** So many campaigns are put right in one go, those with the next dates first. */
const MOST_CAMPAIGNS = 20

/**
 * Reckons dates ahead anew where a zone's rules are others than when they were planned: what a person reads on the wall
 * counts, and the instant follows. What somebody has already keeps its moment. Writes nothing while all is right. `now` in
 * milliseconds. Answers how many occurrences were put right.
 */
export async function followZoneRules(ports: Pick<Ports, 'db' | 'log'>, now: number): Promise<number> {
  const { db } = ports
  const dates = await comingDates(db.rows, now - DAY, MOST_DATES)
  const stale = dates.filter(isStale).toSorted((a, b) => a.instant - b.instant)
  const campaigns = [...new Set(stale.map(({ campaignId }) => campaignId))].slice(0, MOST_CAMPAIGNS)
  const ctx: Ctx = { db, actor: { kind: 'scheduler' }, now: new Date(now) }
  return eachCampaign(ports, campaigns, 'dates could not be reckoned anew', (tx, id) => follow(tx, ctx, id))
}

function isStale(date: DatedMoment): boolean {
  return instantByZoneRules(date) !== date.instant
}

async function follow(tx: Rows, ctx: Ctx, id: string): Promise<number> {
  const before = await planRows(tx, id)
  if (before === undefined) return 0
  const now = ctx.now.getTime()
  const anchors = before.anchors.filter(isStale).map((anchor) => ({ ...anchor, instant: instantByZoneRules(anchor) }))
  const steps = before.activities.flatMap((activity) => stepsOf(activity, before.occurrences, now))
  const corrected = steps.flatMap((one) => one.steps.flatMap((step) => (step.kind === 'replan' ? [step] : [])))
  if (anchors.length === 0 && corrected.length === 0) return 0
  const plan = planOfRows(before)
  const { campaign, goals } = rowsOfPlan(plan, plan.anchors, hashOfContent(plan))
  const scheduleEpoch = before.campaign.scheduleEpoch + 1
  await updateCampaign(tx, { ...campaign, scheduleEpoch }, now)
  await saveAnchors(tx, id, anchors)
  await saveGoals(tx, id, goals)
  await saveOccurrences(tx, id, steps, { scheduleEpoch, now })
  const sides = [
    ...anchors.map((is) => ({ name: is.name, was: before.anchors.find(({ name }) => name === is.name)!, is })),
    ...corrected.map(({ old, values }) => ({ name: `${old.activityId} ${old.ordinal}`, was: old, is: values })),
  ]
  const told = (side: 'was' | 'is') => Object.fromEntries(sides.map((one) => [one.name, inWords(one[side])]))
  await audit(tx, ctx, 'zone.follow', id, told('was'), told('is'))
  return corrected.length
}

/** Of one activity, what is to be planned anew for another instant. */
function stepsOf(activity: ActivityRow, occurrences: readonly OccurrenceRow[], now: number): ActivitySteps[] {
  const stale = occurrences.filter((one) => one.activityId === activity.id && isAhead(one) && isStale(one))
  if (stale.length === 0 || activity.endedAt !== null) return []
  const steps = stale.map((old): OccurrenceStep => {
    const { ordinal, sendLate } = old
    const moment = { wall: old.wall, zone: old.zone, instant: instantByZoneRules(old) }
    return { kind: 'replan', old, sendLate, values: datedOccurrence(activity, moment, { ordinal, now, sendLate }) }
  })
  return [{ activity, old: activity, isChanged: false, steps }]
}

/** A person decides about what was missed, whenever that was. */
function isAhead(one: OccurrenceRow): boolean {
  return one.finishedAt === null && one.status !== 'missed' && !hasBegun(one)
}

function inWords({ wall, zone, instant }: DatedMoment) {
  return { wall, zone, instant: formatInstant(instant) }
}
