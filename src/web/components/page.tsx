import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { textDirection } from '../../render/index.ts'
import { useAssets, useViewer } from '../show.tsx'
import { Breadcrumbs, type Crumb } from './breadcrumbs.tsx'
import { Footer, Header, Told } from './frame.tsx'

interface PageProps {
  /** Without the product's name. */
  readonly title: string
  readonly language?: string
  readonly skip?: string
  /** The way up, without this page itself. */
  readonly crumbs?: readonly Crumb[]
  /** The form on it has faults: the title says so, as screen readers read it first. */
  readonly hasProblems?: boolean
  readonly children: Child
}

const HTMX = JSON.stringify({ includeIndicatorStyles: false, allowEval: false, historyEnabled: false })

/**
 * The frame of every page; a public one, without a viewer, has one narrow column and no navigation. Language and its
 * direction, title, one main landmark, and a way past the header for keyboard users.
 */
export function Page({ title, language = 'en', skip, crumbs, hasProblems, children }: PageProps) {
  const viewer = useViewer()
  const { style, script } = useAssets()
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={language} dir={textDirection(language)} class="govuk-template">
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <meta name="htmx-config" content={HTMX} />
          <title>{`${hasProblems ? 'Error: ' : ''}${title} – Fanfare`}</title>
          <link rel="stylesheet" href={style} />
          {viewer && <script type="module" src={script} />}
        </head>
        <body class="govuk-template__body">
          <a class="govuk-skip-link" href="#main">
            {skip ?? 'Skip to main content'}
          </a>
          <Header />
          <div class="govuk-width-container">
            {crumbs && <Breadcrumbs crumbs={crumbs} />}
            <main id="main" class={viewer ? 'app-main' : 'app-main app-narrow'} tabindex={-1}>
              <Told />
              {children}
            </main>
          </div>
          {viewer && <Footer />}
        </body>
      </html>
    </>
  )
}
