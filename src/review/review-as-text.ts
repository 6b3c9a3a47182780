import { type Ledger, messagesThatCount } from '../measure/index.ts'
import {
  baselineInWords,
  between,
  count,
  day,
  figureInWords,
  metricInWords,
  moment,
  skippedInWords,
  targetInWords,
  VERDICTS,
} from './figures-in-words.ts'
import { doneInWords } from './offline-table.tsx'
import { type Review, type ReviewedGoal, STAGES } from './review-shape.ts'

const WIDTH = 96

/** The review for a terminal: plain text, at most 96 characters a line, except for words longer than that. */
export function reviewAsText(review: Review): string {
  const { campaign, inputs, outputs } = review
  const zone = review.launch?.zone ?? 'UTC'
  const written = moment(review.writtenAt, zone)
  const lines = [
    campaign.title,
    `${campaign.service.name} · counted ${written}${campaign.state === 'running' ? '' : ` · ${campaign.state}`}`,
    ...review.caveats.flatMap((text) => wrapped(text)),
    ...stage('Inputs', 'What was put in'),
    ...(inputs.budget ? [`  Budget      ${inputs.budget.currency} ${count(inputs.budget.total)}`] : []),
    ...inputs.dates.map(({ name, instant, zone: its }) => `  ${name.padEnd(10)}  ${moment(instant, its)}`),
    ...inputs.audiences.flatMap(({ title, population, contacts }) =>
      wrapped(
        `${title}: ${population ? `${count(population.size)} people (${population.source}, ${day(population.date)}), ` : ''}` +
          `${count(contacts)} contacts`,
        '  ',
      ),
    ),
    ...stage('Outputs', STAGES[0]!.asks),
    `  Reached     ${between(outputs.total.reach)} different people, by ${count(messagesThatCount(outputs.total.ledger, campaign.isExample))} ${campaign.isExample ? 'caught' : 'accepted'} messages` +
      (outputs.total.frequency === null ? '' : ` (${count(outputs.total.frequency)} each)`),
    `  Visits      ${count(outputs.total.visits)}, and ${count(outputs.total.visitsByPrograms)} by programs`,
    `  Unsubscribe ${count(outputs.total.unsubscribes)}`,
    ...outputs.activities.flatMap(({ id, ledger }) => ['', `  ${id}`, ...equation(ledger)]),
    ...outputs.offline.flatMap(({ id, channel, material, occurrences }) => [
      '',
      `  ${id}: ${material} on ${channel}, put up by people`,
      ...occurrences.flatMap((date) => wrapped(`${moment(date.instant, date.zone)}: ${doneInWords(date)}`, '    ')),
    ]),
    ...STAGES.flatMap(({ id, title, asks }) => [
      ...(id === 'outputs' ? [] : stage(title, asks)),
      ...(review[id].goals.length === 0 && id !== 'outputs' ? ['  No goal was set here.'] : []),
      ...review[id].goals.flatMap((goal) => goalLines(goal, zone)),
    ]),
    ...stage('Learning', 'What to do differently'),
    ...(review.learning.length === 0 ? ['  Nothing stands out yet.'] : []),
    ...review.learning.flatMap(({ finding, advice }) => [
      ...wrapped(finding, '  - ', '    '),
      ...wrapped(advice, '    '),
    ]),
  ]
  return `${lines.join('\n')}\n`
}

function goalLines(goal: ReviewedGoal, zone: string): string[] {
  return [
    '',
    `  ${goal.id} (${metricInWords(goal.metric)}): ${VERDICTS[goal.verdict].toUpperCase()}`,
    ...row('figure', goal.noData ?? figureInWords(goal)),
    ...row('target', `${targetInWords(goal)}, by ${moment(goal.deadline, zone)}`),
    ...row('baseline', baselineInWords(goal)),
    ...row('audience', `${goal.audience.title}, ${count(goal.contacts)} contacts`),
    ...(goal.how ? row('how', goal.how) : []),
    ...row('counted', `${moment(goal.countedAt, zone)}, what happened until ${moment(goal.countedUntil, zone)}`),
  ]
}

function equation(ledger: Ledger): string[] {
  const { audience, sent, failed, skipped, unknown, cancelled, stillToGo } = ledger
  const parts = { sent, failed, skipped, unknown, cancelled, 'still to go': stillToGo }
  const sum = Object.entries(parts).map(([name, rows]) => `${count(rows)} ${name}`)
  return [
    ...wrapped(`${count(audience)} ${ledger.balances ? '=' : 'DOES NOT EQUAL'} ${sum.join(' + ')}`, '    '),
    ...ledger.skippedBecause.map(({ reason, rows }) => `      skipped ${count(rows)}: ${skippedInWords(reason)}`),
  ]
}

function stage(title: string, asks: string): string[] {
  return ['', `${title.toUpperCase()}  ${asks}`]
}

function row(name: string, text: string): string[] {
  return wrapped(text, `    ${name.padEnd(9)} `, ' '.repeat(14))
}

function wrapped(text: string, first = '', rest = first): string[] {
  const lines: string[] = []
  let line = first
  for (const word of text.split(/\s+/)) {
    const indent = lines.length === 0 ? first : rest
    if (line !== indent && line.length + 1 + word.length > WIDTH) {
      lines.push(line)
      line = rest
    }
    const begun = lines.length === 0 ? first : rest
    line += line === begun ? word : ` ${word}`
  }
  return [...lines, line]
}
