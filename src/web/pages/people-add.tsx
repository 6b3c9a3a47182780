import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, TextField } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { RoleFields } from '../components/roles.tsx'

/** Lets another person in. */
export function AddPersonPage({ filled }: { filled: Filled }) {
  return (
    <Page title="Add a person" crumbs={[{ text: 'People', href: '/people' }]} hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <h1 class="govuk-heading-l">Add a person</h1>
      <Form action="/people/add">
        <TextField
          name="email"
          label="E-mail address"
          hint="Their address at work. They sign in by links to it."
          type="email"
          width={30}
          autocomplete="off"
          filled={filled}
        />
        <RoleFields filled={filled} />
        <Button>Add this person</Button>
      </Form>
    </Page>
  )
}
