import { raw } from 'hono/html'
import { messagesThatCount } from '../measure/index.ts'
import { AudienceTable, LedgerTable, ReachTable } from './activity-tables.tsx'
import {
  acceptedInWords,
  count,
  figureInWords,
  metricInWords,
  moment,
  range,
  targetInWords,
} from './figures-in-words.ts'
import { GoalCard, VerdictMark } from './goal-card.tsx'
import { PAGE_STYLE } from './page-style.ts'
import { goalsOfReview, type Review, type ReviewedGoal, STAGES } from './review-shape.ts'

/** The review as one self-contained, accessible page: no script, nothing loaded from elsewhere, fit for print. */
export function reviewAsHtml(review: Review): string {
  // oxlint-disable-next-line typescript/no-base-to-string -- every component here is synchronous, so this is text
  return `<!doctype html>\n${(<Page review={review} />).toString()}\n`
}

function Page({ review }: { review: Review }) {
  const { campaign, launch, inputs, outputs } = review
  const zone = launch?.zone ?? 'UTC'
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`Evaluation report: ${campaign.title}`}</title>
        <style>{raw(PAGE_STYLE)}</style>
      </head>
      <body>
        <header class="top">
          <div class="wide">
            <p class="kicker">Evaluation report · {campaign.service.name}</p>
            <h1>{campaign.title}</h1>
            <p>
              {launch && `Launch: ${moment(launch.instant, launch.zone)}. `}
              Counted {moment(review.writtenAt, zone)}.
              {campaign.state !== 'running' && ` The campaign is ${campaign.state}.`}
            </p>
          </div>
        </header>
        <main class="wide">
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
        </main>
        <Method isExample={campaign.isExample} />
      </body>
    </html>
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
        name="goals met"
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

function Method({ isExample }: { isExample: boolean }) {
  return (
    <footer>
      <div class="wide">
        <h2>How to read these figures</h2>
        <p>
          Reach is the number of different people with at least one message that {acceptedInWords(isExample)}. It says
          who could see a message, not who read it; opening is not measured.{' '}
          {!isExample && 'What the built-in inbox caught reached nobody outside and does not count. '}
          Where hand-offs have no known outcome, reach is given between two bounds.
        </p>
        <p>
          Visits are counted for an activity and never for a person, from tracked links; programs that say so by name
          are left out. Shares are of the sourced population of an audience, never of the contacts held. A figure counts
          what happened until the earlier of the moment of counting and the goal’s deadline.
        </p>
      </div>
    </footer>
  )
}
