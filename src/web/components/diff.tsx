import type { ApprovalHistory } from '../../plan/index.ts'
import { labelOf } from '../words/part-words.ts'

type FieldChange = NonNullable<ApprovalHistory['changedSinceApproved']>[number]

/** Field by field what is another now; texts word by word. */
export function Changes({ changes }: { changes: readonly FieldChange[] }) {
  return (
    <dl class="app-changes">
      {changes.map((change) => (
        <div>
          <dt>{labelOf(change.field)}</dt>
          <dd dir="auto">
            <Change change={change} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

function Change({ change: { before, after, words } }: { change: FieldChange }) {
  if (words) {
    return (
      <>
        {words.map(({ kind, text }) =>
          kind === 'added' ? <Added text={text} /> : kind === 'removed' ? <Removed text={text} /> : text,
        )}
      </>
    )
  }
  return (
    <>
      {before !== '' && <Removed text={before} />} {after !== '' && <Added text={after} />}
    </>
  )
}

export function Added({ text }: { text: string }) {
  return (
    <ins class="app-added">
      <span class="govuk-visually-hidden">added: </span>
      {text}
      <span class="govuk-visually-hidden"> (end of what was added) </span>
    </ins>
  )
}

export function Removed({ text }: { text: string }) {
  return (
    <del class="app-removed">
      <span class="govuk-visually-hidden">removed: </span>
      {text}
      <span class="govuk-visually-hidden"> (end of what was removed) </span>
    </del>
  )
}
