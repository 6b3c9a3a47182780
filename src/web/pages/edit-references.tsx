import type { PartForm } from '../../plan/index.ts'
import { type Filled, Select } from '../components/fields.tsx'
import { labelOf } from '../words/part-words.ts'

interface ReferenceProps {
  readonly form: PartForm
  readonly filled: Filled
}

/** Chooses one of the campaign's audiences; says what to do while it has none. */
export function AudienceField({ form, filled }: ReferenceProps) {
  const { audiences } = form.choices
  const options = audiences.map(({ id, title }) => ({ value: id, text: title }))
  return (
    <Select
      name="audience"
      label={labelOf('audience')}
      hint={audiences.length === 0 ? <AddFirst form={form} kind="audience" /> : undefined}
      options={[{ value: '', text: 'Choose an audience' }, ...options]}
      filled={filled}
    />
  )
}

/** Chooses one of the campaign's messages; says what to do while it has none. */
export function MessageField({ form, filled }: ReferenceProps) {
  const { messages } = form.choices
  const options = messages.map(({ id, subject }) => ({ value: id, text: `${id} – ${subject}` }))
  return (
    <Select
      name="message"
      label={labelOf('message')}
      hint={messages.length === 0 ? <AddFirst form={form} kind="message" /> : undefined}
      options={[{ value: '', text: 'Choose a message' }, ...options]}
      filled={filled}
    />
  )
}

/** Chooses the material that a message leads to, where the campaign has any. */
export function MaterialField({ form, filled }: ReferenceProps) {
  const { materials } = form.choices
  if (materials.length === 0 && (filled.values['material'] ?? '') === '') return null
  return (
    <Select
      name="material"
      label={labelOf('material')}
      hint="It is approved together with the message. May be none."
      options={[
        { value: '', text: 'None' },
        ...materials.map(({ id, title }) => ({ value: id, text: `${id} – ${title}` })),
      ]}
      filled={filled}
    />
  )
}

function AddFirst({ form, kind }: Pick<ReferenceProps, 'form'> & { kind: 'audience' | 'message' }) {
  return (
    <>
      There is none yet.{' '}
      <a class="govuk-link" href={`/campaigns/${form.campaign.id}/edit/${kind}`}>
        Add {kind === 'audience' ? 'an audience' : 'a message'} first
      </a>
      .
    </>
  )
}
