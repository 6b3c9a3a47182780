import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'

/** The frame of every page: language, title, one main landmark, and a way past the header for keyboard users. */
export function Page(props: { title: string; language?: string; children: Child; skip?: string }) {
  return (
    <>
      {raw('<!doctype html>')}
      <html lang={props.language ?? 'en'}>
        <head>
          <meta charset="utf-8" />
          <meta name="viewport" content="width=device-width, initial-scale=1" />
          <meta name="robots" content="noindex" />
          <title>{props.title}</title>
          <link rel="stylesheet" href="/style.css" />
        </head>
        <body>
          <a class="skip" href="#main">
            {props.skip ?? 'Skip to main content'}
          </a>
          <main id="main">{props.children}</main>
        </body>
      </html>
    </>
  )
}
