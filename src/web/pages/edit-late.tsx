import { Radios } from '../components/choices.tsx'
import { TextField } from '../components/fields.tsx'
import { labelOf } from '../words/part-words.ts'
import type { Editing } from './edit-fields.tsx'

const SKIP = /^skip +after(?: +(.*))?$/s

/** What becomes of an activity that could not begin in time. */
export function LateFields({ filled }: Editing) {
  const late = filled.values['late'] ?? ''
  const skip = SKIP.exec(late)
  const shown = { ...filled, values: { late: skip ? 'skip' : late, late_after: skip?.[1] ?? '' } }
  return (
    <Radios
      name="late"
      legend={labelOf('late')}
      hint="If it could not begin in time, because it was paused or not yet approved, for instance."
      small
      filled={shown}
      options={[
        { value: 'ask', text: 'Ask', hint: 'Over an hour late it waits for a person’s decision' },
        { value: 'send', text: 'Send it anyway', hint: 'However late it is' },
        {
          value: 'skip',
          text: 'Leave it out',
          hint: 'If it is later than this',
          below: (
            <TextField
              name="late_after"
              label={<span class="govuk-visually-hidden">Leave it out after</span>}
              hint="6h, 2d or 1w"
              width={5}
              code
              filled={{ ...shown, problems: [] }}
            />
          ),
        },
      ]}
    />
  )
}

/** The `late` of a plan from the choice and the time typed below it. */
export function lateTyped(choice: string | undefined, after: string): string {
  return choice === 'skip' ? `skip after ${after.trim()}`.trim() : (choice ?? '')
}
