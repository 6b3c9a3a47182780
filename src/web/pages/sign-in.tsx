import { Page } from '../components/page.tsx'

/** Asks for one click, because mail scanners follow links and would use the one-time link up. */
export function SignInPage() {
  return (
    <Page title="Sign in – Fanfare">
      <h1>Sign in to Fanfare</h1>
      <p>This link works once, and for 15 minutes.</p>
      <form method="post">
        <button type="submit">Sign in</button>
      </form>
    </Page>
  )
}

/** For whoever comes without a session. */
export function SignedOutPage() {
  return (
    <Page title="Fanfare">
      <h1>Fanfare</h1>
      <p>You are signed out. To sign in, open a sign-in link.</p>
      <p class="quiet">
        Whoever runs this installation makes one with <code>npm run -s fanfare -- person link EMAIL</code>.
      </p>
    </Page>
  )
}
