import type { ReviewedGoal } from './review-shape.ts'

/** The figure beside its target as a bar: what is certain is solid, what may be true is hatched, the target is a line. */
export function GoalBar({ goal }: { goal: Pick<ReviewedGoal, 'id' | 'figure' | 'targetCount' | 'verdict'> }) {
  const { figure, targetCount } = goal
  if (!figure || targetCount === null || goal.verdict === 'not-judged') return null
  const whole = Math.max(targetCount, figure.high, 1) * 1.06
  const at = (number: number) => `${((number / whole) * 100).toFixed(2)}%`
  const onTheRight = targetCount > whole / 2
  const hatch = `hatch-${goal.id}`
  return (
    <svg class="bar" aria-hidden="true" focusable="false">
      <defs>
        <pattern id={hatch} width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <rect width="7" height="7" fill="#cfe4ea" />
          <rect width="3" height="7" fill="#1b6f86" />
        </pattern>
      </defs>
      <rect x="0" y="18" width="100%" height="16" rx="2" fill="#e4e9ed" />
      {figure.high > figure.low && (
        <rect x="0" y="18" width={at(figure.high)} height="16" rx="2" fill={`url(#${hatch})`} />
      )}
      <rect x="0" y="18" width={at(figure.low)} height="16" rx="2" fill="#1b6f86" />
      <text
        x={at(targetCount)}
        y="12"
        dx={onTheRight ? -8 : 8}
        text-anchor={onTheRight ? 'end' : 'start'}
        font-size="12"
        fill="#4b5764"
      >
        target
      </text>
      <line x1={at(targetCount)} x2={at(targetCount)} y1="12" y2="40" stroke="#16202c" stroke-width="3" />
    </svg>
  )
}
