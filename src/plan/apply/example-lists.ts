import type { Rows } from '../../../db/index.ts'
import { exampleListsAmong } from '../../../db/queries/plan.ts'
import { Invalid } from '../../errors.ts'
import type { CampaignPlan } from '../campaign-plan.ts'

/**
 * People on an example's list are made up; a real campaign that wrote to them would count them. Throws `Invalid`.
 */
export async function refuseExampleLists(tx: Rows, plan: CampaignPlan, isExample: boolean): Promise<void> {
  if (isExample) return
  const named = plan.audiences.flatMap(({ list }) => list ?? [])
  const examples = new Set(named.length > 0 ? await exampleListsAmong(tx, named) : [])
  const problems = plan.audiences.flatMap(({ id, list }) =>
    list !== undefined && examples.has(list)
      ? [
          {
            path: `audiences.${id}.list`,
            message: `“${list}” is a list of the examples, which only example campaigns use; import your own contacts and name their list`,
            severity: 'error' as const,
          },
        ]
      : [],
  )
  if (problems.length > 0) throw new Invalid(problems)
}
