import type { Progress } from '../../dispatch/index.ts'
import type { ActivityPage } from '../../plan/index.ts'
import { Equation } from '../components/counts.tsx'
import { ButtonLink } from '../components/form.tsx'
import { StatusTag } from '../components/status.tsx'
import { useMayAct } from '../show.tsx'
import { secondsBetweenLooks, stateInWords } from '../words/activity-state.ts'
import { withZoned } from '../words/zoned.ts'

interface ProgressProps {
  readonly activity: ActivityPage
  readonly progress: Progress
  readonly base: string
  readonly now: Date
}

/** How it stands at this moment. While something moves it looks again by itself; a reload shows the same. */
export function ActivityProgress({ activity, progress, base, now }: ProgressProps) {
  const seconds = secondsBetweenLooks(activity, progress, now)
  const looks =
    seconds === undefined
      ? {}
      : {
          'hx-get': base,
          'hx-trigger': `every ${seconds}s`,
          'hx-select': '#progress',
          'hx-swap': 'outerHTML',
        }
  return (
    <section id="progress" class="app-state" aria-labelledby="progress-title" {...looks}>
      <h2 class="govuk-visually-hidden" id="progress-title">
        How it stands
      </h2>
      <p class="app-state__words">
        <StatusTag status={activity.status} /> {stateInWords(activity, progress, now)}
      </p>
      <Why activity={activity} progress={progress} />
      {progress.counts.audience > 0 && (
        <Equation
          counts={progress.counts}
          ledger={`${base}/ledger`}
          date={activity.dates.length > 1 ? activity.ordinal : undefined}
        />
      )}
      {!activity.isOver && <Steering activity={activity} progress={progress} base={base} />}
    </section>
  )
}

/** Why it waits and until when; of what is over, why it ended so. */
function Why({ activity, progress }: Pick<ProgressProps, 'activity' | 'progress'>) {
  const said = progress.waits.length > 0 ? progress.waits.map(({ reason }) => reason) : [activity.reason ?? '']
  const reasons = said.filter((reason) => reason !== '' && !isSaid(reason, activity))
  if (reasons.length === 0) return null
  return (
    <ul class="app-state__why">
      {reasons.map((reason) => (
        <li>{withZoned(reason.charAt(0).toUpperCase() + reason.slice(1), activity.zone)}</li>
      ))}
    </ul>
  )
}

/** The sentence above says it already. */
function isSaid(reason: string, { status, isPaused, isPostponed }: ActivityPage): boolean {
  if (isPaused) return reason.startsWith('paused:')
  if (isPostponed) return reason.startsWith('postponed:')
  if (status === 'draft' || status === 'in review') return reason.startsWith('not approved')
  return status === 'cancelled' && reason === 'cancelled by a person'
}

function Steering({ activity, progress, base }: Pick<ProgressProps, 'activity' | 'progress' | 'base'>) {
  if (!useMayAct('operator', 'planner')) return null
  const isLate = activity.status === 'missed' || progress.waits.some(({ reason }) => /^(missed|stopped)/.test(reason))
  const isCampaignPaused = activity.campaign.state === 'paused'
  return (
    <div class="app-actions">
      {isCampaignPaused && (
        <a class="govuk-link" href={`/campaigns/${activity.campaign.id}/resume`}>
          Resume the campaign
        </a>
      )}
      {(activity.isPaused ? !isCampaignPaused : isLate) && (
        <ButtonLink id="resume" href={`${base}/resume`}>
          {isLate ? 'Send it now' : 'Resume'}
        </ButtonLink>
      )}
      {!activity.isPaused && (
        <ButtonLink id="pause" href={`${base}/pause`} kind="secondary">
          Pause
        </ButtonLink>
      )}
      <ButtonLink id="cancel" href={`${base}/cancel`} kind="secondary">
        Cancel
      </ButtonLink>
    </div>
  )
}
