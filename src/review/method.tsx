import { acceptedInWords } from './figures-in-words.ts'

/** What the figures of a review count, and what they do not say. */
export function Method({ isExample }: { isExample: boolean }) {
  return (
    <>
      <h2>How to read these figures</h2>
      <p>
        Reach is the number of different people with at least one message that {acceptedInWords(isExample)}. It says who
        could see a message, not who read it; opening is not measured.{' '}
        {!isExample && 'What the built-in inbox caught reached nobody outside and does not count. '}
        Where hand-offs have no known outcome, reach is given between two bounds.
      </p>
      <p>
        Visits are counted for an activity and never for a person, from tracked links; programs that say so by name are
        left out. Shares are of the sourced population of an audience, never of the contacts held. A figure counts what
        happened until the earlier of the moment of counting and the goal’s deadline.
      </p>
    </>
  )
}
