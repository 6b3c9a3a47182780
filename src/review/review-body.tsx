import { messagesThatCount } from '../measure/index.ts'
import { AudienceTable, LedgerTable, ReachTable } from './activity-tables.tsx'
import { count, figureInWords, metricInWords, moment, range, targetInWords } from './figures-in-words.ts'
import { GoalCard, VerdictMark } from './goal-card.tsx'
import { OfflineTable } from './offline-table.tsx'
import { goalsOfReview, type Review, type ReviewedGoal, STAGES } from './review-shape.ts'

/** The figures of a review below its title, in the order of the evaluation cycle; headings begin at the second level. */
export function ReviewBody({ review }: { review: Review }) {
  const { campaign, launch, inputs, outputs } = review
  const zone = launch?.zone ?? 'UTC'
  return (
    <>
      {review.caveats.map((text) => (
        <p class="caveat">{text}</p>
      ))}
      <Glance review={review} />
      <GoalsAtAGlance goals={goalsOfReview(review)} />
      <Stage title="Inputs" asks="What was put in">
        <AudienceTable audiences={inputs.audiences} />
        <InputFacts inputs={inputs} />
      </Stage>
      {STAGES.map(({ id, title, asks }) => (
        <Stage title={title} asks={asks}>
          <Goals goals={review[id].goals} zone={zone} />
          {id === 'outputs' && (
            <>
              <ReachTable outputs={outputs} />
              <OfflineTable outputs={outputs} />
              <LedgerTable outputs={outputs} isExample={campaign.isExample} />
            </>
          )}
        </Stage>
      ))}
      <Stage title="Learning" asks="What to do differently">
        {review.learning.length === 0 && <p>Nothing stands out yet.</p>}
        <ul class="plain">
          {review.learning.map(({ finding, advice }) => (
            <li>
              {finding} <span class="do">{advice}</span>
            </li>
          ))}
        </ul>
      </Stage>
    </>
  )
}

function Glance({ review }: { review: Review }) {
  const { reach, ledger, visits, frequency } = review.outputs.total
  const { isExample } = review.campaign
  const goals = goalsOfReview(review)
  const judged = goals.filter(({ verdict }) => verdict !== 'not-judged').length
  const met = goals.filter(({ verdict }) => verdict === 'met').length
  const each = frequency === null ? '' : `, ${count(frequency)} for each person reached`
  const caught =
    isExample || ledger.caughtByInbox === 0 ? '' : `; ${count(ledger.caughtByInbox)} caught by the built-in inbox`
  return (
    <dl class="glance">
      <Headline name="people reached" value={range(reach)} note="Different people, however many messages each got" />
      <Headline
        name={isExample ? 'messages caught' : 'messages accepted'}
        value={count(messagesThatCount(ledger, isExample))}
        note={`${isExample ? 'By the built-in inbox' : 'By mail servers'}${each}${caught}`}
      />
      <Headline name="visits of links" value={count(visits)} note="Visits, not people; programs left out" />
      <Headline
        name={goals.length === 1 ? 'goal met' : 'goals met'}
        value={`${met} of ${goals.length}`}
        note={`${judged} can be judged by the data there is`}
      />
    </dl>
  )
}

function GoalsAtAGlance({ goals }: { goals: readonly ReviewedGoal[] }) {
  if (goals.length === 0) return null
  return (
    <ul class="goals" aria-label="The goals at a glance">
      {goals.map((goal) => (
        <li>
          <VerdictMark verdict={goal.verdict} />
          <span>
            <strong>
              {goal.audience.title}: {metricInWords(goal.metric)}
            </strong>
            <span class="sub">
              {figureInWords(goal)}; target {targetInWords(goal)}
            </span>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Headline({ name, value, note }: { name: string; value: string; note: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd class="number">{value}</dd>
      <dd class="note">{note}</dd>
    </div>
  )
}

function Stage({ title, asks, children }: { title: string; asks: string; children?: unknown }) {
  const id = title.toLowerCase()
  return (
    <section aria-labelledby={id}>
      <div class="stage">
        <h2 id={id}>{title}</h2>
        <p>{asks}</p>
      </div>
      {children}
    </section>
  )
}

function Goals({ goals, zone }: { goals: readonly ReviewedGoal[]; zone: string }) {
  if (goals.length === 0) return <p>No goal was set at this level.</p>
  return (
    <>
      {goals.map((goal) => (
        <GoalCard goal={goal} zone={zone} />
      ))}
    </>
  )
}

function InputFacts({ inputs }: { inputs: Review['inputs'] }) {
  return (
    <dl class="facts">
      {inputs.budget && (
        <>
          <dt>Budget</dt>
          <dd>
            {inputs.budget.currency} {count(inputs.budget.total)}
          </dd>
        </>
      )}
      {inputs.dates.map(({ name, instant, zone }) => (
        <>
          <dt>Date: {name}</dt>
          <dd>{moment(instant, zone)}</dd>
        </>
      ))}
      {inputs.coreMessages.map(({ text, proof }) => (
        <>
          <dt>Core message</dt>
          <dd>
            “{text}”{proof && <span class="sub">Proof: {proof}</span>}
          </dd>
        </>
      ))}
    </dl>
  )
}
