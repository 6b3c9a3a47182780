import { TextArea, TextField } from '../components/fields.tsx'
import { Radios } from '../components/choices.tsx'
import { Moment } from '../components/moment.tsx'
import { labelOf } from '../words/part-words.ts'
import { deadlineMeant } from '../words/planned-date.ts'
import { type Editing, FieldGroup, Meaning } from './edit-fields.tsx'
import { IdField } from './edit-id.tsx'
import { AudienceField } from './edit-references.tsx'

const LEVELS = [
  { value: 'output', text: 'Output', hint: 'What you put out: messages delivered, people reached' },
  { value: 'outtake', text: 'Outtake', hint: 'What people take from it: they look, understand, remember' },
  { value: 'outcome', text: 'Outcome', hint: 'What people do: they renew online, register, call' },
  { value: 'impact', text: 'Impact', hint: 'What changes for the public service or for society' },
]

/** A goal with its baseline and target. */
export function GoalFields(editing: Editing) {
  const { form, filled, now } = editing
  const by = deadlineMeant(filled.values['by'] ?? '', form.schedule.frame)
  return (
    <>
      <IdField {...editing} example="know-the-date" />
      <Radios name="level" legend={labelOf('level')} options={LEVELS} filled={filled} small />
      <TextField
        name="metric"
        label={labelOf('metric')}
        hint="reach and visits are counted by Fanfare. Anything else, such as online renewals, is counted by you."
        width={30}
        filled={filled}
      />
      <AudienceField {...editing} />
      <FieldGroup legend="Where things stand now" hint="Without a baseline nobody can tell what the campaign changed.">
        <div class="app-fields-beside">
          <TextField
            name="baseline.value"
            label={labelOf('baseline.value')}
            hint="0, 340 or 12%"
            width={10}
            filled={filled}
          />
          <TextField
            name="baseline.date"
            label={labelOf('baseline.date')}
            hint="2026-11-01"
            width={10}
            filled={filled}
          />
        </div>
        <TextField
          name="baseline.source"
          label={labelOf('baseline.source')}
          hint="Such as “Service data, October 2026” or “No earlier campaign”"
          filled={filled}
        />
      </FieldGroup>
      <FieldGroup legend="Where they should be">
        <TextField
          name="target"
          label={labelOf('target')}
          hint="A number such as 5000, or a share such as 60% of the people in the audience."
          width={10}
          filled={filled}
        />
        <TextField
          name="by"
          label={labelOf('by')}
          hint="Counted from the launch, such as launch+30d, or a date such as 2027-03-31. It is the end of that day."
          width={20}
          code
          filled={filled}
        />
        <Meaning name="by-meant" of={['by']}>
          {by && (
            <>
              That is <Moment {...by} now={now} />.
            </>
          )}
        </Meaning>
      </FieldGroup>
      <TextArea
        name="measured_by"
        label={labelOf('measured_by')}
        hint="Such as “online renewals in the service’s own statistics, each licence once”"
        rows={3}
        filled={filled}
      />
    </>
  )
}
