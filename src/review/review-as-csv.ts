import type { Bounds, Figures } from '../measure/index.ts'
import { acceptedInWords, skippedInWords } from './figures-in-words.ts'
import { doneInWords } from './offline-table.tsx'
import { type Review, STAGES } from './review-shape.ts'

const COLUMNS = (
  'stage subject figure value unit low high share_low share_high target target_share deadline verdict how ' +
  'counted_until counted_at'
).split(' ')

type Row = Readonly<Record<string, string | number | null>>

/**
 * The review as RFC 4180 CSV in UTF-8, one figure a row; shares are 0..1, instants ISO 8601 in UTC. Text that a
 * spreadsheet would take for a formula gets a leading `'`.
 */
export function reviewAsCsv(review: Review): string {
  const rows = [
    ...caveatRows(review),
    ...inputRows(review),
    ...outputRows(review),
    ...offlineRows(review),
    ...goalRows(review),
    ...lessonRows(review),
  ]
  const lines = rows.map((row) => COLUMNS.map((column) => cell(row[column] ?? '')).join(','))
  return [COLUMNS.join(','), ...lines, ''].join('\r\n')
}

function caveatRows({ caveats, writtenAt }: Review): Row[] {
  return caveats.map((value) => ({
    stage: 'caveat',
    figure: 'caveat',
    value,
    how: 'To be read before any figure',
    counted_until: writtenAt,
    counted_at: writtenAt,
  }))
}

function inputRows({ inputs, campaign, writtenAt }: Review): Row[] {
  const stage = 'inputs'
  const budget = inputs.budget
    ? [
        {
          stage,
          subject: campaign.id,
          figure: 'budget',
          value: inputs.budget.total,
          unit: inputs.budget.currency,
          how: 'As planned',
        },
      ]
    : []
  const dates = inputs.dates.map(({ name, instant }) => ({
    stage,
    subject: name,
    figure: 'date',
    value: instant,
    how: 'As planned',
  }))
  const audiences = inputs.audiences.flatMap(({ id, population, contacts }) => {
    const held = {
      figure: 'contacts',
      value: contacts,
      how: 'Contacts held',
      counted_until: writtenAt,
      counted_at: writtenAt,
    }
    const sourced = population
      ? [{ figure: 'population', value: population.size, how: `${population.source}, ${population.date}` }]
      : []
    return [...sourced, held].map((row) => Object.assign({ stage, subject: id, unit: 'people' }, row))
  })
  return [...budget, ...dates, ...audiences]
}

function outputRows({ outputs, campaign, writtenAt }: Review): Row[] {
  const counted = { stage: 'outputs', counted_until: writtenAt, counted_at: writtenAt }
  return [{ id: campaign.id, ...outputs.total }, ...outputs.activities].flatMap((figures) =>
    figureRows(figures, campaign.isExample).map((row) => ({ subject: figures.id, ...counted, ...row })),
  )
}

/** One row for each date of what people put up: 1 where it was done, and how that is known. */
function offlineRows({ outputs, writtenAt }: Review): Row[] {
  return outputs.offline.flatMap(({ id, occurrences }) =>
    occurrences.map((date) => ({
      stage: 'outputs',
      subject: id,
      figure: 'put up',
      value: date.done === null ? 0 : 1,
      unit: 'times',
      deadline: date.instant,
      how: doneInWords(date),
      counted_until: writtenAt,
      counted_at: writtenAt,
    })),
  )
}

function figureRows(figures: Figures, isExample: boolean): Row[] {
  const { reach, caughtOnly, ledger, frequency, visits, visitsByPrograms, unsubscribes } = figures
  const deliveries = (figure: string, value: number, how: string) => ({ figure, value, unit: 'deliveries', how })
  return [
    {
      figure: 'reach',
      value: exact(reach),
      unit: 'people',
      low: reach.low,
      high: reach.high,
      how: `Different people with a message that ${acceptedInWords(isExample)}; high: also those with an unknown outcome only`,
    },
    {
      figure: 'people only caught by the built-in inbox',
      value: caughtOnly,
      unit: 'people',
      how: isExample
        ? 'None: in an example they are reached'
        : 'Not in reach: nobody outside received anything sent to them',
    },
    deliveries('audience', ledger.audience, 'Everybody the occurrences were for when their audience was frozen'),
    deliveries(
      'sent',
      ledger.sent,
      isExample ? 'Caught by the built-in inbox' : 'Accepted by the mail server or the built-in inbox',
    ),
    deliveries('failed', ledger.failed, 'Refused for good'),
    deliveries('skipped', ledger.skipped, 'Not handed over, for the reasons that follow'),
    ...ledger.skippedBecause.map(({ reason, rows }) => deliveries(`skipped: ${reason}`, rows, skippedInWords(reason))),
    deliveries('unknown', ledger.unknown, 'Handed over without a known outcome; never sent again by itself'),
    deliveries('cancelled', ledger.cancelled, 'Stopped by a person before they went out'),
    deliveries('still to go', ledger.stillToGo, 'Queued or being handed over'),
    deliveries('caught by the built-in inbox', ledger.caughtByInbox, 'Part of sent; nobody outside received them'),
    {
      figure: 'frequency',
      value: frequency,
      unit: 'messages per person',
      how: 'Messages that count towards reach, over people reached',
    },
    { figure: 'visits', value: visits, unit: 'visits', how: 'Visits of tracked links; visits, not people' },
    {
      figure: 'visits by programs',
      value: visitsByPrograms,
      unit: 'visits',
      how: 'By their own name; not counted above',
    },
    {
      figure: 'unsubscribes',
      value: unsubscribes,
      unit: 'requests',
      how: 'Requests made from messages of the activity',
    },
  ]
}

function goalRows(review: Review): Row[] {
  return STAGES.flatMap(({ id: stage }) =>
    review[stage].goals.map((goal) => ({
      stage,
      subject: goal.id,
      figure: goal.metric,
      value: goal.figure && exact(goal.figure),
      unit: goal.unit,
      low: goal.figure?.low ?? null,
      high: goal.figure?.high ?? null,
      share_low: goal.share?.low ?? null,
      share_high: goal.share?.high ?? null,
      target: goal.targetCount,
      target_share: 'share' in goal.target ? goal.target.share : null,
      deadline: goal.deadline,
      verdict: goal.verdict,
      how: goal.noData ?? goal.how,
      counted_until: goal.countedUntil,
      counted_at: goal.countedAt,
    })),
  )
}

/** One value only where both bounds agree; else `low` and `high` alone say it. */
function exact(bounds: Bounds): number | null {
  return bounds.low === bounds.high ? bounds.low : null
}

function lessonRows({ learning }: Review): Row[] {
  return learning.map(({ finding, advice }) => ({ stage: 'learning', figure: 'finding', value: finding, how: advice }))
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
