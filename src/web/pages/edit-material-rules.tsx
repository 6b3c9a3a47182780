import { TextArea, TextField } from '../components/fields.tsx'
import { labelOf, languageInWords } from '../words/part-words.ts'
import { type Editing, FieldGroup } from './edit-fields.tsx'
import { IdField } from './edit-id.tsx'
import { FieldRows } from './edit-rows.tsx'

/** What all materials of a campaign are held to. */
export function MaterialRulesFields({ filled }: Editing) {
  return (
    <>
      <FieldRows
        list="jargon"
        one="Entry"
        summary="Words that materials do without"
        hint="A material that uses one is not approved. To take one out, empty its fields; after saving there is room for more."
        columns={[
          { key: 'word', width: 20 },
          { key: 'instead', width: 20 },
        ]}
        open
        filled={filled}
      />
      <TextArea
        name="allowed_domains"
        label={labelOf('allowed_domains')}
        hint="Such as renew.example.gov, with commas between. Empty: that of the service alone."
        rows={3}
        code
        filled={filled}
      />
    </>
  )
}

/** Where people get help by telephone, as texts print it. */
export function HelplineFields(editing: Editing) {
  const { form, filled, isNew } = editing
  const name = isNew ? 'hotline' : form.part.id
  return (
    <>
      <IdField {...editing} example="hotline" />
      <TextField
        name="phone"
        label={labelOf('phone')}
        hint={
          <>
            As people read it, such as 0808 157 0000. Texts of materials print it by{' '}
            <code>{`{{contact "${name}"}}`}</code>.
          </>
        }
        width={20}
        filled={filled}
      />
      {form.campaign.languages.map((language) => (
        <FieldGroup legend={languageInWords(language)}>
          <TextField
            name={`name.${language}`}
            label={labelOf(`name.${language}`)}
            hint="Such as “Renewal helpline”. May be empty."
            language={language}
            filled={filled}
          />
          <TextField
            name={`hours.${language}`}
            label={labelOf(`hours.${language}`)}
            hint="Such as “Monday to Friday, 8am to 6pm”. May be empty."
            language={language}
            filled={filled}
          />
        </FieldGroup>
      ))}
    </>
  )
}
