import { attributeNames } from '../../../db/queries/approvals.ts'
import { type Ctx, requireRole } from '../../access/index.ts'
import { inspectMessage } from '../../render/index.ts'
import type { InspectedVariant } from '../file/faults-of-message.ts'
import { plannedMaterials } from '../show/planned-materials.ts'
import { settingOfMessage } from '../show/setting-of-message.ts'

export interface TypedMessage {
  readonly campaignId: string
  /** The fields `subject.LANGUAGE` and `body.LANGUAGE` of the form. */
  readonly values: Readonly<Record<string, string>>
  /** Names that a message of the campaign may use. */
  readonly names: readonly string[]
}

/** What is known of a message as it stands in a form, in each language that has a text; nothing is kept. Role planner. */
export async function inspectTypedMessage(
  ctx: Ctx,
  { campaignId, values, names }: TypedMessage,
): Promise<readonly InspectedVariant[]> {
  requireRole(ctx.actor, 'planner')
  const { campaign } = await plannedMaterials(ctx, { campaignId })
  const look = (known: readonly string[]) =>
    campaign.languages.flatMap((language): InspectedVariant[] => {
      const [subject = '', body = ''] = [values[`subject.${language}`], values[`body.${language}`]]
      if (`${subject}${body}`.trim() === '') return []
      return [{ language, ...inspectMessage({ language, subject, body }, known, settingOfMessage(campaign, language)) }]
    })
  const inspected = look(names)
  // Which attributes contacts have is asked of all of them, and only where a name may be one.
  if (inspected.every(({ missing }) => missing.length === 0)) return inspected
  return look([...names, ...(await attributeNames(ctx.db.rows))])
}
