import type { GoalSoFar } from '../../measure/index.ts'
import {
  baselineInWords,
  figureInWords,
  GoalBar,
  metricInWords,
  targetInWords,
  VerdictMark,
} from '../../review/index.ts'
import { inWords } from '../words/numbers.ts'
import { zonedInWords } from '../words/zoned.ts'
import { Details } from './blocks.tsx'

/** One goal: how far it is beside its target, and, for whoever asks, how that is counted. */
export function GoalSoFarCard({ goal, zone }: { goal: GoalSoFar; zone: string }) {
  return (
    <article class="app-goal" id={`goal-${goal.id}`}>
      <div class="app-title">
        <h3 class="govuk-heading-s">
          {capital(metricInWords(goal.metric))} <span class="app-quiet">({goal.id})</span>
        </h3>
        <VerdictMark verdict={goal.verdict} />
      </div>
      <p class="app-goal__target">{goal.audience.title}</p>
      <p class="app-goal__figure">{goal.figure === null ? 'Not measured yet' : figureInWords(goal)}</p>
      <p class="app-goal__target">
        Target: {targetInWords(goal)}, by {zonedInWords(goal.deadline, zone)} ({zone})
      </p>
      <GoalBar goal={goal} />
      {goal.noData !== null && <p class="govuk-body">{goal.noData.replace(/^No data: /, '')}</p>}
      <Details summary={`How ${goal.id} is counted`}>
        <dl class="app-facts">
          {goal.how !== '' && <Fact name="Method">{goal.how}</Fact>}
          <Fact name="To be measured by">{goal.measuredBy}</Fact>
          <Fact name="Value at the start">{baselineInWords(goal)}</Fact>
          <Fact name="Shares are of">
            {goal.population
              ? `${inWords(goal.population.size)} people (${goal.population.source}, ${goal.population.date})`
              : 'No sourced population yet, so a share cannot be told.'}
          </Fact>
          {goal.figure !== null && goal.figure.high > goal.figure.low && (
            <Fact name="Bounds">
              At least {inWords(goal.figure.low)}, at most {inWords(goal.figure.high)}
            </Fact>
          )}
          {goal.figure !== null && (
            <Fact name="Counted">
              {zonedInWords(goal.countedAt, zone)} ({zone})
              {goal.countedUntil < goal.countedAt && ', what happened until the deadline'}
            </Fact>
          )}
        </dl>
      </Details>
    </article>
  )
}

function Fact({ name, children }: { name: string; children?: unknown }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

function capital(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`
}
