import { Radios } from '../components/choices.tsx'
import { Details } from '../components/blocks.tsx'
import { Select, TextArea, TextField } from '../components/fields.tsx'
import { labelOf } from '../words/part-words.ts'
import { DatesMeantBy, RepeatHelp, WhenHelp } from './edit-activity-dates.tsx'
import { type Editing, FieldGroup, Meaning } from './edit-fields.tsx'
import { IdField } from './edit-id.tsx'
import { LateFields } from './edit-late.tsx'
import { WayFields } from './edit-way.tsx'

/** What goes to whom, or is put up where, and when. */
export function ActivityFields(editing: Editing) {
  const { filled } = editing
  return (
    <>
      <IdField {...editing} example="first-reminder" />
      <WayFields {...editing} />
      <WhenFields {...editing} />
      <RepeatFields {...editing} />
      <ConditionFields {...editing} />
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

function WhenFields(editing: Editing) {
  const { form, filled } = editing
  const others = form.choices.activities.filter(({ id }) => id !== form.part.id)
  return (
    <FieldGroup
      legend="Date"
      hint={
        others.length > 0 ? 'Counted from the launch, or from another activity: fill in one of the two.' : undefined
      }
    >
      <TextField
        name="when"
        label={labelOf('when')}
        hint="Counted from the launch, such as launch-14d 09:00, or a date of its own, such as 2027-03-01 09:00."
        width={20}
        code
        filled={filled}
      />
      {(others.length > 0 || filled.values['after']) && (
        <TextField
          name="after"
          label={labelOf('after')}
          hint={`The activity and how long after its last date, such as ${others[0]?.id ?? 'teaser'} + 2d.`}
          width={20}
          code
          suggestions={others.map(({ id }) => `${id} + 2d`)}
          filled={filled}
        />
      )}
      <Meaning name="dates-meant" of={['when', 'after', 'repeat', 'exdate', 'rdate']}>
        <DatesMeantBy {...editing} />
      </Meaning>
      <WhenHelp {...editing} />
    </FieldGroup>
  )
}

/** Open where something in it is filled in or wrong. */
function isUsed({ filled }: Editing, names: readonly string[]): boolean {
  return names.some((name) => (filled.values[name] ?? '') !== '' || filled.problems.some(({ path }) => path === name))
}

const COMMON_RULES = [
  'FREQ=DAILY;COUNT=5',
  'FREQ=WEEKLY;COUNT=4',
  'FREQ=WEEKLY;BYDAY=MO,TH;UNTIL=launch',
  'FREQ=MONTHLY;COUNT=6',
]

function RepeatFields(editing: Editing) {
  const { filled } = editing
  return (
    <Details
      summary="More than once: repeat it, leave dates out, add dates"
      open={isUsed(editing, ['repeat', 'exdate', 'rdate'])}
    >
      <TextField
        name="repeat"
        label={labelOf('repeat')}
        hint="A rule from its first date on, such as FREQ=WEEKLY;COUNT=4 for four weeks. Empty: it goes out once."
        code
        suggestions={COMMON_RULES}
        filled={filled}
      />
      <RepeatHelp {...editing} />
      <TextArea
        name="exdate"
        label={labelOf('exdate')}
        hint="Dates of the rule on which nothing goes out, such as 2027-04-05, with commas between."
        rows={2}
        code
        filled={filled}
      />
      <TextArea
        name="rdate"
        label={labelOf('rdate')}
        hint="Dates with their times, such as 2027-04-06 10:00, with commas between."
        rows={2}
        code
        filled={filled}
      />
    </Details>
  )
}

const CONDITIONS = ['clock', 'not_before_activity', 'blackout_override.name', 'blackout_override.reason']

function ConditionFields(editing: Editing) {
  const { form, filled } = editing
  const others = form.choices.activities.filter(({ id }) => id !== form.part.id)
  const zone = form.choices.anchors.find(({ name }) => name === 'launch')?.zone ?? 'UTC'
  return (
    <Details summary="Whose clock counts, what has to go out first, blackouts" open={isUsed(editing, CONDITIONS)}>
      <Radios
        name="clock"
        legend={labelOf('clock')}
        small
        filled={filled}
        options={[
          { value: '', text: 'The campaign’s', hint: `Everybody at the same moment, by the clock in ${zone}` },
          {
            value: 'recipient',
            text: 'Each recipient’s own',
            hint: `10:00 is 10:00 where each of them is; without a known zone it is 10:00 in ${zone}`,
          },
        ]}
      />
      <Select
        name="not_before_activity"
        label={labelOf('not_before_activity')}
        hint="Such as a briefing of staff: until it has gone out, this waits, whatever its date."
        options={[
          { value: '', text: 'Nothing: it goes out at its time' },
          ...others.map(({ id, subject }) => ({ value: id, text: `${id} – ${subject}` })),
        ]}
        filled={filled}
      />
      <FieldGroup
        legend="Blackouts"
        hint="To let it go out although a blackout of the campaign holds everything, say who allows that, and why. Both stand in the plan and in its approval."
      >
        <TextField
          name="blackout_override.name"
          label={labelOf('blackout_override.name')}
          hint="Such as A. Jones, director of communications"
          width={30}
          filled={filled}
        />
        <TextField
          name="blackout_override.reason"
          label={labelOf('blackout_override.reason')}
          hint="Such as “Essential information on a service people depend on”"
          filled={filled}
        />
      </FieldGroup>
    </Details>
  )
}
