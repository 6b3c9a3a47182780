import { TextArea, TextField } from '../components/fields.tsx'
import { labelOf } from '../words/part-words.ts'
import type { Editing } from './edit-fields.tsx'
import { IdField } from './edit-id.tsx'

/** What people should take away, and what proves it. */
export function CoreMessageFields(editing: Editing) {
  const { filled } = editing
  return (
    <>
      <IdField {...editing} example="two-minutes" />
      <TextArea
        name="text"
        label={labelOf('text')}
        hint="What people should remember, in one sentence, such as “It takes two minutes”."
        rows={2}
        filled={filled}
      />
      <TextArea
        name="proof"
        label={labelOf('proof')}
        hint="What proves it, with source and date, such as “Median 1 min 52 s, service data, 2026-10”. May be empty."
        rows={2}
        filled={filled}
      />
      <TextField
        name="proof_until"
        label={labelOf('proof_until')}
        hint="The last day on which it may be said, such as 2027-12-31. Empty: the proof does not run out."
        width={10}
        code
        filled={filled}
      />
    </>
  )
}
