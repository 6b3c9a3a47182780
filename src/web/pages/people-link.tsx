import { Warning } from '../components/blocks.tsx'
import { ButtonLink } from '../components/form.tsx'
import { Page } from '../components/page.tsx'

interface LinkProps {
  readonly person: { readonly id: number; readonly email: string }
  readonly link: string
  /** Absent: no mail provider is set up. */
  readonly mailed: boolean | undefined
}

/** A one-time sign-in link, shown this once. */
export function PersonLinkPage({ person, link, mailed }: LinkProps) {
  return (
    <Page
      title="Sign-in link"
      crumbs={[
        { text: 'People', href: '/people' },
        { text: person.email, href: `/people/${person.id}` },
      ]}
    >
      <h1 class="govuk-heading-l app-breaks">Sign-in link for {person.email}</h1>
      <p class="govuk-body">
        {mailed === true && 'It was mailed to them. '}
        {mailed === false && 'It could not be mailed; hand it over yourself. '}
        It works once, and for 15 minutes.
      </p>
      <p class="app-text app-secret" id="link">
        {link}
      </p>
      <Warning>It is shown only this once. Whoever opens it is signed in as {person.email}.</Warning>
      <ButtonLink href={`/people/${person.id}`} kind="secondary">
        Done
      </ButtonLink>
    </Page>
  )
}
