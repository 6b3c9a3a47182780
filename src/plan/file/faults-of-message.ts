import { attributeNames } from '../../../db/queries/approvals.ts'
import type { Rows } from '../../../db/index.ts'
import { inspectMessage, type MessageInspection } from '../../render/index.ts'
import { settingOfMessage } from '../show/setting-of-message.ts'
import { anchorsOfRows } from '../stored/anchors-of-rows.ts'
import type { StoredPlan } from '../stored/plan-of-rows.ts'
import { messageNames } from './message-names.ts'

type Activity = StoredPlan['activities'][number]

/** What is known of a message in one of its languages. */
export interface InspectedVariant extends MessageInspection {
  readonly language: string
}

/** The message of an activity, in each of its languages, as it would go out now; `attributes` are those that contacts have. */
export function inspectedVariants(
  plan: Pick<StoredPlan, 'campaign' | 'anchors' | 'audiences' | 'variants'>,
  { audienceId, messageId }: Pick<Activity, 'audienceId' | 'messageId'>,
  attributes: readonly string[],
): readonly InspectedVariant[] {
  const audience = plan.audiences.find(({ id }) => id === audienceId)
  const names = messageNames([audience?.rule], [...plan.campaign.attributes, ...attributes])
  const campaign = { ...plan.campaign, anchors: anchorsOfRows(plan.anchors) }
  return plan.variants
    .filter((variant) => variant.messageId === messageId)
    .map((variant) => {
      const { language } = variant
      return { language, ...inspectMessage(variant, names, settingOfMessage(campaign, language)) }
    })
}

/** What is wrong with the message of an activity, if it has one, as it would go out now; `attributes` are those that contacts have. */
export function faultsOfMessage(plan: StoredPlan, activity: Activity, attributes: readonly string[]): string[] {
  return faultsIn(plan, activity, inspectedVariants(plan, activity, attributes))
}

/** The same of variants that were inspected already. */
export function faultsIn(
  { campaign }: StoredPlan,
  { messageId }: Activity,
  variants: readonly InspectedVariant[],
): string[] {
  if (campaign.cancelledAt !== null) return ['the campaign was cancelled']
  if (messageId === null) return []
  const [first] = campaign.languages
  return [
    ...(variants.some(({ language }) => language === first)
      ? []
      : [`message ${messageId} has no ${first}, the language that all others fall back to`]),
    ...variants.flatMap(({ language, problems }) =>
      problems
        .filter(({ severity }) => severity === 'error')
        .map(({ path, message }) => `${path} (${language}): ${message}`),
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
