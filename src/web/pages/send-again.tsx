import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'
import { useViewer } from '../show.tsx'

interface SendAgainProps {
  /** Where the form was sent. */
  readonly path: string
  readonly fields: readonly (readonly [name: string, value: string])[]
}

/** For a form whose session is over: nothing was done, and what was typed waits here to be sent with the next one. */
export function SendAgainPage({ path, fields }: SendAgainProps) {
  const isSignedIn = useViewer() !== undefined
  return (
    <Page title={isSignedIn ? 'Send it again?' : 'You are signed out'}>
      <h1 class="govuk-heading-l">{isSignedIn ? 'Send it again?' : 'You are signed out'}</h1>
      {isSignedIn ? (
        <p class="govuk-body">
          This form is not from your present session, so nothing was changed. What you typed is still here: if it was
          you who typed it, send it again.
        </p>
      ) : (
        <p class="govuk-body">
          You are signed out, so nothing was changed. What you typed is still here:{' '}
          <a class="govuk-link" href="/sign-in" target="_blank" rel="noopener">
            sign in again in another tab
          </a>
          , come back to this one and send it.
        </p>
      )}
      <Form action={path} upload>
        {fields.map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <Button>Send it again</Button>
      </Form>
    </Page>
  )
}
