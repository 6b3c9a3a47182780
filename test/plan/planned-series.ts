import type { ActivityRow, OccurrenceRow } from '../../db/queries/plan.ts'
import type { OccurrenceValues } from '../../db/queries/plan-edits.ts'
import { datesOfActivities } from '../../src/plan/dates/dates-of-activities.ts'
import { type ActivitySteps, planOccurrences } from '../../src/plan/dates/plan-occurrences.ts'
import type { DatedMoment } from '../../src/schedule/index.ts'

/** What of an activity's schedule a story changes. */
export interface Written {
  readonly when: string
  readonly repeat?: string
  readonly exdate?: readonly string[]
  readonly rdate?: readonly string[]
  readonly late?: string
}

const ID = 'news'
const ZONE = 'Europe/London'

/** The occurrences of one activity, planned and changed as a campaign's are, without a database. */
export function plannedSeries(written: Written, { at, launch = '2027-03-01T09:00' }: { at: string; launch?: string }) {
  let now = Date.parse(at)
  let activity: ActivityRow | undefined
  let wall = launch
  let nextId = 1
  let rows: OccurrenceRow[] = []
  const anchors = () => ({ launch: { wall, zone: ZONE } })

  function take([one]: ActivitySteps[]): readonly ActivitySteps['steps'][number][] {
    const { steps } = one!
    const next = steps.flatMap((step): OccurrenceRow[] => {
      if (step.kind === 'add') return [{ ...NOTHING_SENT, ...step.values, id: nextId++ }]
      if (step.kind === 'remove') return []
      if (step.kind === 'keep') return [step.old]
      const goesOn = step.kind === 'move-rest'
      return [{ ...step.old, ...step.values, ...(goesOn ? { status: 'sending' } : NOTHING_SENT), id: step.old.id }]
    })
    rows = next.toSorted((a, b) => a.instant - b.instant || a.ordinal - b.ordinal)
    return steps.filter(({ kind }) => kind !== 'keep')
  }

  function change(next: ActivityRow, to: string, movesRest: boolean) {
    const before = {
      campaign: { calendar: null },
      anchors: [{ name: 'launch', wall, zone: ZONE, instant: 0 }],
      activities: activity ? [activity] : [],
      occurrences: rows,
    }
    const frame = { anchors: { launch: { wall: to, zone: ZONE } }, calendar: undefined, now, movesRest }
    const steps = planOccurrences(before, [next], frame)
    activity = next
    wall = to
    return take(steps)
  }

  const series = {
    /** Edits the schedule; answers what changed. */
    edit: (to: Written) => change(activityRow(to), wall, false),
    /** Moves the launch; answers what changed. */
    move: (to: string) => change(activity!, to, true),
    /** Time goes by until then, and what falls due is sent, or missed where nobody approved it. */
    until(iso: string, becomes: 'sent' | 'missed' = 'sent') {
      now = Date.parse(iso)
      rows = rows.map((row) => {
        if (row.finishedAt !== null || row.status === 'missed' || row.instant > now) return row
        if (becomes === 'missed') return { ...row, status: 'missed', reason: 'missed' }
        return { ...row, status: 'sent', audience: 2, sent: 2, finishedAt: row.instant }
      })
    },
    /** The occurrence of that date stands half-way: one person has it, and one is still to get it. */
    beginOn(date: string) {
      rows = rows.map((row) =>
        row.wall === date ? { ...row, status: 'sending', audience: 2, sent: 1, queued: 1, finishedAt: null } : row,
      )
    },
    rows: (): readonly OccurrenceRow[] => rows,
    now: () => now,
    /** Such as `1 03-01 09:00 sent`. */
    plan: (): string[] =>
      rows.map(({ ordinal, wall: date, status }) => `${ordinal} ${date.slice(5).replace('T', ' ')} ${status}`),
    /** The dates the rule has by now, as far as they are to be planned. */
    ruled(): readonly DatedMoment[] {
      return datesOfActivities([activity!], { anchors: anchors(), calendar: undefined, now }).get(ID)!.dates
    },
  }
  series.edit(written)
  return series
}

const NOTHING_SENT = {
  scheduleEpoch: 1,
  sendLate: false,
  finishedAt: null,
  audience: 0,
  queued: 0,
  handedOff: 0,
  sent: 0,
  failed: 0,
  skipped: 0,
  unknown: 0,
  cancelled: 0,
  proof: null,
  doneBy: null,
} satisfies Omit<OccurrenceRow, 'id' | keyof OccurrenceValues>

function activityRow({ when, repeat, exdate, rdate, late = 'ask' }: Written): ActivityRow {
  return {
    id: ID,
    materialId: null,
    materialVersion: null,
    messageId: ID,
    audienceId: 'everybody',
    channel: 'email',
    when,
    repeat: repeat ?? null,
    exdate: exdate ? [...exdate] : null,
    rdate: rdate ? [...rdate] : null,
    clock: 'campaign',
    notBeforeActivity: null,
    blackoutOverride: null,
    late,
    owner: null,
    position: 0,
    contentHash: JSON.stringify([when, repeat, exdate, rdate, late]),
    approvedHash: null,
    pausedAt: null,
    endedAt: null,
  }
}
