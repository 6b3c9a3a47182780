import { TextField } from './fields.tsx'
import { Button, Form } from './form.tsx'

interface SearchBoxProps {
  readonly action: string
  readonly label: string
  readonly hint: string
  readonly text: string
}

/** Looks for something that may be personal data: it is posted, so that it never stands in an address. */
export function SearchBox({ action, label, hint, text }: SearchBoxProps) {
  return (
    <search class="app-search">
      <Form action={action}>
        <TextField
          name="text"
          label={label}
          hint={hint}
          type="search"
          width={30}
          filled={{ values: { text }, problems: [] }}
        />
        <Button kind="secondary">Search</Button>
      </Form>
    </search>
  )
}
