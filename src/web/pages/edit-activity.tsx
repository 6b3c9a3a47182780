import { Radios } from '../components/choices.tsx'
import { Details } from '../components/blocks.tsx'
import { TextField } from '../components/fields.tsx'
import { Moment } from '../components/moment.tsx'
import { labelOf } from '../words/part-words.ts'
import { dateMeant } from '../words/planned-date.ts'
import { type Editing, Meaning } from './edit-fields.tsx'
import { IdField } from './edit-id.tsx'
import { AudienceField, MessageField } from './edit-references.tsx'

const SKIP = /^skip +after(?: +(.*))?$/s

/** What goes to whom and when. */
export function ActivityFields(editing: Editing) {
  const { form, filled } = editing
  const date = dateMeant(filled.values['when'] ?? '', form.choices.anchors)
  return (
    <>
      <IdField {...editing} example="first-reminder" />
      <MessageField {...editing} />
      <AudienceField {...editing} />
      <TextField
        name="when"
        label={labelOf('when')}
        hint="Counted from the launch, such as launch-14d 09:00, or a date of its own, such as 2027-03-01 09:00."
        width={20}
        code
        filled={filled}
      />
      <Meaning name="when-meant" of={['when']}>
        {date && (
          <>
            It goes out <Moment {...date} now={editing.now} />.
          </>
        )}
      </Meaning>
      <WhenHelp {...editing} />
      <LateFields {...editing} />
      <TextField
        name="owner"
        label={labelOf('owner')}
        hint="A team or an address. May be empty."
        width={30}
        filled={filled}
      />
    </>
  )
}

function WhenHelp({ form, now }: Editing) {
  const { anchors } = form.choices
  const [other] = anchors.filter(({ name }) => name !== 'launch')
  const examples = [
    'launch',
    'launch-14d 09:00',
    'launch+1w',
    'launch+2h',
    ...(other ? [`${other.name}-1d 10:00`] : []),
  ]
  return (
    <Details summary="How dates are written, and what they mean here">
      <dl class="app-examples">
        {examples.map((example) => {
          const date = dateMeant(example, anchors)
          return (
            <div>
              <dt>
                <code>{example}</code>
              </dt>
              <dd>{date && <Moment {...date} now={now} />}</dd>
            </div>
          )
        })}
      </dl>
      <p class="govuk-body">
        m, h, d and w are minutes, hours, days and weeks. Days and weeks may name a time of day; without one they keep
        the launch’s. A date of its own stays when the launch moves; the others move with it.
      </p>
    </Details>
  )
}

function LateFields({ filled }: Editing) {
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
