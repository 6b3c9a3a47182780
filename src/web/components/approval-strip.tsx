import type { Child } from 'hono/jsx'
import type { ActivityPage } from '../../plan/index.ts'
import { useMayAct, useViewer } from '../show.tsx'
import { counted } from '../words/numbers.ts'
import { actorInWords } from '../words/audit-words.ts'
import { zonedInWords } from '../words/zoned.ts'
import { AnsweredChecks } from './answered-checks.tsx'
import { ApprovalHistoryList } from './approval-history.tsx'
import { Details, Tag, type Tone } from './blocks.tsx'
import { Changes } from './diff.tsx'
import { type Filled, TextArea } from './fields.tsx'
import { Button, Form } from './form.tsx'

type Approvals = ActivityPage['approvals']

const STATES: Readonly<Record<Approvals['state'], { tone: Tone; card: string; word: string }>> = {
  approved: { tone: 'good', card: 'good', word: 'approved' },
  'never approved': { tone: 'attention', card: 'attention', word: 'not approved' },
  void: { tone: 'trouble', card: 'trouble', word: 'approval void' },
  'changes asked': { tone: 'attention', card: 'attention', word: 'changes asked for' },
}

interface StripProps {
  readonly activity: ActivityPage
  readonly base: string
  readonly filled: Filled
}

/** How an activity stands with its approval, why, what changed since, and for approvers the decision. */
export function ApprovalStrip({ activity, base, filled }: StripProps) {
  const { approvals, zone } = activity
  const { tone, card, word } = STATES[approvals.state]
  const asked = approvals.decisions[0]
  return (
    <section class="app-part" id="approval" aria-labelledby="approval-title">
      <h2 class="govuk-heading-m" id="approval-title">
        Approval
      </h2>
      <div class={activity.isOver ? 'app-card' : `app-card app-card--${card}`}>
        <p class="govuk-body">
          <Tag tone={tone}>{word}</Tag> {stateInWords(approvals, zone)}
          {activity.isOver &&
            approvals.state !== 'approved' &&
            ' The activity is over, so this reaches nobody any more.'}
        </p>
        {!approvals.wasSent && asked?.decision === 'changes-asked' && asked.reason !== null && (
          <blockquote class="app-quote">{asked.reason}</blockquote>
        )}
        <WhatChanged approvals={approvals} />
        <Faults approvals={approvals} />
        <Answered activity={activity} />
        {!activity.isOver && (
          <Decision approvals={approvals} isOffline={activity.putsUp !== null} base={base} filled={filled} />
        )}
        {(approvals.decisions.length > 0 || approvals.versions.length > 0) && (
          <ApprovalHistoryList approvals={approvals} zone={zone} />
        )}
      </div>
    </section>
  )
}

function WhatChanged({ approvals: { changedSinceApproved, changedSinceAsked, state } }: { approvals: Approvals }) {
  if (state === 'approved') return null
  const [changes, since] =
    changedSinceAsked !== undefined && changedSinceAsked.length > 0
      ? [changedSinceAsked, 'changes were asked for']
      : [changedSinceApproved ?? [], 'it was last approved']
  if (changes.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">What changed since {since}</h3>
      <Changes changes={changes} />
    </>
  )
}

function Faults({ approvals: { faults } }: { approvals: Approvals }) {
  if (faults.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">To be put right before it can be approved</h3>
      <ul class="govuk-list govuk-list--bullet">
        {faults.map((fault) => (
          <li>{fault}</li>
        ))}
      </ul>
    </>
  )
}

/** An approver takes over what others answer for. */
function Answered({ activity: { answeredChecks, material } }: Pick<StripProps, 'activity'>) {
  if (answeredChecks.length === 0) return null
  return (
    <>
      <h3 class="govuk-heading-s">What somebody answers for in {material}</h3>
      <AnsweredChecks checks={answeredChecks} />
    </>
  )
}

interface DecisionProps {
  readonly approvals: Approvals
  readonly isOffline: boolean
  readonly base: string
  readonly filled: Filled
}

function Decision({ approvals, isOffline, base, filled }: DecisionProps) {
  const isApprover = useMayAct('approver')
  const email = useViewer()?.email ?? ''
  if (!isApprover) {
    return approvals.state === 'approved' ? null : (
      <p class="govuk-body">
        An approver decides, who is not among those who wrote it ({names(approvals.mayNotApprove)}).
      </p>
    )
  }
  const isAuthor = approvals.mayNotApprove.includes(email)
  const mayApprove = approvals.state !== 'approved' && approvals.faults.length === 0 && !isAuthor
  return (
    <>
      {isAuthor && approvals.state !== 'approved' && (
        <p class="govuk-body">You changed it since it was last approved, so somebody else has to approve it.</p>
      )}
      {mayApprove && (
        <Act action={`${base}/approve`} seen={approvals.contentHash}>
          <p class="govuk-body">
            You approve exactly what is shown here:{' '}
            {isOffline ? 'what is put up, where and when' : 'the text in every language, who gets it and when'}. Any
            change makes the approval void.
          </p>
          <Button>Approve this version</Button>
        </Act>
      )}
      <Details summary="Ask for changes" open={filled.problems.some(({ path }) => path === 'reason')}>
        <Act action={`${base}/ask-for-changes`} seen={approvals.contentHash}>
          <TextArea
            name="reason"
            label="What should be another way, and why"
            hint={
              approvals.state === 'approved'
                ? 'The approval is taken back, and nothing goes out before it is approved again.'
                : 'Whoever wrote it reads this here.'
            }
            rows={4}
            filled={filled}
          />
          <Button kind="secondary">Ask for changes</Button>
        </Act>
      </Details>
    </>
  )
}

function Act({ action, seen, children }: { action: string; seen: string; children: Child }) {
  return (
    <Form action={action}>
      <input type="hidden" name="seen" value={seen} />
      {children}
    </Form>
  )
}

function names(authors: readonly string[]): string {
  return authors.length > 3 ? counted(authors.length, 'person', 'people') : authors.map(actorInWords).join(', ')
}

function stateInWords({ state, decisions, wasSent }: Approvals, zone: string): string {
  const last = decisions[0]
  const approval = decisions.find(
    ({ decision, isOfThisVersion }) => decision === 'approved' && (isOfThisVersion || !wasSent),
  )
  const when = (at: string) => `on ${zonedInWords(Date.parse(at), zone)} (${zone})`
  switch (state) {
    case 'approved':
      return approval === undefined
        ? `It ${wasSent ? 'was approved as it was sent' : 'is approved as it is now'}.`
        : `${approval.by} approved it ${when(approval.at)}, ${wasSent ? 'as it was sent' : 'exactly as it is now'}.`
    case 'never approved':
      return last === undefined
        ? 'Nobody has approved it yet.'
        : `It was changed since ${last.by} asked for that ${when(last.at)}. Nobody has approved it yet.`
    case 'void':
      return last?.decision === 'changes-asked'
        ? `It was changed since ${last.by} asked for that ${when(last.at)}, and waits to be approved again.`
        : approval === undefined
          ? 'It was changed since it was approved, so that approval is void.'
          : `It was changed since ${approval.by} approved it ${when(approval.at)}, so that approval is void.`
    case 'changes asked':
      return last === undefined ? 'An approver asked for changes.' : `${last.by} asked for changes ${when(last.at)}:`
    default:
      return state satisfies never
  }
}
