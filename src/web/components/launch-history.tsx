import type { LaunchHistory } from '../../plan/index.ts'
import { actorInWords } from '../words/audit-words.ts'
import { wallInWords } from '../words/moment.ts'
import { zonedInWords } from '../words/zoned.ts'

type Change = LaunchHistory[number]

/** Who moved, postponed or reinstated the launch, or moved another date, when and why: the newest first. */
export function LaunchHistoryList({ history, zone }: { history: LaunchHistory; zone: string }) {
  return (
    <>
      <p class="app-quiet">Times are in {zone}.</p>
      <ol class="app-history">
        {history.toReversed().map((change) => (
          <li>
            <time datetime={new Date(change.at).toISOString()}>{zonedInWords(change.at, zone)}</time>{' '}
            {actorInWords(change.actor)} {changeInWords(change, zone)}
            {change.reason !== null && <blockquote class="app-quote">{change.reason}</blockquote>}
          </li>
        ))}
      </ol>
    </>
  )
}

function changeInWords({ kind, anchor, fromWall, fromZone, toWall, toZone }: Change, zone: string): string {
  const named = (wall: string, where: string) => `${wallInWords(wall)}${where === zone ? '' : ` (${where})`}`
  const what = anchor === 'launch' ? 'the launch' : `the date ${anchor}`
  const from = named(fromWall, fromZone)
  const to = toWall === null ? '' : named(toWall, toZone ?? fromZone)
  switch (kind) {
    case 'moved':
      return `moved ${what} from ${from} to ${to}`
    case 'postponed':
      return `postponed ${what}, planned for ${from}, without a new date`
    case 'reinstated':
      return `reinstated ${what} on ${to}`
    default:
      return kind satisfies never
  }
}
