import { Page } from '../components/page.tsx'

/** A failure, said plainly: what it is and what to do. */
export function ProblemPage({ title, advice }: { title: string; advice: string }) {
  return (
    <Page title={title}>
      <h1 class="govuk-heading-l">{title}</h1>
      <p class="govuk-body">{advice}</p>
    </Page>
  )
}
