import type { PutUp } from '../../dispatch/index.ts'
import type { ActivityPage, PlannedMaterial } from '../../plan/index.ts'
import { subjectInWords } from '../../render/index.ts'
import { ApprovalStrip } from '../components/approval-strip.tsx'
import { SummaryList } from '../components/blocks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import type { Filled } from '../components/fields.tsx'
import { ButtonLink } from '../components/form.tsx'
import { SmallPicture } from '../components/material-picture.tsx'
import { Page } from '../components/page.tsx'
import { StatusTag } from '../components/status.tsx'
import { useMayAct } from '../show.tsx'
import { actorInWords } from '../words/audit-words.ts'
import { channelInWords } from '../words/launch-words.ts'
import { wallInWords } from '../words/moment.ts'
import { offlineInWords } from '../words/offline-words.ts'
import { withZoned } from '../words/zoned.ts'
import { conditionsOf, GoesOut } from './activity-facts.tsx'
import { activityPath } from './activity-path.ts'
import { ActivityHead, crumbsOf } from './activity.tsx'
import { versionPath } from './material-versions.tsx'
import { materialPath } from './material.tsx'
import { OfflineDone } from './offline-done.tsx'
import { OfflinePlaces } from './offline-places.tsx'

/** What is known of an activity that people do on an offline channel. */
export interface OfflineShown {
  readonly activity: ActivityPage
  /** As it is being written; absent: it was taken out of the plan. */
  readonly material: PlannedMaterial | undefined
  readonly putUp: PutUp
  readonly now: Date
  readonly filled: Filled
}

/** A material that people put up: how it stands, saying that it is done, where it hangs, and its approval. */
export function OfflineActivityPage(shown: OfflineShown) {
  const { activity, filled } = shown
  const base = activityPath(activity.campaign.id, activity.activity)
  const title = subjectInWords(activity.label, activity.activity)
  return (
    <Page title={title} crumbs={crumbsOf(activity)} hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <ActivityHead activity={activity} title={title} />
      <State {...shown} base={base} />
      <OfflineDone {...shown} base={base} />
      <Facts {...shown} />
      <OfflinePlaces {...shown} />
      <ApprovalStrip activity={activity} base={base} filled={filled} />
    </Page>
  )
}

function State({ activity, now, base }: OfflineShown & { base: string }) {
  const { status, reason, isPaused, isOver, zone, campaign } = activity
  const maySteer = useMayAct('operator', 'planner') && !isOver
  const isCampaignPaused = campaign.state === 'paused'
  return (
    <section class="app-state" aria-labelledby="state-title">
      <h2 class="govuk-visually-hidden" id="state-title">
        How it stands
      </h2>
      <p class="app-state__words">
        <StatusTag status={status} /> {offlineInWords(activity, now)}
      </p>
      {status === 'held' && reason !== null && (
        <ul class="app-state__why">
          <li>{withZoned(`${reason.charAt(0).toUpperCase()}${reason.slice(1)}`, zone)}</li>
        </ul>
      )}
      {maySteer && (
        <div class="app-actions">
          {isPaused && isCampaignPaused && (
            <a class="govuk-link" href={`/campaigns/${campaign.id}/resume`}>
              Resume the campaign
            </a>
          )}
          {isPaused && !isCampaignPaused && <ButtonLink href={`${base}/resume`}>Resume</ButtonLink>}
          {!isPaused && (
            <ButtonLink href={`${base}/pause`} kind="secondary">
              Pause
            </ButtonLink>
          )}
          <ButtonLink href={`${base}/cancel`} kind="secondary">
            Cancel
          </ButtonLink>
        </div>
      )}
    </section>
  )
}

function Facts(shown: OfflineShown) {
  const { activity } = shown
  const mayEdit = useMayAct('planner') && !activity.isOver
  const done = activity.dates.filter((date) => date.done !== null)
  return (
    <section aria-labelledby="facts-title">
      <div class="app-title">
        <h2 class="govuk-heading-m" id="facts-title">
          What, where and when
        </h2>
        {mayEdit && (
          <a class="govuk-link" href={`/campaigns/${activity.campaign.id}/edit/activity/${activity.activity}`}>
            Change what is put up, where and when
          </a>
        )}
      </div>
      <SummaryList
        rows={[
          { key: 'Channel', value: channelInWords(activity.channel) },
          { key: 'Puts up', value: <Material {...shown} /> },
          { key: 'On', value: <GoesOut activity={activity} withoutZone={undefined} now={shown.now} /> },
          ...conditionsOf(activity),
          ...done.map(({ wall, done: said }) => ({
            key: activity.dates.length > 1 ? `Done for ${wallInWords(wall)}` : 'Done',
            value: (
              <>
                <q class="app-breaks">{said?.proof}</q>
                <br />
                <span class="app-quiet">said {actorInWords(said?.by ?? '')}</span>
              </>
            ),
          })),
          { key: 'Owner', value: activity.owner ?? 'Nobody yet: name whoever puts it up.' },
        ]}
      />
    </section>
  )
}

function Material({ activity: { campaign, putsUp, label }, material, putUp }: OfflineShown) {
  const id = putsUp?.material ?? ''
  const { next } = putUp
  // What is being written now is not what is put up.
  const path = next.version === null ? materialPath(campaign.id, id) : versionPath(materialPath(campaign.id, id), next.version) // prettier-ignore
  const version = next.version === null ? next.whyNone : `version ${next.version}`
  return (
    <>
      {material !== undefined && (
        <SmallPicture material={material} base={path} choice={{ language: campaign.languages[0]! }} />
      )}
      <a class="govuk-link" href={path}>
        {label || id}
      </a>
      <br />
      <span class="app-quiet">
        {id}: {version}
        {putsUp?.version === null && next.version !== null && ', the newest that is published'}
      </span>
    </>
  )
}
