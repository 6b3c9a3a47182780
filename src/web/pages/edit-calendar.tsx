import { Checkboxes } from '../components/choices.tsx'
import { type Filled, TextArea, TextField } from '../components/fields.tsx'
import { WEEK } from '../words/calendar-words.ts'
import { labelOf } from '../words/part-words.ts'
import { FieldGroup } from './edit-fields.tsx'
import { FieldRows } from './edit-rows.tsx'

/** Days that count otherwise than others, and how much people bear. */
export function CalendarFields({ filled }: { filled: Filled }) {
  return (
    <>
      <FieldGroup legend="Days">
        <div class="app-week">
          <Checkboxes
            name="quiet_days"
            legend={labelOf('quiet_days')}
            hint="Nothing goes out on these, by the calendar of the recipient; it waits for the next day. None ticked: every day will do."
            small
            options={[...WEEK, { value: 'holidays', text: 'Public holidays' }]}
            filled={filled}
          />
          <Checkboxes
            name="weekend"
            legend={labelOf('weekend')}
            hint="Days that are left out where working days are counted, as in launch+5wd. None ticked: Saturday and Sunday."
            small
            options={WEEK}
            filled={filled}
          />
        </div>
        <TextArea
          name="holidays"
          label={labelOf('holidays')}
          hint="Dates such as 2027-03-26, with commas between. No working days either."
          rows={3}
          code
          filled={filled}
        />
      </FieldGroup>
      <BlackoutFields filled={filled} />
      <FieldGroup
        legend="How much people bear"
        hint="Over all campaigns, so that nobody is written to by three departments in a day."
      >
        <div class="app-fields-beside">
          <TextField
            name="frequency_cap.messages"
            label={labelOf('frequency_cap.messages')}
            hint="3"
            width={5}
            inputmode="numeric"
            filled={filled}
          />
          <TextField
            name="frequency_cap.per"
            label={labelOf('frequency_cap.per')}
            hint="1w, 7d or 48h"
            width={5}
            code
            filled={filled}
          />
        </div>
        <p class="govuk-hint">
          Whoever has had as many is left out, and counted as skipped. Leave both empty for no limit.
        </p>
        <TextField
          name="clash_within"
          label={labelOf('clash_within')}
          hint="Two messages to the same people nearer than this are warned of, such as 48h. Empty: 12 hours."
          width={5}
          code
          filled={filled}
        />
        <TextField
          name="department"
          label={labelOf('department')}
          hint="Who speaks. Two departments that write to the same people on one day are warned of."
          width={30}
          filled={filled}
        />
      </FieldGroup>
    </>
  )
}

const POLICIES = [
  { value: '', text: 'Choose' },
  { value: 'block', text: 'Nothing goes out' },
  { value: 'warn', text: 'Only warn' },
]

function BlackoutFields({ filled }: { filled: Filled }) {
  return (
    <FieldRows
      list="blackouts"
      one="Blackout"
      summary="Blackouts: times in which nothing goes out, such as before an election"
      hint="Emergencies go out all the same, and so does an activity that somebody allows by name. To take one out, empty its fields; after saving there is room for more."
      columns={[
        { key: 'name', hint: 'Such as local elections', width: 20 },
        { key: 'policy', hint: 'While it lasts', options: POLICIES },
        { key: 'from', hint: '2027-04-05', width: 10, code: true },
        { key: 'to', hint: '2027-05-06', width: 10, code: true },
      ]}
      filled={filled}
    />
  )
}
