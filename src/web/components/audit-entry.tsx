import type { AuditEntry } from '../../access/index.ts'
import { actionInWords, actorInWords, subjectInWords } from '../words/audit-words.ts'
import { type Difference, whatDiffers } from '../words/what-differs.ts'
import { Details } from './blocks.tsx'
import { Instant } from './instant.tsx'

const SHOWN_AT_ONCE = 4
const SHORT = 120

/** One entry of the audit log: what was done to what, by whom, when, and what differs since. */
export function AuditEntryItem({ entry, now }: { entry: AuditEntry; now: Date }) {
  const subject = subjectInWords(entry.action, entry.subject)
  return (
    <li class="app-log__entry">
      <p class="app-log__who">
        <span class="app-breaks">{actorInWords(entry.actor)}</span>
        <br />
        <Instant at={entry.at} now={now} />
      </p>
      <div class="app-log__what">
        <p class="govuk-body app-breaks">
          <strong>{actionInWords(entry.action)}</strong>{' '}
          {subject.href === undefined ? (
            subject.text
          ) : (
            <a class="govuk-link" href={subject.href}>
              {subject.text}
              <span class="govuk-visually-hidden">, entry {entry.id}</span>
            </a>
          )}
        </p>
        <Differences entry={entry} />
      </div>
    </li>
  )
}

function Differences({ entry }: { entry: AuditEntry }) {
  const differences = whatDiffers(entry.before, entry.after)
  if (differences.length === 0) return null
  const list = <Comparison differences={differences} />
  const isShort = differences.every(({ before = '', after = '' }) => before.length + after.length <= SHORT)
  if (differences.length <= SHOWN_AT_ONCE && isShort) return list
  return <Details summary={`What changed in entry ${entry.id}`}>{list}</Details>
}

function Comparison({ differences }: { differences: readonly Difference[] }) {
  return (
    <dl class="app-differences">
      {differences.map(({ what, before, after }) => (
        <div>
          <dt>{what}</dt>
          <dd>
            {before !== undefined && (
              <del class="app-removed">
                <span class="govuk-visually-hidden">before: </span>
                {before}
              </del>
            )}{' '}
            {after !== undefined && <After text={after} isNew={before !== undefined} />}
          </dd>
        </div>
      ))}
    </dl>
  )
}

function After({ text, isNew }: { text: string; isNew: boolean }) {
  if (!isNew) return <span>{text}</span>
  return (
    <ins class="app-added">
      <span class="govuk-visually-hidden">after: </span>
      {text}
    </ins>
  )
}
