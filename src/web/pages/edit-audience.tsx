import { Details } from '../components/blocks.tsx'
import { Select, TextArea, TextField } from '../components/fields.tsx'
import { counted } from '../words/numbers.ts'
import { labelOf } from '../words/part-words.ts'
import { type Editing, FieldGroup, Meaning } from './edit-fields.tsx'
import { IdField } from './edit-id.tsx'

/** Who is spoken to: how many there are, and which contacts are among them. */
export function AudienceFields(editing: Editing) {
  const { form, filled, people } = editing
  const lists = [
    { value: '', text: 'Every list, except those of the examples' },
    ...form.choices.lists.map((list) => ({ value: list, text: list })),
  ]
  return (
    <>
      <IdField {...editing} example="due-soon" />
      <TextField
        name="title"
        label={labelOf('title')}
        hint="Who they are, in words, such as “Licence due in 90 days”"
        filled={filled}
      />
      <FieldGroup
        legend="How many there are in the country"
        hint="Needed for goals that are a share, such as 60%. Leave all three empty if nobody knows."
      >
        <div class="app-fields-beside">
          <TextField
            name="population.size"
            label={labelOf('population.size')}
            hint="2400000"
            width={10}
            inputmode="numeric"
            filled={filled}
          />
          <TextField
            name="population.date"
            label={labelOf('population.date')}
            hint="2026-10-31"
            width={10}
            filled={filled}
          />
        </div>
        <TextField
          name="population.source"
          label={labelOf('population.source')}
          hint="Such as “Driver records”"
          filled={filled}
        />
      </FieldGroup>
      <FieldGroup legend="Which of your contacts">
        <Select name="list" label={labelOf('list')} options={lists} filled={filled} />
        <TextArea
          name="where"
          label={labelOf('where')}
          hint="A rule over the columns of the contacts. Empty: everybody on the list."
          rows={Math.min(24, Math.max(6, (filled.values['where'] ?? '').split('\n').length + 1))}
          code
          filled={filled}
        />
        <Meaning name="people-meant" of={['where', 'list']}>
          {people === 0 && 'Nobody matches now.'}
          {people !== undefined && people > 0 && `${counted(people, 'contact matches', 'contacts match')} now.`}
        </Meaning>
        <RuleHelp />
      </FieldGroup>
    </>
  )
}

const EXAMPLES = [
  ['{ attribute: renewal_due_days, lte: 90 }', 'the number in that column is at most 90'],
  ['{ attribute: language, eq: cy }', 'their language is Welsh'],
  ['{ attribute: region, in: [north, south] }', 'their region is one of these'],
  ['{ attribute: email, contains: "@example.gov" }', 'the address contains this text'],
  ['{ attribute: phone, exists: false }', 'there is no telephone number'],
  ['{ all: [{ attribute: age, gte: 60 }, { attribute: region, eq: north }] }', 'both are so'],
  ['{ any: [{ attribute: age, lt: 25 }, { attribute: age, gte: 60 }] }', 'one of them is so'],
  ['{ not: { attribute: region, eq: north } }', 'it is not so'],
] as const

function RuleHelp() {
  return (
    <Details summary="How rules are written">
      <dl class="app-examples">
        {EXAMPLES.map(([rule, meaning]) => (
          <div>
            <dt>
              <code>{rule}</code>
            </dt>
            <dd>{meaning}</dd>
          </div>
        ))}
      </dl>
      <p class="govuk-body">
        Compare with eq, ne, lt, lte, gt, gte, in, contains and exists. Numbers and dates such as 2027-03-01 compare as
        such, everything else as text.
      </p>
    </Details>
  )
}
