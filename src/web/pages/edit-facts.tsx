import { Inset } from '../components/blocks.tsx'
import { TextField } from '../components/fields.tsx'
import { Moment } from '../components/moment.tsx'
import { labelOf } from '../words/part-words.ts'
import { CalendarFields } from './edit-calendar.tsx'
import { type Editing, FieldGroup } from './edit-fields.tsx'

/** What is true of the whole campaign. */
export function FactsFields({ form, filled, now }: Editing) {
  const launch = form.choices.anchors.find(({ name }) => name === 'launch')
  return (
    <>
      <TextField name="title" label={labelOf('title')} filled={filled} />
      {launch && (
        <Inset>
          <strong>Launch:</strong> <Moment {...launch} now={now} />.{' '}
          <a class="govuk-link" href={`/campaigns/${form.campaign.id}/launch`}>
            Move the launch
          </a>
        </Inset>
      )}
      <FieldGroup legend="The service" hint="Messages print both: {{service.name}} and {{service.url}}.">
        <TextField name="service.name" label={labelOf('service.name')} filled={filled} />
        <TextField
          name="service.url"
          label={labelOf('service.url')}
          hint="Such as https://renew.example.gov"
          type="url"
          filled={filled}
        />
      </FieldGroup>
      <TextField
        name="languages"
        label={labelOf('languages')}
        hint="Language codes with commas between, such as en, cy. Whoever reads none of them gets the first."
        width={20}
        code
        filled={filled}
      />
      <FieldGroup
        legend="Quiet hours"
        hint="Nothing is sent between these times at the recipient’s place. Leave both empty to send at any time."
      >
        <div class="app-fields-beside">
          <TextField
            name="quiet_hours.from"
            label={labelOf('quiet_hours.from')}
            hint="21:00"
            width={5}
            filled={filled}
          />
          <TextField name="quiet_hours.to" label={labelOf('quiet_hours.to')} hint="08:00" width={5} filled={filled} />
        </div>
      </FieldGroup>
      <CalendarFields filled={filled} />
      <FieldGroup legend="Budget" hint="If there is one.">
        <div class="app-fields-beside">
          <TextField name="budget.currency" label={labelOf('budget.currency')} hint="GBP" width={5} filled={filled} />
          <TextField
            name="budget.total"
            label={labelOf('budget.total')}
            hint="120000"
            width={10}
            inputmode="decimal"
            filled={filled}
          />
        </div>
      </FieldGroup>
      <TextField
        name="attributes"
        label={labelOf('attributes')}
        hint="Columns of the contacts file beyond name and language, such as renewal_due_days, with commas between. Those that audiences ask for need not be listed."
        code
        filled={filled}
      />
    </>
  )
}

/** How quickly the campaign’s e-mail may go out. */
export function RateFields({ filled }: Editing) {
  return (
    <TextField
      name="rate"
      label={labelOf('rate')}
      hint="What the service and the helpline can bear, such as 50/s, 600/m or 10000/h. Empty: as quickly as the mail provider takes it."
      width={10}
      code
      filled={filled}
    />
  )
}
