import type { StatusWord } from '../../plan/index.ts'

/** What an activity looks like on the timeline: told apart by shape and filling, not by colour alone. */
export type MarkerKind = 'done' | 'to-come' | 'trouble' | 'cancelled'

const KINDS: Readonly<Record<StatusWord, MarkerKind>> = {
  draft: 'to-come',
  'in review': 'to-come',
  approved: 'to-come',
  scheduled: 'to-come',
  held: 'to-come',
  'to do': 'to-come',
  done: 'done',
  sending: 'to-come',
  postponed: 'to-come',
  paused: 'trouble',
  sent: 'done',
  'part-sent': 'done',
  failed: 'trouble',
  missed: 'trouble',
  cancelled: 'cancelled',
}

const MEANINGS: Readonly<Record<MarkerKind, string>> = {
  done: 'done',
  'to-come': 'to come',
  trouble: 'paused, missed or failed',
  cancelled: 'cancelled',
}

export function markerOf(status: StatusWord): MarkerKind {
  return KINDS[status]
}

/** A shape around a number: a full square, an empty circle, a full diamond, or a broken square. */
export function Marker({ kind, x, y, text }: { kind: MarkerKind; x: number; y: number; text?: number | undefined }) {
  return (
    <>
      <rect class="app-timeline__target" x={x - 14} y={y - 14} width="28" height="28" />
      <Shape kind={kind} x={x} y={y} />
      {text !== undefined && (
        <text
          class={`app-timeline__number app-timeline__number--${kind}${text > 99 ? ' app-timeline__number--long' : ''}`}
          x={x}
          y={y + (text > 99 ? 4 : 5)}
          text-anchor="middle"
        >
          {text}
        </text>
      )}
    </>
  )
}

/** `size` is half as high as it is, without its line. */
export function Shape({ kind, x, y, size = 13 }: { kind: MarkerKind; x: number; y: number; size?: number }) {
  const name = `app-timeline__item app-timeline__item--${kind}`
  if (kind === 'to-come') return <circle class={name} cx={x} cy={y} r={size} />
  if (kind === 'trouble') {
    const tip = size + 2
    return <path class={name} d={`M${x} ${y - tip}L${x + tip} ${y}L${x} ${y + tip}L${x - tip} ${y}z`} />
  }
  return <rect class={name} x={x - size + 1} y={y - size + 1} width={2 * size - 2} height={2 * size - 2} rx="2" />
}

/** What the shapes mean: those that are there. */
export function MarkerKey({ statuses }: { statuses: readonly StatusWord[] }) {
  const kinds = new Set(statuses.map(markerOf))
  return (
    <ul class="app-key">
      {(['done', 'to-come', 'trouble', 'cancelled'] as const)
        .filter((kind) => kinds.has(kind))
        .map((kind) => (
          <li>
            <svg viewBox="0 0 32 32" width="24" height="24" aria-hidden="true" focusable="false">
              <Shape kind={kind} x={16} y={16} />
            </svg>
            {MEANINGS[kind]}
          </li>
        ))}
    </ul>
  )
}
