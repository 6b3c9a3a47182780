import type { LaunchOutlook } from '../../plan/index.ts'
import { Inset } from '../components/blocks.tsx'
import { Radios } from '../components/choices.tsx'
import { type Filled, TextField } from '../components/fields.tsx'
import { LaunchHistoryList } from '../components/launch-history.tsx'
import { Moment } from '../components/moment.tsx'
import { wallInWords } from '../words/moment.ts'
import { campaignPath } from './campaign-head.tsx'
import { Asking } from './launch-asking.tsx'

interface MoveProps {
  readonly outlook: LaunchOutlook
  readonly filled: Filled
  readonly now: Date
}

/** Asks for the new date. It asks by GET: nothing changes before the person has seen what would. */
export function MoveLaunchPage({ outlook, filled, now }: MoveProps) {
  const { campaign, launch, anchors, history } = outlook
  const hasOthers = anchors.length > 1
  const title = hasOthers ? 'Move the launch, or another date' : 'Move the launch'
  const zones = new Set(anchors.map(({ zone }) => zone))
  return (
    <Asking title={title} outlook={outlook} filled={filled}>
      <p class="govuk-body-l">
        Everything that hangs on the date moves with it. You see what would happen to each activity before anything
        changes.
      </p>
      <Inset>
        {campaign.isPostponed ? 'The launch is postponed. It was planned for ' : 'The launch is planned for '}
        <Moment {...launch} now={campaign.isPostponed ? undefined : now} />.
      </Inset>
      <form method="get" action={`${campaignPath(campaign.id)}/launch`} class="app-form" novalidate>
        {hasOthers && (
          <Radios
            name="anchor"
            legend="Which date moves"
            small
            options={launchFirst(anchors).map(({ name, wall, zone }) => ({
              value: name,
              text: name === 'launch' ? 'The launch' : name,
              hint: `${wallInWords(wall)}, ${zone}`,
            }))}
            filled={filled}
          />
        )}
        <TextField
          name="to"
          label="New date and time"
          hint={
            zones.size === 1 ? `As clocks show it in ${launch.zone}.` : 'As clocks show it in the zone of that date.'
          }
          type="datetime-local"
          width={20}
          filled={filled}
        />
        <div class="app-actions">
          <button type="submit" class="govuk-button" data-module="govuk-button">
            Show what would change
          </button>
          <a class="govuk-link app-cancel" href={campaignPath(campaign.id)}>
            Cancel
          </a>
        </div>
      </form>
      {!campaign.isPostponed && (
        <p class="govuk-body">
          There is no new date yet?{' '}
          <a class="govuk-link" href={`${campaignPath(campaign.id)}/launch/postpone`}>
            Postpone the launch without one
          </a>
        </p>
      )}
      {history.length > 0 && (
        <section aria-labelledby="history" class="app-part">
          <h2 class="govuk-heading-m" id="history">
            What happened to it so far
          </h2>
          <LaunchHistoryList history={history} zone={launch.zone} />
        </section>
      )}
    </Asking>
  )
}

function launchFirst(anchors: LaunchOutlook['anchors']): LaunchOutlook['anchors'] {
  return anchors.toSorted((one, other) => Number(other.name === 'launch') - Number(one.name === 'launch'))
}
