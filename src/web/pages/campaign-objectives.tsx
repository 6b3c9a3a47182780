import { metricInWords } from '../../review/index.ts'
import type { CampaignPage } from '../../plan/index.ts'
import { GoalSoFarCard } from '../components/goal.tsx'
import { EditLink, PartHeading } from '../components/part-heading.tsx'
import { Cell, Row, Table } from '../components/table.tsx'
import { inWords } from '../words/numbers.ts'
import { zonedInWords } from '../words/zoned.ts'
import type { CampaignShown } from './campaign.tsx'
import { campaignPath } from './campaign-head.tsx'

/** What the campaign is to achieve, by when, from where. */
export function CampaignObjectives({ plan }: { plan: CampaignPage }) {
  const { objectives, campaign, launch } = plan
  const edit = `${campaignPath(campaign.id)}/edit/goal`
  return (
    <section aria-labelledby="objectives" class="app-part">
      <PartHeading
        id="objectives"
        title="Objectives"
        asks="What is to change, for whom, from where to where, and by when."
        add={{ href: edit, text: 'Add a goal' }}
      />
      {objectives.length === 0 ? (
        <p class="govuk-body">No goal yet. Without one nobody can tell whether the campaign worked.</p>
      ) : (
        <Table
          caption="Objectives"
          captionHidden
          stacks
          dense
          columns={[
            { text: 'Goal' },
            { text: 'Audience' },
            { text: 'Now' },
            { text: 'Target' },
            { text: 'By' },
            { text: 'Change', hidden: true },
          ]}
        >
          {objectives.map((goal) => (
            <Row
              head={
                <>
                  {capital(metricInWords(goal.metric))}
                  <br />
                  <span class="app-quiet">
                    {goal.level}, {goal.id}
                  </span>
                </>
              }
            >
              <Cell label="Audience">{goal.audience.title}</Cell>
              <Cell label="Now">
                {goal.baseline.value}
                <br />
                <span class="app-quiet">
                  {goal.baseline.source}, {goal.baseline.date}
                </span>
              </Cell>
              <Cell label="Target">
                <a class="govuk-link" href={`#goal-${goal.id}`}>
                  {'count' in goal.target ? inWords(goal.target.count) : goal.targetText}
                  <span class="govuk-visually-hidden">, how far {goal.id} is</span>
                </a>
              </Cell>
              <Cell label="By">
                {zonedInWords(Date.parse(goal.byInstant), launch.zone)}
                <br />
                <span class="app-quiet">{goal.by}</span>
              </Cell>
              <Cell>
                <EditLink href={`${edit}/${goal.id}`} of={`goal ${goal.id}`} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
    </section>
  )
}

/** How far the goals are, and how that is known. */
export function CampaignScoring({ goals, plan }: Pick<CampaignShown, 'goals' | 'plan'>) {
  return (
    <section aria-labelledby="scoring" class="app-part">
      <PartHeading
        id="scoring"
        title="Scoring"
        asks="How far each goal is against its target, and how that is counted."
      />
      {goals.length === 0 ? (
        <p class="govuk-body">There is no goal to score against yet.</p>
      ) : (
        <div class="app-goals">
          {goals.map((goal) => (
            <GoalSoFarCard goal={goal} zone={plan.launch.zone} />
          ))}
        </div>
      )}
    </section>
  )
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
