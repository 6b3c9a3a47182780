import type { WaitingForApproval } from '../../plan/index.ts'
import { Moment } from '../components/moment.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { useMayAct } from '../show.tsx'
import { counted, inWords } from '../words/numbers.ts'

/** What waits for an approver, however far off; for approvers with the way to decide on it. */
export function WaitingPart({ waiting, now }: { waiting: readonly WaitingForApproval[]; now: Date }) {
  const mayApprove = useMayAct('approver')
  if (waiting.length === 0) return null
  const activities = waiting.reduce((sum, one) => sum + one.activities, 0)
  return (
    <section aria-labelledby="waiting" class="app-part">
      <h2 class="govuk-heading-m" id="waiting">
        {mayApprove ? 'Waiting for your approval' : 'Waiting for approval'} ({inWords(activities)})
      </h2>
      <Table
        caption="What waits for an approver, the most urgent first"
        captionHidden
        stacks
        columns={[{ text: 'Campaign' }, { text: 'First goes out' }, { text: 'To decide on' }]}
      >
        {waiting.map(({ campaign, activities: count, first, isPostponed }) => (
          <Row head={campaign.title}>
            <Cell label="First goes out">
              {isPostponed ? 'Nothing: its launch is postponed' : <Moment {...first} now={now} />}
            </Cell>
            <Cell label="To decide on">
              <a class="govuk-link" href={`/campaigns/${campaign.id}${mayApprove ? '/approve' : '#implementation'}`}>
                {counted(count, 'activity', 'activities')}
                <span class="govuk-visually-hidden"> of {campaign.title}</span>
              </a>
            </Cell>
          </Row>
        ))}
      </Table>
    </section>
  )
}
