import { Page } from '../components/page.tsx'

/** A failure, said plainly: what it is and what to do. */
export function ProblemPage({ title, advice }: { title: string; advice: string }) {
  return (
    <Page title={`${title} – Fanfare`}>
      <h1>{title}</h1>
      <p>{advice}</p>
    </Page>
  )
}
