import type { CampaignSummary } from '../../plan/index.ts'
import { Tag } from '../components/blocks.tsx'
import { Moment } from '../components/moment.tsx'
import { Page } from '../components/page.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { inWords } from '../words/numbers.ts'

/** What is planned, for whoever is signed in. */
export function CampaignsPage({ campaigns, now }: { campaigns: readonly CampaignSummary[]; now: Date }) {
  return (
    <Page title="Campaigns">
      <h1 class="govuk-heading-l">Campaigns</h1>
      {campaigns.length === 0 ? (
        <p class="govuk-body">No campaigns yet.</p>
      ) : (
        <Table
          caption="What is planned"
          captionHidden
          columns={[{ text: 'Campaign' }, { text: 'Launch' }, { text: 'State' }, { text: 'Activities', numeric: true }]}
        >
          {campaigns.map((campaign) => (
            <Row
              head={
                <a class="govuk-link" href={`/campaigns/${campaign.campaign}`}>
                  {campaign.title}
                </a>
              }
            >
              <Cell>
                <Moment {...campaign.launch} now={now} />
              </Cell>
              <Cell>
                <Tag tone={campaign.status === 'running' ? 'busy' : 'attention'}>{campaign.status}</Tag>{' '}
                {campaign.isExample && <Tag tone="plain">example</Tag>}
              </Cell>
              <Cell numeric>{inWords(campaign.activities)}</Cell>
            </Row>
          ))}
        </Table>
      )}
    </Page>
  )
}
