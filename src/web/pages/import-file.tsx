import { ContactPages } from '../components/contact-pages.tsx'
import { Details } from '../components/blocks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, FileField, TextField } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'

interface ImportFileProps {
  /** Names of the lists there are, but the examples'. */
  readonly lists: readonly string[]
  readonly filled: Filled
}

/** Asks for a file of contacts. It is only checked by this. */
export function ImportFilePage({ lists, filled }: ImportFileProps) {
  return (
    <Page title="Import contacts" hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <h1 class="govuk-heading-l">Import contacts</h1>
      <ContactPages here="/contacts/import" />
      <p class="govuk-body">
        Choose a CSV file with a row per person. You see what would go in, and what is wrong, before anything is
        changed.
      </p>
      <p class="govuk-body">
        <a class="govuk-link" href="/contacts/import/example.csv" download>
          Download an example file
        </a>
      </p>
      <Form upload>
        <FileField
          name="file"
          label="Contacts file"
          hint="CSV in UTF-8, separated by commas or semicolons, up to 10 MB"
          accept=".csv,text/csv"
          filled={filled}
        />
        <TextField
          name="list"
          label="List that these people join"
          hint={
            lists.length === 0
              ? 'A name for a new list. Empty: contacts.'
              : `A new name makes a new list. There is: ${lists.slice(0, 10).join(', ')}. Empty: contacts.`
          }
          width={20}
          autocomplete="off"
          suggestions={lists}
          filled={filled}
        />
        <Button>Check this file</Button>
      </Form>
      <Details summary="What the columns mean">
        <dl class="app-duties">
          <dt>id, email, phone</dt>
          <dd>At least one of them. A person who is known by id, else e-mail, else phone, is changed and not added.</dd>
          <dt>first_name, last_name, language, timezone</dt>
          <dd>For the messages. A language such as cy, a time zone such as Europe/London.</dd>
          <dt>consent.email</dt>
          <dd>yes or no. An import never undoes an unsubscribe, nor a consent that somebody withdrew.</dd>
          <dt>anything else</dt>
          <dd>An attribute, such as renewal_due_days, that rules of audiences and messages may use.</dd>
        </dl>
        <p class="govuk-body">An empty cell says nothing: what is known stays.</p>
      </Details>
    </Page>
  )
}
