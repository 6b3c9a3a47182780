import { Details } from '../components/blocks.tsx'
import { Checkboxes, Radios } from '../components/choices.tsx'
import { Select, TextArea, TextField } from '../components/fields.tsx'
import { designsOf } from '../../render/index.ts'
import { labelOf } from '../words/part-words.ts'
import { BoundariesFields } from './edit-boundaries.tsx'
import { type Editing, FieldGroup } from './edit-fields.tsx'
import { IdField } from './edit-id.tsx'
import { FieldRows } from './edit-rows.tsx'

const KINDS = [
  { value: 'information-sheet', text: 'Information sheet', hint: 'One or two pages to read, take away and keep' },
  { value: 'poster', text: 'Poster', hint: 'For a wall, read from afar' },
  { value: 'infographic', text: 'Infographic', hint: 'A finding as a picture, for screens, social media and slides' },
]

const PAPERS = [
  { value: '', text: 'A4' },
  { value: 'Letter', text: 'US Letter' },
]

/** What a material is, apart from what it says. */
export function MaterialFields(editing: Editing) {
  const { form, filled, isNew } = editing
  const { coreMessages } = form.choices
  return (
    <>
      <IdField {...editing} example="how-to-renew" />
      <Radios name="kind" legend={labelOf('kind')} options={KINDS} small filled={filled} />
      <Select
        name="template"
        label={labelOf('template')}
        hint="How it looks. It can be another one at any time."
        options={[{ value: '', text: 'Choose a design' }, ...DESIGNS]}
        filled={filled}
      />
      {isNew && <FirstWords {...editing} />}
      {coreMessages.length > 0 && (
        <Checkboxes
          name="core"
          legend={labelOf('core')}
          small
          filled={filled}
          options={coreMessages.map(({ id, text }) => ({ value: id, text }))}
        />
      )}
      <div class="app-fields-beside">
        <TextField
          name="owner"
          label={labelOf('owner')}
          hint="A team or an address, printed on it."
          width={20}
          filled={filled}
        />
        <TextField
          name="next_review"
          label={labelOf('next_review')}
          hint="launch+90d, or 2027-06-01"
          width={10}
          code
          filled={filled}
        />
      </div>
      <FieldGroup legend="Paper, colour and code">
        <Select name="paper" label={labelOf('paper')} options={PAPERS} filled={filled} />
        <TextField
          name="accent"
          label={labelOf('accent')}
          hint="Such as #0b5394. Empty: that of the design."
          width={10}
          code
          filled={filled}
        />
        <TextField
          name="address"
          label={labelOf('address')}
          hint="Empty: the address of the service."
          type="url"
          width={30}
          filled={filled}
        />
      </FieldGroup>
      <FigureFields {...editing} />
      <Overrides filled={filled} />
    </>
  )
}

/** Every design under the kind it is for. */
const DESIGNS = KINDS.flatMap(({ value: kind, text: group }) =>
  designsOf(kind).map((name) => ({ value: name, text: name, group })),
)

function FirstWords({ form, filled }: Editing) {
  const [language] = form.campaign.languages
  return (
    <>
      <TextField
        name="content.title"
        label={labelOf('content.title')}
        hint="What people can do, or what you found: “Renew your driving licence online”."
        {...(language !== undefined && { language })}
        filled={filled}
      />
      <TextArea
        name="content.what"
        label={labelOf('content.what')}
        hint="What it is, in one sentence. Leave it empty for an infographic."
        rows={2}
        {...(language !== undefined && { language })}
        filled={filled}
      />
    </>
  )
}

const FIGURES = `how-people-renew:
  chart: bars
  measure: percent
  bars: [{ key: online, value: 77 }, { key: post, value: 23 }]
  source: Service data, 2026
  date: 2026-10`

function FigureFields({ form, filled }: Editing) {
  return (
    <FieldGroup
      legend="Figures"
      hint="The numbers, the same in every language, each with its source and date. The words are written with each language."
    >
      <TextArea name="figures" label={labelOf('figures')} rows={8} code filled={filled} />
      <Details summary="How a figure is written">
        <pre class="app-code">{FIGURES}</pre>
        <p class="govuk-body">
          <code>chart</code> is one of big-number, icon-array, bars, line, before-after, steps, timeline and map. A map
          takes the boundaries of its regions from a file that is chosen below.
        </p>
      </Details>
      <BoundariesFields form={form} filled={filled} />
    </FieldGroup>
  )
}

function Overrides({ filled }: Pick<Editing, 'filled'>) {
  return (
    <FieldRows
      list="overrides"
      one="Override"
      summary="Checks that somebody answers for although they found something"
      hint="Name the check as it reports itself, who answers for it, and why it may be so. To take one out, empty its fields."
      columns={[
        { key: 'check', width: 20 },
        { key: 'language', width: 5 },
        { key: 'name', width: 20 },
        { key: 'reason', width: 30 },
      ]}
      filled={filled}
    />
  )
}
