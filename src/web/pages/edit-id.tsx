import { TextField } from '../components/fields.tsx'
import { labelOf } from '../words/part-words.ts'
import type { Editing } from './edit-fields.tsx'

/** The id of a part that is new; it stays, because addresses, links and the campaign file use it. */
export function IdField({ isNew, filled, example }: Pick<Editing, 'isNew' | 'filled'> & { example: string }) {
  if (!isNew) return null
  return (
    <TextField
      name="id"
      label={labelOf('id')}
      hint={`Small letters, digits and hyphens, such as ${example}. It cannot be changed later.`}
      width={20}
      code
      filled={filled}
    />
  )
}
