import { type CheckFinding, MATERIAL_CHECKS } from '../../plan/index.ts'
import type { Problem } from '../../errors.ts'
import { counted } from '../words/numbers.ts'
import { Finding } from './material-checks.tsx'

/** What was found in a material as it stands in its form. */
export interface FoundTyped {
  /** Why it cannot be saved as it is; nothing else is known of it then. */
  readonly problems: readonly Problem[]
  /** What somebody has to look at, what is to be mended first. */
  readonly findings: readonly CheckFinding[]
}

interface FoundProps {
  /** The form with the fields. */
  readonly form: string
  /** Other places of the page that follow the typing. */
  readonly also: readonly string[]
  /** Absent: nobody is typing. */
  readonly found: FoundTyped | undefined
}

/** So many things are listed; whoever has more begins with them. */
const MOST_LISTED = 4

/**
 * What is found in a material while somebody types it: a sentence that is read out when it is another one, and a list that is
 * not. Both are empty without script, where the button “Check without saving” tells it.
 */
export function FoundWhileTyping({ form, also, found }: FoundProps) {
  const others = ['found-list', ...also]
  return (
    <>
      <div
        class="govuk-body"
        role="status"
        data-unchecked="It could not be checked just now. “Check without saving” says why."
        hx-post=""
        hx-encoding="multipart/form-data"
        hx-trigger="input delay:800ms from:closest [data-preview]"
        hx-include={`#${form}`}
        hx-vals='{"act":"check"}'
        hx-select="#found-sum"
        hx-select-oob={others.map((id) => `#${id}`).join(',')}
        hx-swap="innerHTML"
      >
        <span id="found-sum">{found && inOneSentence(found)}</span>
      </div>
      <div id="found-list">{found && <List {...found} />}</div>
    </>
  )
}

function List({ problems, findings }: FoundTyped) {
  const items = [...problems.map(({ message }) => <li>{message}</li>), ...findings.map((one) => <Finding {...one} />)]
  if (items.length === 0) return null
  const more = items.length - MOST_LISTED
  return (
    <ul class="app-findings">
      {items.slice(0, MOST_LISTED)}
      {more > 0 && <li>And {more} more: “Check without saving” tells all.</li>}
    </ul>
  )
}

function inOneSentence({ problems, findings }: FoundTyped): string {
  if (problems.length > 0)
    return `It cannot be saved yet: ${counted(problems.length, 'thing is', 'things are')} missing or wrong.`
  const [wrong, odd] = [findings.filter(({ severity }) => severity === 'error'), findings.filter(({ severity }) => severity !== 'error')] // prettier-ignore
  const things = counted(wrong.length > 0 ? wrong.length : odd.length, 'thing', 'things')
  if (wrong.length > 0 && odd.length > 0)
    return `${things} to mend (${checksOf(wrong)}); ${odd.length} to look at (${checksOf(odd)}).`
  if (wrong.length > 0) return `${things} to mend (${checksOf(wrong)}).`
  return odd.length > 0
    ? `${things} to look at (${checksOf(odd)}).`
    : 'What can be checked while you type finds nothing.'
}

function checksOf(findings: readonly CheckFinding[]): string {
  return [...new Set(findings.map(({ check }) => MATERIAL_CHECKS[check]))].join('; ')
}
