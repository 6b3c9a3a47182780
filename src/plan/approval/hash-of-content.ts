import type { PlanRows } from '../../../db/queries/plan.ts'
import { contentHash } from '../../access/index.ts'
import type { CampaignPlan, PlannedActivity } from '../campaign-plan.ts'
import { canonicalJson, sameContent } from '../canonical-json.ts'
import type { Anchor } from '../../schedule/index.ts'
import { contentOf, launchTold, type LaunchesHad, textsOf } from './content-of-activity.ts'
import { type Anchors, launchOf } from '../dates/plan-anchors.ts'
import { planOfRows } from '../stored/plan-of-rows.ts'

/** Gives an activity of a plan the hash over what an approver approves of it. */
export type HashOfContent = (activity: PlannedActivity) => string

/** The hashes of a plan that is new. `launchesHad`: where it is moved, what the launch was before. */
export function hashOfContent(plan: CampaignPlan, launchesHad: LaunchesHad = []): HashOfContent {
  return (activity) => contentHash(canonicalJson(contentOf(plan, activity, launchesHad)))
}

/**
 * The hashes of a plan that is changed; an activity whose content is what it was keeps its own. That may have been made
 * when contents were read otherwise, with fewer fields or fewer ways to write a date: it is the content that has to change
 * to make an approval void, so what was there is hashed as what comes is, and compared with that.
 */
export function hashAfterChange(before: PlanRows, plan: CampaignPlan): HashOfContent {
  const { launchesHad } = before
  const hashNow = hashOfContent(plan, launchesHad)
  const old = planOfRows(before)
  const [hashBefore, known] = [hashOfContent(old, launchesHad), storedHashes(before)]
  const activities = new Map(old.activities.map((activity) => [activity.id, activity]))
  return (activity) => {
    const [hash, was] = [hashNow(activity), known.get(activity.id)]
    if (was === undefined || was === hash) return hash
    return hashBefore(activities.get(activity.id)!) === hash ? was : hash
  }
}

/** The hashes of a plan whose anchors move and of which nothing else changes: another only where a text tells the launch. */
export function hashAfterMove(before: PlanRows, plan: CampaignPlan, anchors: Anchors): HashOfContent {
  const [was, is] = [launchOf(plan.anchors), launchOf(anchors)]
  const launchesHad = was.wall === is.wall ? before.launchesHad : [...before.launchesHad, was.wall]
  const [hashNow, known] = [hashOfContent({ ...plan, anchors }, launchesHad), storedHashes(before)]
  const answers = new Map<string, boolean>()
  const tellsOther = (activity: PlannedActivity): boolean => {
    const key = activity.kind === 'offline' ? '' : `${activity.message} ${activity.material ?? ''}`
    const texts = textsOf(plan, activity)
    const told = (launch: Anchor, had: LaunchesHad) => launchTold(texts, launch, had)
    const answer = answers.get(key) ?? !sameContent(told(was, before.launchesHad), told(is, launchesHad))
    answers.set(key, answer)
    return answer
  }
  return (activity) => (tellsOther(activity) ? hashNow(activity) : known.get(activity.id)!)
}

function storedHashes({ activities }: PlanRows): Map<string, string> {
  return new Map(activities.map(({ id, contentHash: hash }) => [id, hash]))
}
