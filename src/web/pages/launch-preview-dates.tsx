import type { Child } from 'hono/jsx'
import type { ActivityWithDates, Move, MovedOccurrence } from '../../plan/index.ts'
import { Details } from '../components/blocks.tsx'
import { Table } from '../components/table.tsx'
import { asksForSomething } from '../words/move-words.ts'
import { inWords } from '../words/numbers.ts'
import { MovedRow, type Place } from './launch-preview-row.tsx'

/** So many dates are read through; of more, those that ask for something come first. */
const READ_THROUGH = 40

/** So many of those that ask for something are in sight: the button that confirms the move is below them. */
const FIRST = 20

interface DatesProps {
  readonly move: Move
  readonly activities: readonly ActivityWithDates[]
}

/** Every date before and after a move; of a long plan what only moves or stays is behind a summary. */
export function MovedDates({ move, activities }: DatesProps) {
  const { occurrences } = move
  const caption = `Every date before and after the move, in ${move.zone} unless another zone is named`
  const known = new Map(activities.map((activity) => [activity.activity, activity]))
  const places = placesOf(move)
  const table = (name: string, rows: readonly MovedOccurrence[]) => (
    <MovedTable caption={name}>
      {rows.map((one) => (
        <MovedRow one={one} move={move} activities={known} place={places.get(one)!} />
      ))}
    </MovedTable>
  )
  if (occurrences.length === 0) return null
  if (occurrences.length <= READ_THROUGH) return table(caption, occurrences)
  const asking = occurrences.filter(asksForSomething)
  const calm = occurrences.filter((one) => !asksForSomething(one))
  return (
    <>
      {asking.length > 0 && (
        <>
          <h3 class="govuk-heading-s">What asks for something ({inWords(asking.length)})</h3>
          {table(`What asks for something, in ${move.zone} unless another zone is named`, asking.slice(0, FIRST))}
        </>
      )}
      {asking.length > FIRST && (
        <Details summary={`${inWords(asking.length - FIRST)} more that ask for something`}>
          {table('More that ask for something', asking.slice(FIRST))}
        </Details>
      )}
      {calm.length > 0 && (
        <Details summary={`${inWords(calm.length)} that only move, stay or are sent already`}>
          {table('Dates that only move, stay or are sent already', calm)}
        </Details>
      )}
    </>
  )
}

function MovedTable({ caption, children }: { caption: string; children: Child }) {
  return (
    <div class="app-moves">
      <Table
        caption={caption}
        captionHidden
        stacks
        dense
        columns={[{ text: 'Activity' }, { text: 'Before' }, { text: 'After' }, { text: 'What it means' }]}
      >
        {children}
      </Table>
    </div>
  )
}

/** Which of its activity's dates each is, in the order in which the move leaves them; those that come and those that go included. */
function placesOf({ occurrences }: Move): ReadonlyMap<MovedOccurrence, Place> {
  const ofActivity = Map.groupBy(occurrences, ({ activity }) => activity)
  return new Map(
    [...ofActivity.values()].flatMap((some) =>
      some.map((one, index) => [one, { number: index + 1, of: some.length }] as const),
    ),
  )
}
