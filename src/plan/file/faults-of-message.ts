import { attributeNames } from '../../../db/queries/approvals.ts'
import type { Rows } from '../../../db/index.ts'
import { inspectMessage } from '../../render/index.ts'
import { messageNames } from './message-names.ts'
import type { StoredPlan } from '../stored/plan-of-rows.ts'

type Activity = StoredPlan['activities'][number]

/** What is wrong with the message of an activity, if it has one, as it would go out now; `attributes` are those that contacts have. */
export function faultsOfMessage(plan: StoredPlan, activity: Activity, attributes: readonly string[]): string[] {
  if (plan.campaign.cancelledAt !== null) return ['the campaign was cancelled']
  if (activity.messageId === null) return []
  const audience = plan.audiences.find(({ id }) => id === activity.audienceId)
  const variants = plan.variants.filter(({ messageId }) => messageId === activity.messageId)
  const [first] = plan.campaign.languages
  const names = messageNames([audience?.rule], [...plan.campaign.attributes, ...attributes])
  return [
    ...(variants.some(({ language }) => language === first)
      ? []
      : [`message ${activity.messageId} has no ${first}, the language that all others fall back to`]),
    ...variants.flatMap((variant) =>
      inspectMessage(variant, names)
        .filter(({ severity }) => severity === 'error')
        .map(({ path, message }) => `${path} (${variant.language}): ${message}`),
    ),
  ]
}

/**
 * The attributes that contacts have, where a message of these activities looks wrong without them; else none. Reading
 * them looks at every contact.
 */
export async function attributesNeeded(
  rows: Rows,
  plan: StoredPlan,
  activities: readonly Activity[],
): Promise<readonly string[]> {
  const doubtful = activities.some((activity) => faultsOfMessage(plan, activity, []).length > 0)
  return doubtful ? attributeNames(rows) : []
}
