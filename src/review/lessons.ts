import type { AudienceFigures, Figures } from '../measure/index.ts'
import { count, counted, percent, skippedInWords } from './figures-in-words.ts'
import type { Lesson, ReviewedActivity, ReviewedGoal } from './review-shape.ts'

/** What the figures teach, the most pressing first; each with what to do about it. */
export function lessons(
  total: Figures,
  activities: readonly ReviewedActivity[],
  audiences: readonly AudienceFigures[],
  goals: readonly ReviewedGoal[],
): Lesson[] {
  return [
    ...damage(activities),
    ...whatDidNotGoOut(activities),
    ...whoWasLeftOut(total),
    ...whatGoalsTeach(goals, audiences),
    ...howItWasTaken(total),
  ]
}

function damage(activities: readonly ReviewedActivity[]): Lesson[] {
  return activities
    .filter((activity) => !activity.ledger.balances)
    .map(({ id }) => ({
      finding: `The ledger of “${id}” does not balance, so its figures cannot be relied on.`,
      advice: 'Tell those who run Fanfare before anything else is sent.',
    }))
}

function whatDidNotGoOut(activities: readonly ReviewedActivity[]): Lesson[] {
  const advice: Readonly<Record<string, string>> = {
    missed: 'Decide whether it is still worth sending, and say so to the audience if it promised something.',
    held: 'Remove the reason and it goes on by itself.',
    'part-sent': 'The ledger says for how many, and why.',
    cancelled: 'Note why, for the next campaign.',
  }
  return activities.flatMap(({ id, occurrences }) =>
    [...Map.groupBy(occurrences, ({ status }) => status)].flatMap(([status, [first, ...others]]) => {
      const what = advice[status]
      if (what === undefined || first === undefined) return []
      const why = first.reason ? `: ${first.reason}` : ''
      const more =
        others.length === 0
          ? ''
          : `; and so ${others.length === 1 ? 'is' : 'are'} ${count(others.length)} more of its dates`
      return [{ finding: `“${id}” is ${status}${why}${more}.`, advice: what }]
    }),
  )
}

function whoWasLeftOut({ ledger }: Figures): Lesson[] {
  const found: Lesson[] = []
  if (ledger.unknown > 0) {
    found.push({
      finding: `${counted(ledger.unknown, 'hand-off has', 'hand-offs have')} no known outcome: nobody can say whether the message arrived.`,
      advice: 'Ask the mail provider. They are never sent again by themselves, so that nobody gets a message twice.',
    })
  }
  const foremost = ledger.skippedBecause[0]
  if (foremost) {
    found.push({
      finding:
        `${count(ledger.skipped)} of ${count(ledger.audience)} were skipped (${percent(ledger.skipped / ledger.audience)}), ` +
        `most of them because: ${skippedInWords(foremost.reason)} (${count(foremost.rows)}).`,
      advice: LEFT_OUT_ADVICE[foremost.reason] ?? 'Look at the reasons beside each activity.',
    })
  }
  if (ledger.failed > 0) {
    const tried = ledger.failed + ledger.sent + ledger.unknown
    found.push({
      finding: `${counted(ledger.failed, 'message', 'messages')} of ${count(tried)} handed over failed (${percent(ledger.failed / tried)}).`,
      advice: 'Correct the addresses: the list of deliveries says which, and what the mail server answered.',
    })
  }
  return found
}

const LEFT_OUT_ADVICE: Readonly<Record<string, string>> = {
  'no-address': 'Plan another way to reach them, such as a letter or an event.',
  'no-consent': 'Ask for consent where the service is used, or choose a purpose that needs none.',
  unsubscribed: 'Send less often or be more useful; do not look for a way around it.',
  'too-late': 'Leave more time between the start and the latest time, or raise the rate.',
}

function whatGoalsTeach(goals: readonly ReviewedGoal[], audiences: readonly AudienceFigures[]): Lesson[] {
  const found: Lesson[] = []
  for (const goal of goals) {
    const contacts = audiences.find(({ id }) => id === goal.audience.id)?.contacts ?? 0
    if (goal.unit === 'people' && goal.targetCount !== null && contacts < goal.targetCount) {
      found.push({
        finding:
          `The goal “${goal.id}” needs ${counted(goal.targetCount, 'person', 'people')}, ` +
          `but Fanfare holds ${counted(contacts, 'contact', 'contacts')} of that audience.`,
        advice: 'These messages alone cannot meet it: add contacts, or channels that need no address.',
      })
    }
    if (goal.verdict === 'not-met') {
      found.push({
        finding: `The goal “${goal.id}” was not met by its deadline.`,
        advice: 'Compare what was skipped and failed with what was missing, and set the next target by it.',
      })
    }
  }
  const blind = goals.filter((goal) => goal.noData !== null).map((goal) => `“${goal.id}”`)
  if (blind.length > 0) {
    found.push({
      finding: `There is no data for ${counted(blind.length, 'goal', 'goals')}: ${blind.join(', ')}.`,
      advice: 'Agree who supplies the figures, and when, or the campaign cannot be judged by them.',
    })
  }
  return found
}

function howItWasTaken(total: Figures): Lesson[] {
  const found: Lesson[] = []
  if (total.unsubscribes > 0 && total.ledger.sent > 0) {
    found.push({
      finding: `${counted(total.unsubscribes, 'unsubscribe', 'unsubscribes')} followed ${counted(total.ledger.sent, 'message', 'messages')} sent (${percent(total.unsubscribes / total.ledger.sent)}).`,
      advice: 'See which activity they followed, and what it told them that they did not want.',
    })
  }
  if (total.visitsByPrograms > 0) {
    const all = total.visits + total.visitsByPrograms
    found.push({
      finding: `${count(total.visitsByPrograms)} of ${counted(all, 'visit', 'visits')} were by programs such as mail scanners; they are not counted.`,
      advice: 'Programs that hide their name are still among the rest, so read visits as an upper bound.',
    })
  }
  return found
}
