import { Details } from '../components/blocks.tsx'
import { ErrorSummary } from '../components/error-summary.tsx'
import { type Filled, TextField } from '../components/fields.tsx'
import { Button, Form } from '../components/form.tsx'
import { Page } from '../components/page.tsx'

interface AskProps {
  /** Where to go afterwards, on this site. */
  readonly to: string
  /** Links are mailed; without a mail provider whoever runs the installation makes them. */
  readonly mailsLinks: boolean
  readonly filled: Filled
}

/** For whoever comes without a session: asks for the address that a one-time link is mailed to. */
export function AskForLinkPage({ to, mailsLinks, filled }: AskProps) {
  return (
    <Page title="Sign in" hasProblems={filled.problems.length > 0}>
      <ErrorSummary problems={filled.problems} />
      <h1 class="govuk-heading-l">Sign in to Fanfare</h1>
      {mailsLinks ? (
        <Form action="/sign-in">
          <input type="hidden" name="to" value={to} />
          <TextField
            name="email"
            label="Your e-mail address"
            hint="We send you a link that signs you in. There is no password."
            type="email"
            autocomplete="email"
            filled={filled}
          />
          <Button>Send me a link</Button>
        </Form>
      ) : (
        <p class="govuk-body">
          To sign in, open a sign-in link. No mail provider is set up yet, so links are made on the command line.
        </p>
      )}
      <Details summary="How do I get a link without mail?">
        <p class="govuk-body">
          Whoever runs this installation makes one with <code>npm run -s fanfare -- person link EMAIL</code>. It works
          once, and for 15 minutes.
        </p>
      </Details>
    </Page>
  )
}

/** The same for known and unknown addresses, so that nobody learns who works here. */
export function LinkSentPage({ email }: { email: string }) {
  return (
    <Page title="Check your e-mail">
      <h1 class="govuk-heading-l">Check your e-mail</h1>
      <p class="govuk-body">
        If <strong>{email}</strong> may sign in here, a link is on its way. It works once, and for 15 minutes.
      </p>
      <p class="govuk-body">
        Nothing came? Look among unwanted mail, or <a href="/sign-in">ask for another link</a>.
      </p>
    </Page>
  )
}

/** Asks for one click, because mail scanners follow links and would use the one-time link up. */
export function UseLinkPage({ to }: { to: string }) {
  return (
    <Page title="Sign in">
      <h1 class="govuk-heading-l">Sign in to Fanfare</h1>
      <p class="govuk-body">This link works once, and for 15 minutes.</p>
      <Form>
        <input type="hidden" name="to" value={to} />
        <Button>Sign in</Button>
      </Form>
    </Page>
  )
}
