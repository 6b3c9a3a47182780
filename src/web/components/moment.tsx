import { fromNow, wallInWords } from '../words/moment.ts'

/** A date of the plan with its zone, and how far it is from now. */
export function Moment({ wall, zone, instant, now }: { wall: string; zone: string; instant: string; now: Date }) {
  return (
    <>
      <time datetime={instant}>{wallInWords(wall)}</time>{' '}
      <span class="app-quiet">
        {zone}, {fromNow(instant, now)}
      </span>
    </>
  )
}
