import type { CampaignPage, LaunchHistory } from '../../plan/index.ts'
import { Details, SummaryList } from '../components/blocks.tsx'
import { LaunchHistoryList } from '../components/launch-history.tsx'
import { Moment } from '../components/moment.tsx'
import { EditLink } from '../components/part-heading.tsx'
import { inWords } from '../words/numbers.ts'
import { calendarInWords } from '../words/calendar-words.ts'
import { languageInWords } from '../words/part-words.ts'
import { campaignPath } from './campaign-head.tsx'

/** What the campaign is for and what holds for all of it. */
export function CampaignFacts({ plan, history, now }: { plan: CampaignPage; history: LaunchHistory; now: Date }) {
  const { campaign, anchors, launch } = plan
  const { service, languages, quietHours, budget, state } = campaign
  const others = anchors.filter(({ name }) => name !== 'launch')
  return (
    <section aria-labelledby="facts" class="app-part">
      <div class="app-title">
        <h2 class="govuk-heading-m" id="facts">
          At a glance
        </h2>
        {state !== 'cancelled' && <EditLink href={`${campaignPath(campaign.id)}/edit/facts`} of="the campaign facts" />}
      </div>
      <SummaryList
        rows={[
          {
            key: 'Service',
            value: (
              <>
                {service.name}
                <br />
                <a class="govuk-link" href={service.url} rel="noreferrer">
                  {service.url}
                </a>
              </>
            ),
          },
          {
            key: 'Launch',
            value: (
              <>
                {campaign.isPostponed && (
                  <>
                    <strong>Postponed.</strong> It was planned for{' '}
                  </>
                )}
                <Moment {...launch} now={campaign.isPostponed ? undefined : now} />
                {history.length > 0 && (
                  <Details summary={`History of the launch (${inWords(history.length)})`}>
                    <LaunchHistoryList history={history} zone={launch.zone} />
                  </Details>
                )}
              </>
            ),
          },
          ...others.map(({ name, ...date }) => ({ key: `Date: ${name}`, value: <Moment {...date} now={now} /> })),
          { key: 'Languages', value: languages.map(languageInWords).join(', ') },
          {
            key: 'Quiet hours',
            value: quietHours
              ? `${quietHours.from} to ${quietHours.to}, where the recipient is`
              : 'None: mail may go out at any hour.',
          },
          ...calendarInWords(campaign).map(([key, value]) => ({ key, value })),
          { key: 'Budget', value: budget ? `${budget.currency} ${inWords(budget.total)}` : 'Not stated' },
        ]}
      />
    </section>
  )
}
