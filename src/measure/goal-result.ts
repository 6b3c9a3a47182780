import type { AudienceRow, GoalRow } from '../../db/queries/measure.ts'

export interface Bounds {
  readonly low: number
  readonly high: number
}

/** `unclear`: whether it is met depends on hand-offs of unknown outcome. `not-judged`: there is nothing to compare. */
type Verdict = 'met' | 'not-met' | 'too-early' | 'unclear' | 'not-judged'

/** One goal beside what was counted for it. Instants are milliseconds since 1970; shares are 0..1. */
export interface GoalResult {
  readonly id: string
  readonly level: GoalRow['level']
  readonly metric: string
  readonly measuredBy: string
  readonly audience: { readonly id: string; readonly title: string }
  readonly population: AudienceRow['population']
  /** Contacts of the audience in Fanfare now; shown beside the population, never counted by. */
  readonly contacts: number
  readonly baseline: GoalRow['baseline']
  readonly target: GoalRow['target']
  /** The target as a number of people or visits; null where a share has no population to be taken of. */
  readonly targetCount: number | null
  readonly deadline: number
  readonly unit: 'people' | 'visits' | null
  /** What was counted; null where there is no data. */
  readonly figure: Bounds | null
  /** The figure as a share of the sourced population; null where there is none, or where visits are no people. */
  readonly share: Bounds | null
  /** What is missing; null where there is data. */
  readonly noData: string | null
  readonly how: string
  /** The last moment counted: the earlier of now and the deadline. */
  readonly countedUntil: number
  readonly countedAt: number
  readonly verdict: Verdict
}

/** What was counted for a goal until the earlier of now and its deadline. */
export interface Counted {
  readonly people: Bounds
  readonly visits: number
  readonly contacts: number
  /** What the built-in inbox caught. `count`: whether it counts, as in examples; else `onlyPeople` are left out. */
  readonly caught: { readonly messages: number; readonly onlyPeople: number; readonly count: boolean }
}

interface Method {
  readonly unit: 'people' | 'visits'
  readonly figure: (counted: Counted) => Bounds
  readonly how: (counted: Counted) => string
}

const METHODS: Readonly<Record<string, Method>> = {
  reach: {
    unit: 'people',
    figure: ({ people }) => people,
    how: ({ people, caught }) =>
      (caught.count
        ? 'Different made-up people to whom at least one message to this audience was handed over and caught by the ' +
          'built-in inbox, each counted once however many messages they got. Nobody outside received any.'
        : 'Different people to whom at least one message to this audience was handed over and accepted by the mail ' +
          'server, each counted once however many messages they got. Accepted means that they could see it, not that ' +
          'they read it.') +
      (caught.onlyPeople > 0
        ? ` ${caught.onlyPeople} more ${caught.onlyPeople === 1 ? 'person is' : 'people are'} not counted: all that was sent to them was caught by the built-in inbox.`
        : '') +
      (people.high > people.low
        ? ` For ${people.high - people.low} more people the only outcome is unknown, so the true figure lies between the two shown.`
        : ''),
  },
  visits: {
    unit: 'visits',
    figure: ({ visits }) => ({ low: visits, high: visits }),
    how: ({ caught }) =>
      'Visits of the tracked links in messages to this audience, without those by programs that say so by name. ' +
      'These are visits, not people: one person may visit often, and links can be passed on.' +
      (caught.messages > 0
        ? ' Some of these messages were caught by the built-in inbox; a visit from there looks like any other.'
        : ''),
  },
}

/** Judges one goal. `audience` is the goal's own; `now` in milliseconds since 1970. */
export function goalResult(
  goal: GoalRow,
  audience: Pick<AudienceRow, 'title' | 'population'> | undefined,
  counted: Counted,
  now: number,
): GoalResult {
  const method = Object.hasOwn(METHODS, goal.metric) ? METHODS[goal.metric] : undefined
  const population = audience?.population ?? null
  const figure = method?.figure(counted) ?? null
  const wanted = targetCount(goal.target, population)
  const judgedByShare = 'share' in goal.target && method?.unit === 'visits'
  return {
    id: goal.id,
    level: goal.level,
    metric: goal.metric,
    measuredBy: goal.measuredBy,
    audience: { id: goal.audienceId, title: audience?.title ?? goal.audienceId },
    population,
    contacts: counted.contacts,
    baseline: goal.baseline,
    target: goal.target,
    targetCount: wanted,
    deadline: goal.byInstant,
    unit: method?.unit ?? null,
    figure,
    share: method?.unit === 'people' && figure && population ? shareOf(figure, population.size) : null,
    noData: method ? null : missingData(goal),
    how: method
      ? method.how(counted) +
        (judgedByShare ? ' The target is a share of people, so visits cannot be judged by it.' : '')
      : '',
    countedUntil: Math.min(now, goal.byInstant),
    countedAt: now,
    verdict: judgedByShare ? 'not-judged' : verdict(figure, wanted, now > goal.byInstant),
  }
}

function verdict(figure: Bounds | null, wanted: number | null, isOver: boolean): Verdict {
  if (figure === null || wanted === null) return 'not-judged'
  if (figure.low >= wanted) return 'met'
  if (!isOver) return 'too-early'
  return figure.high >= wanted ? 'unclear' : 'not-met'
}

/** People are whole: a share of a population is reached with the first whole person beyond it. */
function targetCount(target: GoalRow['target'], population: AudienceRow['population']): number | null {
  if ('count' in target) return target.count
  return population ? Math.ceil(Number((target.share * population.size).toPrecision(12))) : null
}

function shareOf(figure: Bounds, size: number): Bounds {
  return { low: figure.low / size, high: figure.high / size }
}

function missingData(goal: GoalRow): string {
  return (
    `No data: Fanfare has received no figures for “${goal.metric}”. It counts ${Object.keys(METHODS).join(' and ')} itself; ` +
    `this goal is to be measured by: ${goal.measuredBy}.`
  )
}
