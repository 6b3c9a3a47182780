import type { Bounds, GoalResult, GoalSoFar } from '../measure/index.ts'
import { formatInstant } from '../schedule/index.ts'

/** `would-be-met`: by the deadline, if everything goes as rehearsed. `no-forecast`: a rehearsal cannot tell. */
export type Forecast = 'would-be-met' | 'would-not-be-met' | 'unclear' | 'no-forecast'

/** A goal beside what the rehearsal lets expect of it; shares are 0..1. */
export interface GoalForecast extends Pick<
  GoalSoFar,
  'id' | 'level' | 'metric' | 'audience' | 'population' | 'target' | 'targetCount' | 'unit' | 'noData'
> {
  /** ISO 8601 in UTC. */
  readonly deadline: string
  /** Different people by the deadline, those reached before the rehearsal included; null where there is no forecast. */
  readonly figure: Bounds | null
  readonly share: Bounds | null
  readonly forecast: Forecast
  /** What was counted and under which supposition, or why there is no forecast. */
  readonly how: string
}

const REACH =
  'Different people to whom at least one message to this audience was handed over by the deadline, in truth or in the ' +
  'rehearsal, and accepted, each counted once. It supposes that the provider answers as said above; accepted means that ' +
  'they could see it, not that they read it.'

/** Of what a goal was found to be in a rehearsed campaign; `result` was counted after its deadline. */
export function goalForecast(result: GoalSoFar): GoalForecast {
  const { id, level, metric, audience, population, target, targetCount, unit, noData, deadline } = result
  const known = unit === 'people'
  return {
    id,
    level,
    metric,
    audience,
    population,
    target,
    targetCount,
    unit,
    noData,
    deadline: formatInstant(deadline),
    figure: known ? result.figure : null,
    share: known ? result.share : null,
    forecast: known ? FORECASTS[result.verdict] : 'no-forecast',
    how: known ? REACH : (noData ?? 'A rehearsal sends nothing, so nobody visits: no forecast can be made from it.'),
  }
}

const FORECASTS: Readonly<Record<GoalResult['verdict'], Forecast>> = {
  met: 'would-be-met',
  'not-met': 'would-not-be-met',
  unclear: 'unclear',
  'too-early': 'no-forecast',
  'not-judged': 'no-forecast',
}
