import { fromNow, wallInWords } from '../words/moment.ts'

interface MomentProps {
  readonly wall: string
  readonly zone: string
  readonly instant: string
  /** Absent: nothing will happen then, so it is not counted down to. */
  readonly now: Date | undefined
}

/** A date of the plan with its zone, and how far it is from now. */
export function Moment({ wall, zone, instant, now }: MomentProps) {
  return (
    <>
      <time datetime={instant}>{wallInWords(wall)}</time>{' '}
      <span class="app-quiet">
        {zone}
        {now && `, ${fromNow(instant, now)}`}
      </span>
    </>
  )
}
