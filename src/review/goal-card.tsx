import {
  baselineInWords,
  count,
  day,
  figureInWords,
  metricInWords,
  moment,
  targetInWords,
  VERDICTS,
} from './figures-in-words.ts'
import { GoalBar } from './goal-bar.tsx'
import type { ReviewedGoal } from './review-shape.ts'

const SIGNS: Readonly<Record<ReviewedGoal['verdict'], string>> = {
  met: '✓',
  'not-met': '✕',
  'too-early': '…',
  unclear: '?',
  'not-judged': '–',
}

export function VerdictMark({ verdict }: { verdict: ReviewedGoal['verdict'] }) {
  return (
    <span class={`verdict ${verdict}`}>
      <span aria-hidden="true">{SIGNS[verdict]}</span> {VERDICTS[verdict]}
    </span>
  )
}

/** One goal: what was counted beside what was wanted, and how and when it was counted. */
export function GoalCard({ goal, zone }: { goal: ReviewedGoal; zone: string }) {
  return (
    <article class="goal">
      <div class="head">
        <h3>
          {goal.audience.title}: {metricInWords(goal.metric)} <span class="sub">Goal “{goal.id}”</span>
        </h3>
        <VerdictMark verdict={goal.verdict} />
      </div>
      <p class="figure">{figureInWords(goal)}</p>
      <p>Target: {targetInWords(goal)}</p>
      <GoalBar goal={goal} />
      <dl class="facts">
        {goal.noData && <Fact name="Missing">{goal.noData}</Fact>}
        <Fact name="Deadline">{moment(goal.deadline, zone)}</Fact>
        <Fact name="Baseline">{baselineInWords(goal)}</Fact>
        <Fact name="Population">
          {goal.population
            ? `${count(goal.population.size)} people (${goal.population.source}, ${day(goal.population.date)})`
            : 'No sourced population'}
          {`; Fanfare holds ${count(goal.contacts)} contacts of this audience`}
        </Fact>
        {goal.how && <Fact name="How counted">{goal.how}</Fact>}
        <Fact name="To be measured by">{goal.measuredBy}</Fact>
        <Fact name="Counted">
          {goal.countedUntil === goal.countedAt
            ? moment(goal.countedAt, zone)
            : `${moment(goal.countedAt, zone)}, what happened until the deadline`}
        </Fact>
      </dl>
    </article>
  )
}

function Fact({ name, children }: { name: string; children?: unknown }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  )
}
