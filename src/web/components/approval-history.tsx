import type { ActivityPage } from '../../plan/index.ts'
import { actorInWords } from '../words/audit-words.ts'
import { zonedInWords } from '../words/zoned.ts'
import { Details } from './blocks.tsx'

interface Entry {
  readonly at: string
  readonly text: string
  readonly reason: string | null
  readonly isThisVersion: boolean
}

/** Who wrote which version and who decided what about it, the newest first. */
export function ApprovalHistoryList({ approvals, zone }: { approvals: ActivityPage['approvals']; zone: string }) {
  return (
    <Details summary="Versions and decisions">
      <p class="app-quiet">Times are in {zone}.</p>
      <ol class="app-history">
        {entriesOf(approvals).map(({ at, text, reason, isThisVersion }) => (
          <li>
            <time datetime={at}>{zonedInWords(Date.parse(at), zone)}</time> {text}
            {isThisVersion && <span class="app-quiet"> (this version)</span>}
            {reason !== null && <blockquote class="app-quote">{reason}</blockquote>}
          </li>
        ))}
      </ol>
    </Details>
  )
}

function entriesOf({ decisions, versions }: ActivityPage['approvals']): Entry[] {
  const decided = decisions.map(({ decision, by, at, reason, isOfThisVersion }) => ({
    at,
    text: decision === 'approved' ? `${by} approved it` : `${by} asked for changes`,
    reason,
    isThisVersion: isOfThisVersion,
  }))
  const written = versions.map(({ author, at, isThisVersion }, index) => ({
    at,
    text: index === versions.length - 1 ? `written by ${actorInWords(author)}` : `changed by ${actorInWords(author)}`,
    reason: null,
    isThisVersion,
  }))
  return [...decided, ...written].toSorted((one, other) => Date.parse(other.at) - Date.parse(one.at))
}
