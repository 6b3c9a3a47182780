import type { ActivityWithDates } from '../../plan/index.ts'
import { DatesOfActivity } from '../components/dates-of-activity.tsx'
import { PutUpOn } from '../components/put-up-on.tsx'
import { Moment } from '../components/moment.tsx'
import { EditLink, PartHeading } from '../components/part-heading.tsx'
import { StatusTag } from '../components/status.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { pageAddress } from '../page-address.ts'
import { channelInWords, fromLaunch } from '../words/launch-words.ts'
import { withZoned } from '../words/zoned.ts'
import type { CampaignShown } from './campaign.tsx'
import { ActivitiesShown, ActivityPages } from './campaign-activity-pages.tsx'
import { campaignPath } from './campaign-head.tsx'
import { numbersOf } from './campaign-around-launch.tsx'
import { StatesOf, WrittenTo } from './campaign-written-to.tsx'
import { pageOfActivities } from './page-of-activities.ts'
import { subjectInWords } from '../../render/index.ts'

/** What goes out when, to whom, and what became of it. It refreshes itself, and the timeline, while something is sent. */
export function CampaignImplementation({ plan, from, now }: Pick<CampaignShown, 'plan' | 'from' | 'now'>) {
  const { activities, campaign, launch } = plan
  const base = campaignPath(campaign.id)
  const numbers = numbersOf(activities)
  const page = pageOfActivities(activities, from, now)
  const moves = activities.some(({ status }) => status === 'sending')
  const refresh = moves && {
    'hx-get': pageAddress(base, { from }),
    'hx-trigger': 'every 5s',
    'hx-select': '#implementation-part',
    'hx-select-oob': '#timeline-part',
    'hx-swap': 'outerHTML',
  }
  return (
    <section aria-labelledby="implementation" class="app-part app-implementation" id="implementation-part" {...refresh}>
      <PartHeading
        id="implementation"
        title="Implementation"
        asks={
          campaign.isPostponed
            ? 'Nothing goes out until the launch has a date again. This is what was planned around the one it had.'
            : 'What goes out when, around the launch. Its dates move with it.'
        }
        add={{ href: `${base}/edit/activity`, text: 'Add an activity' }}
      />
      {activities.length === 0 ? (
        <p class="govuk-body">
          Nothing is planned yet. An activity sends a message to an audience at its time, or has people put up a
          material.
        </p>
      ) : (
        <>
          <ActivitiesShown campaignId={campaign.id} page={page} isPostponed={campaign.isPostponed} />
          <Table
            caption={`Activities in the order of their dates, all in ${launch.zone} unless another zone is named`}
            captionHidden
            stacks
            dense
            columns={[
              { text: 'Activity' },
              { text: 'When' },
              { text: 'To' },
              { text: 'State' },
              { text: 'Written to', numeric: true },
              { text: 'Change', hidden: true },
            ]}
          >
            {page.activities.map((line) => (
              <ActivityRow line={line} number={numbers.get(line.activity)!} base={base} zone={launch.zone} now={now} />
            ))}
          </Table>
          <ActivityPages campaignId={campaign.id} page={page} />
        </>
      )}
    </section>
  )
}

/** Dates of one activity that the plan lists; its own page has all. */
const DATES_LISTED = 20

interface RowProps {
  readonly line: ActivityWithDates
  readonly number: number
  readonly base: string
  readonly zone: string
  readonly now: Date
}

function ActivityRow({ line, number, base, zone, now }: RowProps) {
  const { activity, label, channel, audience, status, reason, daysFromLaunch, isOver, dates } = line
  return (
    <Row
      head={
        <>
          <span class="app-number">{number}</span>{' '}
          <a class="govuk-link" href={`${base}/activities/${activity}`} id={`to-${activity}`}>
            {subjectInWords(label, activity)}
            <span class="govuk-visually-hidden">, {activity}</span>
          </a>
          <br />
          <span class="app-quiet">
            {activity}, {channelInWords(channel)}
          </span>
        </>
      }
    >
      <Cell label="When">
        {dates.length > 1 ? (
          <DatesOfActivity activity={line} base={`${base}/activities/${activity}`} now={now} most={DATES_LISTED} />
        ) : (
          <>
            <Moment {...line} now={line.isPostponed ? undefined : now} />
            <br />
            <span class="app-quiet">{fromLaunch(daysFromLaunch)}</span>
          </>
        )}
        {line.clock === 'recipient' && (
          <>
            <br />
            <span class="app-quiet">by the clock of each recipient</span>
          </>
        )}
      </Cell>
      <Cell label="To">{audience?.title ?? <PutUpOn {...line} />}</Cell>
      <Cell>
        {dates.length > 1 ? (
          <StatesOf dates={dates} />
        ) : (
          <>
            <StatusTag status={status} />
            {reason !== null && !line.isPostponed && <p class="app-quiet app-reason">{withZoned(reason, zone)}</p>}
          </>
        )}
      </Cell>
      <Cell numeric label="Written to">
        <WrittenTo line={line} ledger={`${base}/activities/${activity}/ledger`} />
      </Cell>
      <Cell>{!isOver && <EditLink href={`${base}/edit/activity/${activity}`} of={`activity ${activity}`} />}</Cell>
    </Row>
  )
}
