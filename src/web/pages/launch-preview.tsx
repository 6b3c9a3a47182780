import type { LaunchOutlook, Move } from '../../plan/index.ts'
import { Warning } from '../components/blocks.tsx'
import { type Filled, TextArea } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { wallInWords } from '../words/moment.ts'
import { effectsSummed, laterInWords, wallsApart } from '../words/move-words.ts'
import { inWords } from '../words/numbers.ts'
import { campaignPath } from './campaign-head.tsx'
import { Asking } from './launch-asking.tsx'
import { MovedDates } from './launch-preview-dates.tsx'
import { MoveRefused } from './launch-refused.tsx'

interface PreviewProps {
  readonly outlook: LaunchOutlook
  readonly move: Move
  readonly filled: Filled
  /** Why the move that was confirmed was not made. */
  readonly refused?: string | undefined
}

/** Every date before and after a move, and what that means, before anything is written. */
export function MovePreviewPage({ outlook, move, filled, refused }: PreviewProps) {
  const { campaign, activities } = outlook
  const base = campaignPath(campaign.id)
  const what = dateInWords(move)
  const title = `Move ${what} to ${wallInWords(move.to)}?`
  const isRefused = move.brokenOrder.length > 0
  return (
    <Asking
      title={title}
      outlook={outlook}
      filled={filled}
      behind={[{ text: 'Move the launch', href: `${base}/launch` }]}
      refused={isRefused ? <MoveRefused move={move} /> : refused && <Warning>{refused}</Warning>}
    >
      <p class="govuk-body-l">
        {campaign.isPostponed && move.anchor === 'launch'
          ? 'It is postponed, and was planned for '
          : 'It is planned for '}
        {wallInWords(move.from)} ({move.zone}). {newDate(move)}
      </p>
      <Summary move={move} outlook={outlook} />
      <MovedDates move={move} activities={activities} />
      {isRefused ? (
        <div class="app-actions">
          <Otherwise anchor={move.anchor} base={base} />
        </div>
      ) : (
        <Confirm move={move} what={what} base={base} filled={filled} />
      )}
    </Asking>
  )
}

function Summary({ move, outlook }: { move: Move; outlook: LaunchOutlook }) {
  const goals = outlook.objectives.filter(({ by }) => /^[a-z][a-z0-9_]*/.exec(by)?.[0] === move.anchor).length
  return (
    <>
      <h2 class="govuk-heading-m">What would happen</h2>
      {move.occurrences.length === 0 ? (
        <p class="govuk-body">No activity is planned yet, so only the date itself changes.</p>
      ) : (
        <ul class="app-summed" aria-label="In numbers">
          {effectsSummed(move.occurrences).map(({ tone, text }) => (
            <li class={`app-summed__one app-summed__one--${tone}`}>{text}</li>
          ))}
        </ul>
      )}
      {goals > 0 && (
        <p class="govuk-body">
          {goals === 1 ? 'The deadline of one goal moves' : `The deadlines of ${goals} goals move`} too.
        </p>
      )}
    </>
  )
}

function Confirm({ move, what, base, filled }: Pick<PreviewProps, 'move' | 'filled'> & { what: string; base: string }) {
  const lost = move.approvalsLost.length
  return (
    <Form action={`${base}/launch`}>
      <div class="app-form">
        <input type="hidden" name="anchor" value={move.anchor} />
        <input type="hidden" name="to" value={move.to} />
        <input type="hidden" name="seen" value={move.seen} />
        <TextArea
          name="reason"
          label="Why it moves"
          hint="Everybody who looks at the campaign can read it. May be empty."
          rows={3}
          filled={filled}
        />
        {lost > 0 && (
          <p class="govuk-body">
            {lost === 1
              ? 'One activity loses its approval, and goes out only once it is approved again.'
              : `${inWords(lost)} activities lose their approval, and go out only once they are approved again.`}
          </p>
        )}
      </div>
      <div class="app-actions">
        <Button>
          Move {what} to {wallInWords(move.to)}
        </Button>
        <Otherwise anchor={move.anchor} base={base} />
      </div>
    </Form>
  )
}

function Otherwise({ anchor, base }: { anchor: string; base: string }) {
  return (
    <>
      <a class="govuk-link" href={`${base}/launch?anchor=${anchor}`}>
        Choose another date
      </a>
      <a class="govuk-link" href={base}>
        Leave it as it is
      </a>
    </>
  )
}

function newDate({ from, to }: Move): string {
  return from === to ? 'It gets that date back.' : `The new date is ${laterInWords(wallsApart(from, to))}.`
}

/** “the launch”, or the name of another date. */
export function dateInWords({ anchor }: Pick<Move, 'anchor'>): string {
  return anchor === 'launch' ? 'the launch' : `the date ${anchor}`
}
