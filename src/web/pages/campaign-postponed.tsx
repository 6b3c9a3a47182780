import type { CampaignPage, LaunchHistory } from '../../plan/index.ts'
import { ButtonLink } from '../components/form.tsx'
import { useMayAct } from '../show.tsx'
import { actorInWords } from '../words/audit-words.ts'
import { zonedInWords } from '../words/zoned.ts'
import { campaignPath } from './campaign-head.tsx'

type PostponedProps = Pick<CampaignPage, 'campaign' | 'launch'> & { readonly history: LaunchHistory }

/** A launch without a date: nothing goes out, since when, why, and how it gets a date again. */
export function CampaignPostponed({ campaign, launch, history }: PostponedProps) {
  const mayMove = useMayAct('planner')
  const mayReinstate = useMayAct('planner', 'operator')
  if (!campaign.isPostponed) return null
  const last = history.findLast(({ kind }) => kind === 'postponed')
  const base = `${campaignPath(campaign.id)}/launch`
  return (
    <section class="app-card app-card--attention" aria-labelledby="postponed">
      <h2 class="govuk-heading-m" id="postponed">
        The launch is postponed, and nothing goes out
      </h2>
      {last && (
        <p class="govuk-body">
          Since {zonedInWords(last.at, launch.zone)} ({launch.zone}), by {actorInWords(last.actor)}.
        </p>
      )}
      {last?.reason != null && <blockquote class="app-quote">{last.reason}</blockquote>}
      {mayReinstate && (
        <div class="app-actions">
          {mayMove && <ButtonLink href={base}>Give it a new date</ButtonLink>}
          <ButtonLink href={`${base}/reinstate`} kind="secondary">
            Give it the old date back
          </ButtonLink>
        </div>
      )}
    </section>
  )
}
