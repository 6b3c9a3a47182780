import type { ActivityWithDates, Move, MovedOccurrence } from '../../plan/index.ts'
import { Tag } from '../components/blocks.tsx'
import { Cell, Row } from '../components/table.tsx'
import { wallInWords } from '../words/moment.ts'
import { previousToSame, whatMoveMeans } from '../words/move-words.ts'
import { subjectInWords } from '../../render/index.ts'

interface RowProps {
  readonly one: MovedOccurrence
  readonly move: Move
  readonly activities: ReadonlyMap<string, ActivityWithDates>
  readonly place: Place
}

/** Which of its activity's dates one is, from 1. */
export interface Place {
  readonly number: number
  readonly of: number
}

/** One date before and after a move, and all that it means. */
export function MovedRow({ one, move, activities, place }: RowProps) {
  const activity = activities.get(one.activity)
  const isClose = one.effects.includes('compressed')
  const meant = whatMoveMeans(one, isClose ? previousToSame(one, move.occurrences, activities) : undefined)
  const isSame = one.before?.instant === one.after?.instant
  return (
    <Row
      head={
        <>
          {subjectInWords(activity?.label ?? '', one.activity)}
          <br />
          <span class="app-quiet">
            {one.activity}
            {place.of > 1 && `, date ${place.number} of ${place.of}`}
          </span>
        </>
      }
    >
      <Cell label="Before">
        <DateIn date={one.before} zone={one.zone} usual={move.zone} />
      </Cell>
      <Cell label="After">
        {isSame ? (
          <span class="app-quiet">the same</span>
        ) : (
          <DateIn date={one.after} zone={one.zone} usual={move.zone} />
        )}
      </Cell>
      <Cell>
        <ul class="app-effects">
          {meant.map(({ tone, word, text }) => (
            <li>
              <Tag tone={tone}>{word}</Tag> <span>{text}</span>
            </li>
          ))}
        </ul>
      </Cell>
    </Row>
  )
}

function DateIn({ date, zone, usual }: { date: MovedOccurrence['before']; zone: string; usual: string }) {
  if (date === null) return <span class="app-quiet">not planned</span>
  return (
    <>
      <time datetime={new Date(date.instant).toISOString()}>{wallInWords(date.wall)}</time>
      {zone !== usual && <span class="app-quiet"> {zone}</span>}
    </>
  )
}
